import { chmod, copyFile, mkdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import type { Store } from '../../src/storage/store.js';
import { storeContract } from '../contracts/store.js';
import { killedAfter } from './child.js';
import { scratchFolder } from './ground.js';

async function openAt(path: string): Promise<Store> {
  const store = await openSqliteStore(path);
  onTestFinished(() => store.close().catch(() => undefined));
  return store;
}

function refusal(reason: RegExp): object {
  return { code: 'store.unopenable', details: { reason: expect.stringMatching(reason) as string } };
}

describe('the Store contract', () => {
  storeContract(async () => openAt(join(await scratchFolder(), 'rollcall.sqlite')));
});

describe('durability', () => {
  test('what was acknowledged survives kill -9, three times over, and lies in the order of its writing', async () => {
    const path = join(await scratchFolder(), 'rollcall.sqlite');
    let next = 0;
    for (let round = 0; round < 3; round++) {
      const said = await killedAfter(
        20 + 20 * round,
        new URL('writes-until-killed.ts', import.meta.url),
        path,
        `${next}`,
      );
      const store = await openSqliteStore(path);
      const last = Number(said.at(-1));
      const names = Array.from({ length: last + 1 }, (_, i) => `n:${i}`);
      expect(await store.getMany(names)).toEqual(names.map((_, i) => `second ${i}`));
      await store.close();
      next = last + 1;
    }
  });

  test('a closed store has everything in its file', async () => {
    const path = join(await scratchFolder(), 'rollcall.sqlite');
    const store = await openAt(path);
    await store.set('key', 'a value to look for');
    await store.close();
    expect(await readFile(path)).toSatisfy((bytes: Buffer) => bytes.includes('a value to look for'));
  });

  test('what was deleted or overwritten is in no file after scrubbing', async () => {
    const path = join(await scratchFolder(), 'rollcall.sqlite');
    const store = await openAt(path);
    const raw = async (): Promise<string> =>
      (await readFile(path, 'latin1')) + (await readFile(`${path}-wal`, 'latin1'));
    await store.set('a', 'deleted value');
    await store.set('b', 'overwritten value');
    await store.scrub();
    await store.delete('a');
    await store.set('b', 'new');
    expect(await raw()).toMatch(/deleted value/);
    await store.scrub();
    expect(await raw()).not.toMatch(/deleted value|overwritten value/);
  });

  test('the file is for its owner only', async () => {
    const path = join(await scratchFolder(), 'rollcall.sqlite');
    await (await openAt(path)).set('a', '1');
    for (const file of [path, `${path}-wal`, `${path}-lock`]) expect((await stat(file)).mode & 0o077).toBe(0);
  });
});

describe('a path that cannot be opened', () => {
  test('a folder that is not there', async () => {
    const path = join(await scratchFolder(), 'nowhere', 'rollcall.sqlite');
    await expect(openSqliteStore(path)).rejects.toMatchObject(refusal(/folder does not exist/));
  });

  test('a folder in the place of the file', async () => {
    const path = join(await scratchFolder(), 'rollcall.sqlite');
    await mkdir(path);
    await expect(openSqliteStore(path)).rejects.toMatchObject(refusal(/it is a folder/));
  });

  test('a folder that may only be read', async () => {
    const folder = await scratchFolder();
    await chmod(folder, 0o555);
    await asNobody(() =>
      expect(openSqliteStore(join(folder, 'rollcall.sqlite'))).rejects.toMatchObject(refusal(/may not be written/)),
    );
  });

  test('a file in a folder that may only be read', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'rollcall.sqlite');
    await writeFile(path, '');
    await chmod(path, 0o666);
    await chmod(folder, 0o555);
    await asNobody(() => expect(openSqliteStore(path)).rejects.toMatchObject(refusal(/may not be written/)));
  });

  test('a file that is no database', async () => {
    const path = join(await scratchFolder(), 'rollcall.sqlite');
    await writeFile(path, 'Dear diary, today nobody came to class. '.repeat(100));
    await expect(openSqliteStore(path)).rejects.toMatchObject(refusal(/not a database/));
    expect(await readFile(path, 'utf8')).toMatch(/^Dear diary/);
  });

  test('a database that is cut short', async () => {
    const path = join(await scratchFolder(), 'rollcall.sqlite');
    const store = await openAt(path);
    for (let i = 0; i < 100; i++) await store.set(`n:${i}`, 'value '.repeat(200));
    await store.close();
    const copy = `${path}-copy`;
    await copyFile(path, copy);
    await truncate(copy, (await stat(path)).size / 2);
    await expect(openSqliteStore(copy)).rejects.toMatchObject(refusal(/damaged or cut short/));
  });

  test('a database that another store has open, until it is closed', async () => {
    const path = join(await scratchFolder(), 'rollcall.sqlite');
    const first = await openAt(path);
    await expect(openSqliteStore(path)).rejects.toMatchObject(refusal(/another Rollcall is using it/));
    await symlink(path, `${path}-by-another-way`);
    await expect(openSqliteStore(`${path}-by-another-way`)).rejects.toMatchObject(refusal(/another Rollcall/));
    await first.set('still', 'works');
    await first.close();
    expect(await (await openAt(path)).get('still')).toBe('works');
  });
});

/** The system lets root write anywhere, and tests often run as root. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return work();
  const nobody = 65_534;
  process.seteuid!(nobody);
  try {
    await work();
  } finally {
    process.seteuid!(0);
  }
}
