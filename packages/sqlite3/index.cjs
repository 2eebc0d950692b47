'use strict';
// The four calls of sqlite3 that @keyv/sqlite makes (new Database, configure, all, close), over libsql. libsql answers
// at once; callbacks come a turn later, as sqlite3's do, so that no caller meets its own callback inside its call.
const Libsql = require('libsql');

class Database {
  constructor(path, callback) {
    answer(callback, () => {
      this.libsql = new Libsql(path);
    });
  }

  configure(option, value) {
    if (option !== 'busyTimeout') throw new Error(`sqlite3 here knows busyTimeout, not ${option}`);
    this.libsql.exec(`PRAGMA busy_timeout = ${Number(value)}`);
  }

  /** all(sql, callback), all(sql, [a, b], callback) or all(sql, a, b, callback); a write answers with no rows. */
  all(sql, ...rest) {
    const callback = rest.pop();
    const parameters = Array.isArray(rest[0]) ? rest[0] : rest;
    answer(callback, () => {
      const statement = this.libsql.prepare(sql);
      if (statement.reader) return statement.all(parameters);
      statement.run(parameters);
      return [];
    });
  }

  close(callback) {
    answer(callback, () => {
      this.libsql.close();
    });
  }
}

function answer(callback, work) {
  let result;
  try {
    result = work();
  } catch (error) {
    setImmediate(callback, error);
    return;
  }
  setImmediate(callback, null, result);
}

module.exports = { Database };
