/** A disk that fails under the store, in this process: below keyv, where SQLite answers that the disk is full. */
import { createRequire } from 'node:module';

type Callback = (error: unknown, rows?: unknown[]) => void;
interface Driver {
  Database: { prototype: { all(sql: string, ...rest: unknown[]): void } };
}

export interface FailingDisk {
  /**
   * From the next event that gets into the inbox on, `passing` writes succeed, and then `failing` fail (until the store is
   * closed, with Infinity).
   */
  fill(passing: number, failing: number): void;
  /** Writes work again; answers how many failed. */
  empty(): number;
  restore(): void;
}

export function breakDisk(): FailingDisk {
  // CommonJS, which a type can only be told of.
  const { Database } = createRequire(import.meta.url)('sqlite3') as Driver;
  // Called with its own `this` below.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const real = Database.prototype.all;
  let state: 'works' | 'about to' | 'fills' = 'works';
  let passing = 0;
  let failing = 0;
  let failed = 0;

  function mayWrite(sql: string, key: unknown): boolean {
    if (sql.startsWith('DETACH')) state = 'works';
    if (!/^(INSERT|DELETE|PRAGMA wal_checkpoint)/.test(sql) || state === 'works') return true;
    if (state === 'about to') {
      if (String(key).startsWith('inbox:')) state = 'fills';
      return true;
    }
    if (passing-- > 0) return true;
    if (failed >= failing) return true;
    failed += 1;
    return false;
  }

  Database.prototype.all = function (sql, ...rest) {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL', rawCode: 13 });
    // The last argument of a driver's call is its callback.
    if (!mayWrite(sql, rest[0])) setImmediate(rest.at(-1) as Callback, full);
    else real.call(this, sql, ...rest);
  };
  return {
    fill(pass, fail) {
      [state, passing, failing, failed] = ['about to', pass, fail, 0];
    },
    empty() {
      state = 'works';
      return failed;
    },
    restore: () => void (Database.prototype.all = real),
  };
}
