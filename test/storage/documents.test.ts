import { expect, test } from 'vitest';
import { z } from 'zod';
import { createDocuments, decode, encode, firstVersion, type Kind } from '../../src/storage/documents.js';
import { UnreadableDocument } from '../../src/storage/seal.js';
import { newGround } from './ground.js';

const first = firstVersion(z.object({ name: z.string() }));
/** Version 2 split the name, version 3 counts its parts. */
const third: Kind<{ names: string[]; count: number }> = {
  version: 3,
  schema: z.object({ names: z.array(z.string()), count: z.number() }),
  migrations: {
    1: (old) => ({ names: (old as { name: string }).name.split(' ') }),
    2: (old) => ({ ...(old as { names: string[] }), count: (old as { names: string[] }).names.length }),
  },
};

test('an old document is brought up to date as it is read', async () => {
  const { vault } = await newGround();
  const sealed = encode(first, vault.documents, 'doc:a', { name: 'Ann Example' });
  expect(decode(third, vault.documents, 'doc:a', sealed)).toEqual({ names: ['Ann', 'Example'], count: 2 });
});

test('a document of a newer version is refused, and the reader is told to run that one', async () => {
  const { vault } = await newGround();
  const sealed = encode(third, vault.documents, 'doc:a', { names: [], count: 0 });
  expect(() => decode(first, vault.documents, 'doc:a', sealed)).toThrow(UnreadableDocument);
  expect(() => decode(first, vault.documents, 'doc:a', sealed)).toThrow(
    'doc:a cannot be read: a newer Rollcall wrote it (version 3; this one reads up to 1); run that one',
  );
});

test('a version that nothing migrates is said to be so', async () => {
  const { vault } = await newGround();
  const sealed = encode(first, vault.documents, 'doc:a', { name: 'Ann' });
  expect(() => decode({ ...third, migrations: {} }, vault.documents, 'doc:a', sealed)).toThrow(
    /nothing turns its version 1/,
  );
});

test('a wrong shape is named by its place, never by its content, in reading and in writing', async () => {
  const { vault } = await newGround();
  const other = firstVersion(z.object({ name: z.number() }));
  const sealed = encode(first, vault.documents, 'doc:a', { name: 'Ann' });
  expect(() => decode(other, vault.documents, 'doc:a', sealed)).toThrow(
    'doc:a cannot be read: it is not of its shape: name (invalid_type)',
  );
  const writing = (): string => encode(other, vault.documents, 'doc:a', { name: 'Ann' as unknown as number });
  expect(writing).toThrow(/not its own: name \(invalid_type\)/);
  expect(writing).not.toThrow(/Ann/);
});

test('documents come back alone and in bulk, and nothing of them can be read in the store', async () => {
  const { store, vault } = await newGround();
  const documents = createDocuments(store, vault.documents, first);
  await documents.put('doc:a', { name: 'Ann Readable' });
  await documents.put('doc:b', { name: 'Bob' });
  expect(await documents.get('doc:a')).toEqual({ name: 'Ann Readable' });
  expect(await documents.many(['doc:b', 'doc:c', 'doc:a'])).toEqual([
    { name: 'Bob' },
    undefined,
    { name: 'Ann Readable' },
  ]);
  const stored = (await store.get('doc:a'))!;
  expect(stored + Buffer.from(stored, 'base64').toString('latin1')).not.toMatch(/Readable/);
});
