import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { person as personSchema, type Person } from '../../src/people/person.js';
import { encode, firstVersion } from '../../src/storage/documents.js';
import { createPeople } from '../../src/storage/people.js';
import { UnreadableDocument } from '../../src/storage/seal.js';
import { createConversations } from '../../src/storage/conversations.js';
import { newGround, openGround, type Ground } from './ground.js';

const now = (): number => 1_000;

const ann: Person = {
  id: 'annannanna',
  name: 'Ann Unforgettable',
  email: 'ann.unforgettable@example.org',
  accounts: ['web:ann', 'telegram:1'],
  templates: [
    {
      engine: 'face',
      version: '1',
      selfies: [{ event: 'e', at: 1, descriptor: Buffer.from('a descriptor of Ann').toString('base64') }],
    },
  ],
  classes: [],
  since: 1,
};
const bob: Person = { ...ann, id: 'bobbobbobb', name: 'Bob', accounts: ['web:bob'] };

function peopleOf({ store, vault, locks }: Ground): ReturnType<typeof createPeople> {
  return createPeople(store, vault, locks, now);
}

/** Everything that the store's files hold, as they lie on the disk. */
async function rawBytes(path: string): Promise<Buffer> {
  const files = [path, `${path}-wal`].map((file) => readFile(file).catch(() => Buffer.alloc(0)));
  return Buffer.concat(await Promise.all(files));
}

test('somebody who was added is found by id, in bulk and by account, also after a restart', async () => {
  const ground = await newGround();
  const people = await peopleOf(ground);
  await people.add(ann);
  await people.add(bob);
  await ground.store.close();

  const again = await peopleOf(await openGround(ground.folder));
  expect(await again.get(ann.id)).toEqual(ann);
  expect(await again.of('telegram:1')).toEqual(ann);
  expect(await again.of('telegram:2')).toBeUndefined();
  expect([...(await again.many([bob.id, 'nobody', ann.id])).keys()]).toEqual([bob.id, ann.id]);
});

test('templates of the face engine’s first version are taken over as they are, those of other engines left alone', async () => {
  const ground = await newGround();
  const [made] = ann.templates;
  const labels = { ...made!, engine: 'resnet-50', version: '1' };
  const before = { ...ann, templates: [made!, labels], wantsReminders: true as const };
  await (await peopleOf(ground)).add(before);
  // As an earlier Rollcall stored the same document.
  const [docKey, keyKey] = [`person:${ann.id}`, `personkey:${ann.id}`];
  const key = ground.vault.documents.open(keyKey, (await ground.store.get(keyKey))!);
  await ground.store.set(docKey, encode(firstVersion(personSchema), ground.vault.sealer(key), docKey, before));
  await ground.store.close();

  const people = await peopleOf(await openGround(ground.folder));
  const after = { ...before, templates: [{ ...made!, version: '2' }, labels] };
  expect(await people.get(ann.id)).toEqual(after);
  await people.change(ann.id, (person) => ({ ...person, name: 'Ann B.' }));
  expect(await people.of('web:ann')).toEqual({ ...after, name: 'Ann B.' });
});

test('adding somebody who is there keeps them as they are', async () => {
  const people = await peopleOf(await newGround());
  await people.add(ann);
  await people.change(ann.id, (person) => ({ ...person, name: 'Ann B.' }));
  expect((await people.add(ann)).name).toBe('Ann B.');
  expect((await people.get(ann.id))?.name).toBe('Ann B.');
});

test('an account belongs to one person: the second registration is answered with the first', async () => {
  const people = await peopleOf(await newGround());
  const twin = { ...ann, id: 'twintwintw' };
  const [first, second] = await Promise.all([people.add(ann), people.add(twin)]);
  expect(first.id).toBe(ann.id);
  expect(second.id).toBe(ann.id);
  expect(await people.get(twin.id)).toBeUndefined();
});

test('accounts follow their person when they are linked and unlinked', async () => {
  const people = await peopleOf(await newGround());
  await people.add(ann);
  await people.change(ann.id, (person) => ({ ...person, accounts: ['web:ann', 'discord:9'] }));
  expect((await people.of('discord:9'))?.id).toBe(ann.id);
  expect(await people.of('telegram:1')).toBeUndefined();
  await people.add(bob);
  await people.change(bob.id, (person) => ({ ...person, accounts: ['web:bob', 'discord:9'] }));
  expect((await people.of('discord:9'))?.id).toBe(bob.id);
});

test('a hundred changes at once are all kept', async () => {
  const people = await peopleOf(await newGround());
  await people.add(ann);
  const names = Array.from({ length: 100 }, (_, i) => `class-${i}`);
  await Promise.all(
    names.map((name) => people.change(ann.id, (person) => ({ ...person, classes: [...person.classes, name] }))),
  );
  expect((await people.get(ann.id))?.classes).toEqual(names);
});

test('a change that changes nothing writes nothing', async () => {
  const ground = await newGround();
  const people = await peopleOf(ground);
  await people.add(ann);
  const before = await ground.store.get(`person:${ann.id}`);
  await people.change(ann.id, (person) => person);
  expect(await ground.store.get(`person:${ann.id}`)).toBe(before);
});

test('changing nobody says so', async () => {
  const people = await peopleOf(await newGround());
  await expect(people.change('nobodynobo', (person) => person)).rejects.toMatchObject({ code: 'person.unknown' });
});

test('of somebody who was forgotten, nothing is in the files: not the key, not the document, not a name', async () => {
  const ground = await newGround();
  const { store, vault, path } = ground;
  const people = await peopleOf(ground);
  await people.add(bob);
  await people.add(ann);
  await createConversations(store, vault, now).set('web:direct', 'web:ann', {
    name: 'f',
    state: {},
    until: 9_000,
  });
  const keys = [`personkey:${ann.id}`, `person:${ann.id}`, ...(await store.keys('talk:'))];
  const sealed = (await store.getMany(keys)).map(String);
  const before = await rawBytes(path);
  expect(sealed.map((text) => before.includes(text))).toEqual([true, true, true]);

  await people.forget(ann.id);

  const after = await rawBytes(path);
  expect(sealed.map((text) => after.includes(text))).toEqual([false, false, false]);
  for (const secret of [ann.name, ann.email!, ann.templates[0]!.selfies[0]!.descriptor, 'a descriptor of Ann']) {
    expect(before.includes(secret) || after.includes(secret)).toBe(false);
  }
  expect(await people.get(ann.id)).toBeUndefined();
  expect(await people.of('web:ann')).toBeUndefined();
  expect((await people.many([ann.id, bob.id])).size).toBe(1);
  expect(await store.keys('account:')).toHaveLength(1);
  expect(await people.of('web:bob')).toEqual(bob);
});

test('a replay does not revive somebody who was forgotten, and their account may register anew', async () => {
  const people = await peopleOf(await newGround());
  await people.add(ann);
  await people.forget(ann.id);
  await people.forget(ann.id);
  await expect(people.add(ann)).rejects.toMatchObject({ code: 'person.not-registered' });
  expect(await people.get(ann.id)).toBeUndefined();
  const newcomer = { ...ann, id: 'newnewnewn' };
  await people.add(newcomer);
  expect(await people.of('web:ann')).toEqual(newcomer);
});

test('a crash at any point of forgetting leaves a forgetting that the next start finishes', async () => {
  for (let writes = 1; ; writes++) {
    const ground = await newGround();
    await (await peopleOf(ground)).add(ann);
    const people = await peopleOf({ ...ground, store: dyingAfter(ground.store, writes) });
    const died = await people.forget(ann.id).then(
      () => false,
      () => true,
    );
    const again = await peopleOf(ground);
    expect(await again.get(ann.id)).toBeUndefined();
    expect(await ground.store.keys('person')).toEqual([]);
    expect(await ground.store.keys('account:')).toEqual([]);
    if (!died) return;
  }
});

test('a crash at any point of adding is mended by the replay', async () => {
  for (let writes = 0; ; writes++) {
    const ground = await newGround();
    const people = await peopleOf({ ...ground, store: dyingAfter(ground.store, writes) });
    const died = await people.add(ann).then(
      () => false,
      () => true,
    );
    const again = await peopleOf(ground);
    await again.add(ann);
    expect(await again.get(ann.id)).toEqual(ann);
    for (const account of ann.accounts) expect(await again.of(account)).toEqual(ann);
    if (!died) return;
  }
});

test('an account that points at nobody is taken away when it is met', async () => {
  const ground = await newGround();
  const people = await peopleOf(ground);
  await people.add(bob);
  await ground.store.delete(`person:${bob.id}`);
  expect(await ground.store.keys('account:')).toHaveLength(1);
  expect(await people.of('web:bob')).toBeUndefined();
  expect(await ground.store.keys('account:')).toEqual([]);
});

test('a lost key is said to be corruption, and even then the person can be forgotten', async () => {
  const ground = await newGround();
  const people = await peopleOf(ground);
  await people.add(ann);
  await ground.store.delete(`personkey:${ann.id}`);
  await expect(people.get(ann.id)).rejects.toThrow(UnreadableDocument);
  await expect(people.get(ann.id)).rejects.toThrow(/its key is missing/);
  await people.forget(ann.id);
  expect(await people.get(ann.id)).toBeUndefined();
  expect(await people.of('web:ann')).toBeUndefined();
});

/** The store of a process that dies at its write number `writes` + 1. */
function dyingAfter(store: Ground['store'], writes: number): Ground['store'] {
  let left = writes;
  const unlessDead = (write: () => Promise<void>): Promise<void> =>
    left-- > 0 ? write() : Promise.reject(new Error('dead'));
  return {
    ...store,
    set: (key, value) => unlessDead(() => store.set(key, value)),
    delete: (key) => unlessDead(() => store.delete(key)),
    scrub: () => unlessDead(() => store.scrub()),
  };
}
