import { expect, it } from 'vitest';
import { fix } from '../../../src/stories/mark/fix.js';
import { mark } from '../../../src/stories/mark/mark.js';
import { session } from '../../../src/stories/session/session.js';
import { marksOf } from '../../../src/attendance/marks.js';
import { fixButton } from '../../../src/stories/live/photo-caption.js';
import { createSay } from '../../../src/locales/say.js';
import { closes } from '../../helpers/close.js';
import { createClassroom } from '../../helpers/classroom.js';

async function openSheet(names: readonly string[] = []) {
  const room = await createClassroom([session, fix, mark]);
  for (const name of names) await room.addPerson(name);
  await room.services.classes.change((await room.klass()).id, (klass) => ({
    ...klass,
    members: [
      ...klass.members,
      ...names.map((name, i) => ({
        person: `p-${name.toLowerCase()}`,
        number: 10 + i,
        since: 0,
        state: 'on' as const,
      })),
    ],
  }));
  await room.host.says('/open');
  const { id, open } = await room.klass();
  const at = { class: id, session: open! };
  const buttons = [[fixButton(createSay('en'), at)]];
  await room.platform.messenger.send({ chat: room.group.id }, { text: 'A photo', buttons }, 'photo');
  return { ...room, sheet: async () => (await room.services.sheets.get(at.class, at.session))! };
}

it('shows the sheet to the host alone, each name with a sign and a word', async () => {
  const { host, ann } = await openSheet();
  await host.taps('Fix');
  expect(host.sees()).toEqual([
    '⏳ not marked · Ann',
    '⏳ not marked · Bo',
    '⏳ not marked · Cy',
    '✅ All others present (3)',
    'Done',
  ]);
  ann.doesNotHear(/tap on a name/);
  await ann.taps('Fix');
  ann.hears(/Only a host/);
});

it('changes a status with a tap, round and round, and the class sees the count', async () => {
  const { host, ann, sheet } = await openSheet();
  await host.taps('Fix');
  host.hears(/tap on a name/);
  const seen: string[] = [];
  for (let tap = 0; tap < 5; tap++) {
    await host.taps(/· Ann/);
    seen.push(host.hears(/tap on a name/).buttons![0]![0]!.label);
  }
  expect(seen).toEqual([
    '✅ present · Ann',
    '❌ absent · Ann',
    '🕒 late · Ann',
    '📝 excused · Ann',
    '✅ present · Ann',
  ]);
  expect(marksOf(await sheet()).get('p-ann')).toMatchObject({
    status: 'present',
    entry: { how: 'hand', by: 'fake:host' },
  });
  ann.hears(/1 of 3 here/);
  await host.taps('Done');
  host.hears(/The sheet is as you left it: 1 of 3 present/);
});

it('takes the same tap once, however often it comes', async () => {
  const { host, handle, sheet } = await openSheet();
  await host.taps('Fix');
  const tap = await host.taps(/· Bo/);
  await handle(tap);
  await handle({ ...tap, id: 'fake:double-tap' });
  expect(marksOf(await sheet()).get('p-bo')?.status).toBe('present');
});

it('turns pages of ten', async () => {
  const { host } = await openSheet(['Dee', 'Eli', 'Fay', 'Gus', 'Hal', 'Ivy', 'Jo', 'Kim', 'Lou']);
  await host.taps('Fix');
  expect(host.sees()).toHaveLength(13);
  host.hears(/Page 1 of 2/);
  await host.taps(/Next/);
  expect(host.sees()).toEqual([
    '⏳ not marked · Kim',
    '⏳ not marked · Lou',
    '✅ All others present (12)',
    '← Back',
    'Done',
  ]);
  await host.taps(/· Lou/);
  host.hears(/1 of 12 present. Page 2 of 2/);
  await host.taps(/Back/);
  expect(host.sees()[0]).toBe('⏳ not marked · Ann');
});

it('says at once that all others are present, and takes it back and forth', async () => {
  const { host, sheet } = await openSheet();
  await host.taps('Fix');
  await host.taps(/· Bo/);
  await host.taps(/· Bo/);
  const tap = await host.taps('✅ All others present (2)');
  expect(host.sees()).toContain('Undo');
  host.hears(/2 people are ✅ present now: Ann, Cy. 2 of 3 present/);
  const marks = async () => [...marksOf(await sheet()).values()].map(({ status }) => status);
  expect(await marks()).toEqual(['present', 'absent', 'present']);
  await host.taps('Undo');
  host.hears(/Taken back for Ann, Cy: 0 of 3 present/);
  expect(await marks()).toEqual(['not-yet', 'absent', 'not-yet']);
  await host.taps('Redo');
  expect(await marks()).toEqual(['present', 'absent', 'present']);
  expect((await sheet()).entries.filter(({ event }) => event === tap.id)).toHaveLength(2);
});

it('shows first who was not marked when it was opened, and moves nobody under a finger', async () => {
  const { host } = await openSheet();
  await host.taps('Fix');
  await host.taps(/· Ann/);
  await host.taps('Done');
  await host.taps('Fix');
  expect(host.sees().slice(0, 3)).toEqual(['⏳ not marked · Bo', '⏳ not marked · Cy', '✅ present · Ann']);
  await host.taps(/· Bo/);
  expect(host.sees().slice(0, 3)).toEqual(['✅ present · Bo', '⏳ not marked · Cy', '✅ present · Ann']);
});

it('goes on working after the close, where the unmarked are absent', async () => {
  const { host, sheet } = await openSheet();
  await closes(host);
  await host.taps('Fix');
  expect(host.sees()[0]).toBe('❌ absent · Ann');
  await host.taps(/· Ann/);
  expect(marksOf(await sheet()).get('p-ann')?.status).toBe('present');
});
