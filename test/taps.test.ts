/** What the main jobs cost on a phone: taps, and messages that have to be written. */
import { beforeEach, expect, it } from 'vitest';
import { marksOf } from '../src/attendance/marks.js';
import { stories } from '../src/stories/every-story.js';
import { createClassroom, type Classroom } from './helpers/classroom.js';
import { closes } from './helpers/close.js';
import type { MemorySpeaker } from './helpers/grounds/memory.js';
import { photoOf } from './helpers/services.js';

let room: Classroom;
let cost: { taps: number; messages: number };
beforeEach(async () => {
  room = await createClassroom(stories);
  cost = { taps: 0, messages: 0 };
});

/** The same person, whose taps and messages are counted from here on. */
function counted(who: MemorySpeaker) {
  return {
    taps: (label: string | RegExp) => (cost.taps++, who.taps(label)),
    says: (text: string) => (cost.messages++, who.says(text)),
    sends: (photos: Uint8Array[], caption?: string) => (cost.messages++, who.sends(photos, caption)),
  };
}
const status = async (person: string) => {
  const sheets = await room.services.sheets.between('c-class-5b', 0, Number.MAX_SAFE_INTEGER);
  return marksOf(sheets.at(-1)!).get(person)?.status;
};

it('a class photo is one message with its photo', async () => {
  await counted(room.host).sends([photoOf('ann+bo')], '/attend');
  room.host.hears(/^2 of 3 present/);
  expect(cost).toEqual({ taps: 0, messages: 1 });
});

it('from not marked to present, and from wrongly present to absent, it is two taps', async () => {
  await room.host.sends([photoOf('ann+bo')], '/attend');
  const host = counted(room.host);
  await host.taps('Fix');
  await host.taps(/· Cy/);
  expect(await status('p-cy')).toBe('present');
  expect(cost).toEqual({ taps: 2, messages: 0 });
  await room.host.taps('Done');
  cost = { taps: 0, messages: 0 };
  await host.taps('Fix');
  await host.taps(/· Ann/);
  expect(await status('p-ann')).toBe('absent');
  expect(cost).toEqual({ taps: 2, messages: 0 });
});

it('that all others are present is two taps, and so is taking it back', async () => {
  await room.host.sends([photoOf('ann')], '/attend');
  const host = counted(room.host);
  await host.taps('Fix');
  await host.taps('✅ All others present (2)');
  expect([await status('p-bo'), await status('p-cy')]).toEqual(['present', 'present']);
  expect(cost).toEqual({ taps: 2, messages: 0 });
  await host.taps(/^Undo$/);
  expect(await status('p-bo')).toBe('not-yet');
});

it('yesterday’s mark is one message', async () => {
  await room.host.sends([photoOf('ann')], '/attend');
  await closes(room.host);
  room.clock.at += 24 * 3_600_000;
  await counted(room.host).says('/mark Bo present yesterday');
  expect(await status('p-bo')).toBe('present');
  expect(cost).toEqual({ taps: 0, messages: 1 });
});

it('a spreadsheet is one message and one tap', async () => {
  await room.host.sends([photoOf('ann')], '/attend');
  await closes(room.host);
  const host = counted(room.host);
  await host.says('/export');
  await host.taps('XLSX');
  expect(room.host.hears(/marks of 1 session/).file?.type).toMatch(/spreadsheet/);
  expect(cost).toEqual({ taps: 1, messages: 1 });
});

it('registering the quickest way, from the class’s chat onto its roster with a face, is at most six taps and one photo', async () => {
  const dee = room.stage.person('Dee');
  const start = `/start join-${(await room.klass()).id}`;
  // Join below the class's message, and Start in the direct chat that it leads to.
  cost.taps += 2;
  await dee.says(start);
  const doing = counted(dee);
  await doing.taps('Yes, use my face');
  await doing.taps('Right, skip the email');
  await doing.sends([photoOf('dee')]);
  await doing.taps('Done');
  const person = await room.services.people.of('fake:dee');
  expect(person?.templates[0]?.selfies).toHaveLength(1);
  expect((await room.klass()).members.map((member) => member.person)).toContain(person?.id);
  expect(cost.taps).toBeLessThanOrEqual(6);
  expect(cost.messages).toBe(1);
});
