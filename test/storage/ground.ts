/** A scratch folder with a store, a vault and locks, for the tests of this room; gone after each test. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createLocks, type Locks } from '../../src/storage/locks.js';
import { openSqliteStore } from '../../src/storage/sqlite-store.js';
import type { Store } from '../../src/storage/store.js';
import { openVault, type Vault } from '../../src/storage/vault.js';

export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-storage-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ground {
  folder: string;
  path: string;
  store: Store;
  vault: Vault;
  locks: Locks;
}

/** Opens what lies in `folder`, as a start of the bot does; `close` it to open it again. */
export async function openGround(folder: string): Promise<Ground> {
  const path = join(folder, 'rollcall.sqlite');
  const store = await openSqliteStore(path);
  onTestFinished(() => store.close().catch(() => undefined));
  const vault = await openVault(store, { keyFile: join(folder, 'rollcall.key') });
  return { folder, path, store, vault, locks: createLocks() };
}

export async function newGround(): Promise<Ground> {
  return openGround(await scratchFolder());
}
