import { expect, test } from 'vitest';
import { noteReminded } from '../../src/attendance/session.js';
import { sheet as sheetSchema, type Sheet } from '../../src/attendance/sheet.js';
import { encode, firstVersion } from '../../src/storage/documents.js';
import { createSheets } from '../../src/storage/sheets.js';
import { newGround, openGround, type Ground } from './ground.js';

const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 10, 20);

function sheetOn(session: string, openedAt: number): Sheet {
  return {
    class: 'classclass',
    session,
    openedAt,
    openedBy: 'web:host',
    closesAt: openedAt + 1000,
    roster: [],
    entries: [],
    photos: [],
    claims: [],
    denials: [],
  };
}

function sheetsOf({ store, vault, locks }: Ground): ReturnType<typeof createSheets> {
  return createSheets(store, vault, locks);
}

test('sheets are found one by one and by their time, in order, across months', async () => {
  const sheets = await sheetsOf(await newGround());
  const all = [0, 5, 20, 45].map((days, i) => sheetOn(`session-${i}`, start + days * day));
  for (const sheet of all.toReversed()) await sheets.add(sheet);
  expect(await sheets.get('classclass', 'session-2')).toEqual(all[2]);
  expect(await sheets.between('classclass', 0, Number.MAX_SAFE_INTEGER)).toEqual(all);
  expect(await sheets.between('classclass', start + 5 * day, start + 45 * day)).toEqual(all.slice(1, 3));
  expect(await sheets.between('another', 0, start + 100 * day)).toEqual([]);
  expect(await sheets.between('classclass', start + day, start)).toEqual([]);
});

test('adding a sheet that is there keeps it', async () => {
  const sheets = await sheetsOf(await newGround());
  await sheets.add(sheetOn('s', start));
  await sheets.change('classclass', 's', (sheet) => ({ ...sheet, roster: ['ann'] }));
  expect((await sheets.add(sheetOn('s', start))).roster).toEqual(['ann']);
  expect(await sheets.between('classclass', start, start + 1)).toHaveLength(1);
});

test('what is open is listed until it is closed, and again when it is opened again', async () => {
  const sheets = await sheetsOf(await newGround());
  await sheets.add(sheetOn('s', start));
  expect(await sheets.open()).toEqual([{ class: 'classclass', session: 's', closesAt: start + 1000 }]);
  await sheets.change('classclass', 's', (sheet) => ({ ...sheet, closesAt: start + 2000 }));
  expect(await sheets.open()).toMatchObject([{ closesAt: start + 2000 }]);
  await sheets.change('classclass', 's', (sheet) => ({ ...sheet, remindAt: start + 500 }));
  expect(await sheets.open()).toMatchObject([{ remindAt: start + 500 }]);
  await sheets.change('classclass', 's', noteReminded);
  expect(await sheets.open()).toEqual([{ class: 'classclass', session: 's', closesAt: start + 2000 }]);
  await sheets.change('classclass', 's', (sheet) => ({ ...sheet, closedAt: start }));
  expect(await sheets.open()).toEqual([]);
  await sheets.change('classclass', 's', (sheet) => {
    const opened = { ...sheet };
    delete opened.closedAt;
    return opened;
  });
  expect(await sheets.open()).toHaveLength(1);
});

test('a hundred changes at once are all kept', async () => {
  const sheets = await sheetsOf(await newGround());
  await sheets.add(sheetOn('s', start));
  const ids = Array.from({ length: 100 }, (_, i) => `person-${i}`);
  await Promise.all(
    ids.map((id) => sheets.change('classclass', 's', (sheet) => ({ ...sheet, roster: [...sheet.roster, id] }))),
  );
  expect((await sheets.get('classclass', 's'))?.roster).toEqual(ids);
});

test('a hundred sessions opened at once are all in their month', async () => {
  const sheets = await sheetsOf(await newGround());
  await Promise.all(Array.from({ length: 100 }, (_, i) => sheets.add(sheetOn(`s${i}`, start + i))));
  expect(await sheets.between('classclass', start, start + day)).toHaveLength(100);
});

test('changing no sheet says so', async () => {
  const sheets = await sheetsOf(await newGround());
  await expect(sheets.change('classclass', 's', (sheet) => sheet)).rejects.toMatchObject({ code: 'session.none' });
});

test('a crash after a sheet was closed, and before it left the open ones, is mended at the start', async () => {
  const ground = await newGround();
  const sheets = await sheetsOf(ground);
  await sheets.add(sheetOn('s', start));
  const marker = await ground.store.get('open:classclass:s');
  await sheets.change('classclass', 's', (sheet) => ({ ...sheet, closedAt: start }));
  await ground.store.set('open:classclass:s', marker!);
  await ground.store.close();
  expect(await (await sheetsOf(await openGround(ground.folder))).open()).toEqual([]);
});

test('a crash between a sheet and its indexes is mended by the replay', async () => {
  const ground = await newGround();
  const sheets = await sheetsOf(ground);
  await sheets.add(sheetOn('s', start));
  await ground.store.delete('open:classclass:s');
  await ground.store.delete('sessions:classclass:2026-11');
  await sheets.add(sheetOn('s', start));
  expect(await sheets.open()).toHaveLength(1);
  expect(await sheets.between('classclass', start, start + 1)).toHaveLength(1);
});

test('a sheet that an older version wrote, with every entry written out, is read and packed by the next change', async () => {
  const ground = await newGround();
  const sheets = await sheetsOf(ground);
  const entry = {
    id: 'e/ann',
    event: 'e',
    at: start,
    person: 'ann',
    status: 'late',
    how: 'hand',
    by: 'web:host',
  } as const;
  const old: Sheet = { ...sheetOn('s', start), roster: ['ann'], entries: [entry] };
  await sheets.add(sheetOn('s', start));
  const key = 'sheet:classclass:s';
  await ground.store.set(key, encode(firstVersion(sheetSchema), ground.vault.documents, key, old));
  expect(await sheets.get('classclass', 's')).toEqual(old);
  const closed = await sheets.change('classclass', 's', (sheet) => ({ ...sheet, closedAt: start }));
  expect(closed).toEqual({ ...old, closedAt: start });
  expect(await sheets.between('classclass', start, start + 1)).toEqual([closed]);
});

test('a term of sessions is read in its order', async () => {
  const sheets = await sheetsOf(await newGround());
  const all = Array.from({ length: 60 }, (_, i) => sheetOn(`s${i}`, start + i * day));
  for (const sheet of all) await sheets.add(sheet);
  expect(await sheets.between('classclass', start, start + 60 * day)).toEqual(all);
});
