import { randomBytes } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { UnreadableDocument } from '../../src/storage/seal.js';
import { openVault } from '../../src/storage/vault.js';
import { newGround, type Ground } from './ground.js';

let ground: Ground;
let keyFile: string;
beforeEach(async () => {
  ground = await newGround();
  keyFile = join(ground.folder, 'rollcall.key');
});

function refusal(path: string, reason: RegExp): object {
  return { code: 'store.key', details: { path, reason: expect.stringMatching(reason) as string } };
}

describe("the instance's key", () => {
  test('is made at the first start: 32 bytes in base64, for its owner only', async () => {
    const text = await readFile(keyFile, 'utf8');
    expect(Buffer.from(text, 'base64')).toHaveLength(32);
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
  });

  test('opens the same data again', async () => {
    const again = await openVault(ground.store, { keyFile });
    const sealed = ground.vault.documents.seal('a', Buffer.from('secret'));
    expect(again.documents.open('a', sealed).toString()).toBe('secret');
    expect(again.hide('account', 'web:ann')).toBe(ground.vault.hide('account', 'web:ann'));
    expect(again.idFrom('event', 'person')).toBe(ground.vault.idFrom('event', 'person'));
  });

  test('may come from the environment instead of the file', async () => {
    const key = (await readFile(keyFile, 'utf8')).trim();
    await rm(keyFile);
    const again = await openVault(ground.store, { key, keyFile });
    expect(again.hide('account', 'web:ann')).toBe(ground.vault.hide('account', 'web:ann'));
  });

  test('that is not the one of this data is refused, and nothing is overwritten', async () => {
    const before = await ground.store.get('vault');
    const key = randomBytes(32).toString('base64');
    await expect(openVault(ground.store, { key, keyFile })).rejects.toMatchObject(
      refusal('ROLLCALL_KEY', /not the key that the data here was sealed with/),
    );
    await writeFile(keyFile, key);
    await expect(openVault(ground.store, { keyFile })).rejects.toMatchObject(refusal(keyFile, /not the key/));
    expect(await ground.store.get('vault')).toBe(before);
    expect(await readFile(keyFile, 'utf8')).toBe(key);
  });

  test('that is missing for data that is there is asked for, and no new one is made', async () => {
    await rm(keyFile);
    await expect(openVault(ground.store, { keyFile })).rejects.toMatchObject(refusal(keyFile, /it is missing/));
    await expect(stat(keyFile)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test.each(['', 'not a key', randomBytes(31).toString('base64'), `${randomBytes(32).toString('base64')}!`])(
    'that is no key (%j) is said to be none',
    async (text) => {
      await writeFile(keyFile, text);
      await expect(openVault(ground.store, { keyFile })).rejects.toMatchObject(refusal(keyFile, /32 bytes in base64/));
      expect(await readFile(keyFile, 'utf8')).toBe(text);
    },
  );

  test('cannot be made where its folder is not there', async () => {
    const fresh = await newGround();
    await fresh.store.delete('vault');
    const nowhere = join(fresh.folder, 'nowhere', 'rollcall.key');
    await expect(openVault(fresh.store, { keyFile: nowhere })).rejects.toMatchObject(refusal(nowhere, /ENOENT/));
  });

  test('does not make a new vault over data that lost its own', async () => {
    await ground.store.set('person:a', 'sealed');
    await ground.store.delete('vault');
    await expect(openVault(ground.store, { keyFile })).rejects.toMatchObject(refusal(keyFile, /lost the document/));
    expect(await ground.store.get('vault')).toBeUndefined();
  });

  test('made by a start that was cut off before it made the vault is used by the next', async () => {
    const key = await readFile(keyFile, 'utf8');
    await ground.store.delete('vault');
    await openVault(ground.store, { keyFile });
    expect(await readFile(keyFile, 'utf8')).toBe(key);
  });
});

describe('a seal', () => {
  test('opens where it was made, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array(), (place, bytes) => {
        const { documents } = ground.vault;
        expect([...documents.open(place, documents.seal(place, bytes))]).toEqual([...bytes]);
      }),
    );
  });

  test('does not open when any single byte of it is changed', () => {
    const { documents } = ground.vault;
    const sealed = Buffer.from(documents.seal('person:a', Buffer.from('Ann')), 'base64');
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i] = changed[i]! ^ 1;
      expect(() => documents.open('person:a', changed.toString('base64'))).toThrow(UnreadableDocument);
    }
  });

  test.each([
    ['moved to another key', (sealed: string) => ['person:b', sealed] as const, /changed, moved here/],
    ['cut short', (sealed: string) => ['person:a', sealed.slice(0, 20)] as const, /cut short/],
    ['without its end', (sealed: string) => ['person:a', sealed.slice(0, -4)] as const, /changed, moved here/],
  ])('does not open %s', (_, change, sentence) => {
    const { documents } = ground.vault;
    const [place, sealed] = change(documents.seal('person:a', Buffer.from('Ann')));
    expect(() => documents.open(place, sealed)).toThrow(sentence);
  });

  test('of another key does not open', () => {
    const { vault } = ground;
    const sealed = vault.sealer(vault.newKey()).seal('person:a', Buffer.from('Ann'));
    expect(() => vault.documents.open('person:a', sealed)).toThrow(/sealed with another key/);
  });
});

describe('ids', () => {
  test('are short, differ by event and by what they are of, and are the same again', () => {
    const { vault } = ground;
    fc.assert(
      fc.property(fc.string(), fc.string(), (event, what) => {
        expect(vault.idFrom(event, what)).toMatch(/^[a-z2-7]{10}$/);
        expect(vault.idFrom(event, what)).toBe(vault.idFrom(event, what));
        expect(vault.idFrom(event, `${what}x`)).not.toBe(vault.idFrom(event, what));
      }),
    );
    expect(vault.idFrom('ab', 'c')).not.toBe(vault.idFrom('a', 'bc'));
  });

  test('in keys hide what they stand for, and differ between instances', async () => {
    const hidden = ground.vault.hide('account', 'telegram:12345');
    expect(hidden).toMatch(/^[a-z2-7]{26}$/);
    expect(hidden).not.toBe(ground.vault.hide('chat', 'telegram:12345'));
    expect(hidden).not.toBe((await newGround()).vault.hide('account', 'telegram:12345'));
  });
});
