/** The embedded Store: one SQLite file, through keyv. */
import { open, realpath } from 'node:fs/promises';
import KeyvSqlite from '@keyv/sqlite';
import Keyv from 'keyv';
import { z } from 'zod';
import { StoreError, UserError } from '../errors.js';
import type { Store } from './store.js';

/** Milliseconds that a start waits for the process before it to end, as in a restart. */
const busyTimeout = 2_000;
const keyRows = z.array(z.object({ key: z.string() }));
const checkpointRows = z.tuple([z.object({ busy: z.literal(0) })]);

/**
 * Opens (or makes) the file at `path` and keeps every other process out of it until `close`. The folder has to be there.
 * Throws UserError `store.unopenable` with the reason in words.
 */
export async function openSqliteStore(path: string): Promise<Store> {
  const lockPath = await touch(path).catch((error: unknown) => {
    throw unopenable(path, error);
  });
  const adapter = new KeyvSqlite({ uri: `sqlite://${path}`, busyTimeout });
  // keyv's own serializer escapes a leading colon, which JSON.parse (three times as fast as keyv's) would not undo.
  const keyv = new Keyv<string>({
    store: adapter,
    useKeyPrefix: false,
    throwOnErrors: true,
    serialize: JSON.stringify,
    deserialize: JSON.parse,
  });
  try {
    await lock(adapter, lockPath);
    await adapter.query('PRAGMA journal_mode = WAL');
    await adapter.query('PRAGMA synchronous = FULL');
    await adapter.query('PRAGMA secure_delete = ON');
  } catch (error) {
    await adapter.close().catch(() => undefined);
    throw unopenable(path, error);
  }
  return {
    get: (key) => attempt(keyv.get(key)),
    getMany: (keys) => attempt(keyv.getMany([...keys])),
    async set(key, value) {
      await attempt(keyv.set(key, value));
    },
    async delete(key) {
      await attempt(keyv.delete(key));
    },
    async keys(prefix) {
      // Keys are ASCII, so that this is above all that begin with `prefix`; LIKE would read `_` as any character.
      const end = `${prefix}\u{10ffff}`;
      const rows = keyRows.parse(
        await attempt(adapter.query('SELECT key FROM keyv WHERE key >= ? AND key < ? ORDER BY key', prefix, end)),
      );
      return rows.map((row) => row.key);
    },
    scrub: () => attempt(scrub(adapter)),
    async close() {
      try {
        await scrub(adapter);
      } finally {
        // libsql keeps a closed connection until its statements are collected, and with it the lock.
        await adapter.query('DETACH lock');
        await keyv.disconnect();
      }
    },
  };
}

/** Throws StoreError where another try may succeed. */
async function attempt<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isDamage(error) ? error : new StoreError(error);
  }
}

/**
 * Holds an exclusive lock on a file of its own beside the database until `close`. The system lets go of it when the
 * process dies, and the database itself stays open to backup tools.
 */
async function lock(adapter: KeyvSqlite, path: string): Promise<void> {
  await adapter.query('ATTACH ? AS lock', path);
  await adapter.query('PRAGMA lock.locking_mode = EXCLUSIVE');
  await adapter.query('BEGIN EXCLUSIVE');
  await adapter.query('COMMIT');
}

/** Empties the write-ahead log into the database, where `secure_delete` writes zeros over what is deleted. */
async function scrub(adapter: KeyvSqlite): Promise<void> {
  checkpointRows.parse(await adapter.query('PRAGMA wal_checkpoint(TRUNCATE)'));
}

/**
 * SQLite says little about why a path cannot be opened, so it is tried first. Makes the file and its lock, for their
 * owner only, and answers the lock's path: one for the file, whatever the way to it.
 */
async function touch(path: string): Promise<string> {
  await (await open(path, 'a', 0o600)).close();
  const lockPath = `${await realpath(path)}-lock`;
  await (await open(lockPath, 'a', 0o600)).close();
  return lockPath;
}

const notWritable = 'it or its folder may not be written to';
const full = 'the disk is full';
/** By the system's code, or SQLite's primary result code (https://www.sqlite.org/rescode.html). */
const reasons: Readonly<Record<string | number, string>> = {
  ENOENT: 'its folder does not exist; make it first',
  ENOTDIR: 'its folder does not exist; make it first',
  EISDIR: 'it is a folder, not a file',
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOSPC: full,
  5: 'another Rollcall is using it; stop that one, or give this one a data folder of its own',
  8: notWritable,
  11: 'it is damaged or cut short; bring it back from a backup',
  13: full,
  14: notWritable,
  26: 'it is not a database',
};
const failure = z.object({ code: z.string(), rawCode: z.number().optional() });

/** The system's code, or SQLite's primary one: the extended codes keep it in their lowest byte. */
function codeOf(error: unknown): string | number | undefined {
  const { data } = failure.safeParse(error);
  return data?.rawCode === undefined ? data?.code : data.rawCode & 0xff;
}

/** A damaged file stays damaged, however often it is tried. */
function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  return code === 11 || code === 26;
}

function unopenable(path: string, error: unknown): unknown {
  const code = codeOf(error);
  const reason = code === undefined ? undefined : reasons[code];
  return reason === undefined ? error : new UserError('store.unopenable', { path, reason });
}
