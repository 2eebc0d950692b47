import { expect, test } from 'vitest';
import type { Sheet } from '../../src/attendance/sheet.js';
import type { Class } from '../../src/classes/class.js';
import { createClasses } from '../../src/storage/classes.js';
import { createSheets } from '../../src/storage/sheets.js';
import { newGround } from './ground.js';

const klass: Class = {
  id: 'classclass',
  chats: ['web:class'],
  title: 'Biology',
  timeZone: 'Europe/Berlin',
  language: 'en',
  hosts: ['web:host'],
  members: [],
  sessionHours: 3,
  since: 1,
};
const sheet: Sheet = {
  class: klass.id,
  session: 'sessionses',
  openedAt: 1,
  openedBy: 'web:host',
  closesAt: 9,
  roster: [],
  entries: [],
  photos: [],
  claims: [],
  denials: [],
};

test('a class is found by id and by each of its chats', async () => {
  const { store, vault, locks } = await newGround();
  const classes = createClasses(store, vault, locks);
  await classes.add(klass);
  await classes.change(klass.id, (found) => ({ ...found, chats: [...found.chats, 'telegram:-5'] }));
  expect((await classes.in('web:class'))?.id).toBe(klass.id);
  expect((await classes.in('telegram:-5'))?.id).toBe(klass.id);
  await classes.change(klass.id, (found) => ({ ...found, chats: ['web:class'] }));
  expect(await classes.in('telegram:-5')).toBeUndefined();
  expect(await classes.get('nobody')).toBeUndefined();
});

test('classes are found by who hosts them', async () => {
  const { store, vault, locks } = await newGround();
  const classes = createClasses(store, vault, locks);
  await classes.add(klass);
  await classes.add({ ...klass, id: 'otherother', chats: ['web:other'], hosts: ['web:bo', 'web:host'] });
  const hosted = async (account: string) => (await classes.hostedBy(account)).map(({ id }) => id);
  expect([await hosted('web:host'), await hosted('web:bo'), await hosted('web:zoe')]).toEqual([
    ['classclass', 'otherother'],
    ['otherother'],
    [],
  ]);
});

test('a chat has one class: the second is answered with the first', async () => {
  const { store, vault, locks } = await newGround();
  const classes = createClasses(store, vault, locks);
  await classes.add(klass);
  expect((await classes.add({ ...klass, id: 'otherother' })).id).toBe(klass.id);
  expect(await classes.get('otherother')).toBeUndefined();
});

test('a hundred who join at once are all on the roster', async () => {
  const { store, vault, locks } = await newGround();
  const classes = createClasses(store, vault, locks);
  await classes.add(klass);
  const join = (found: Class): Class => ({
    ...found,
    members: [
      ...found.members,
      { person: `p${found.members.length}`, number: found.members.length + 1, since: 1, state: 'on' },
    ],
  });
  await Promise.all(Array.from({ length: 100 }, () => classes.change(klass.id, join)));
  expect((await classes.get(klass.id))?.members.map(({ number }) => number)).toEqual(
    Array.from({ length: 100 }, (_, i) => i + 1),
  );
});

test('a class does not believe in an open session whose sheet is closed', async () => {
  const { store, vault, locks } = await newGround();
  const classes = createClasses(store, vault, locks);
  const sheets = await createSheets(store, vault, locks);
  await classes.add(klass);
  await sheets.add(sheet);
  await classes.change(klass.id, (found) => ({ ...found, open: sheet.session }));
  expect((await classes.get(klass.id))?.open).toBe(sheet.session);
  await sheets.change(klass.id, sheet.session, (found) => ({ ...found, closedAt: 5 }));
  expect((await classes.get(klass.id))?.open).toBeUndefined();
  expect((await classes.in('web:class'))?.open).toBeUndefined();
});

test('changing no class says so', async () => {
  const { store, vault, locks } = await newGround();
  const classes = createClasses(store, vault, locks);
  await expect(classes.change('nobody', (found) => found)).rejects.toMatchObject({ code: 'class.none' });
});
