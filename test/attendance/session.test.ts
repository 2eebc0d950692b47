import { expect, it } from 'vitest';
import { notePhoto } from '../../src/attendance/photos.js';
import { markByHand } from '../../src/attendance/sheet.js';
import { act, aPhoto, aSheet } from './sheets.js';
import {
  closeSheet,
  cutShort,
  facesUnnamed,
  isOpen,
  joinSheet,
  leaveSheet,
  noteReminded,
  openSheet,
} from '../../src/attendance/session.js';
import type { Class } from '../../src/classes/class.js';

const hour = 3_600_000;
const member = (person: string, number: number, state: 'on' | 'waiting' | 'left') => ({
  ...{ person, number, state },
  since: 0,
});
const klass: Class = {
  id: 'class1',
  chats: ['web:c'],
  title: 'Class',
  timeZone: 'Europe/Madrid',
  language: 'en',
  hosts: [],
  members: [member('ann', 1, 'on'), member('bo', 2, 'waiting'), member('cy', 3, 'left'), member('dee', 4, 'on')],
  sessionHours: 3,
  since: 0,
};
const opened = openSheet(klass, { session: 's', at: 0, closesAt: 3 * hour, by: 'web:host' });

it('notes who is on the roster, and only those', () => {
  expect(opened.roster).toEqual(['ann', 'dee']);
  expect(joinSheet(opened, 'bo').roster).toEqual(['ann', 'dee', 'bo']);
  expect(joinSheet(opened, 'ann')).toBe(opened);
});

it('expects nobody any more who left, but for those it knows something of', () => {
  expect(leaveSheet(opened, 'ann').roster).toEqual(['dee']);
  expect(leaveSheet(opened, 'bo')).toBe(opened);
  const claimed = { ...opened, claims: [{ event: 'e', at: 1, person: 'ann' }] };
  expect(leaveSheet(claimed, 'ann')).toBe(claimed);
});

it('is open until its time or its close, whichever is first', () => {
  expect(isOpen(opened, opened.closesAt - 1)).toBe(true);
  expect(isOpen(opened, opened.closesAt)).toBe(false);
  const closed = closeSheet(opened, hour);
  expect(isOpen(closed, hour)).toBe(false);
  expect(closeSheet(closed, 2 * hour)).toBe(closed);
});

it('ends where another one begins, unless it would have ended before', () => {
  expect(cutShort(opened, hour).closesAt).toBe(hour);
  expect(cutShort(opened, 3 * hour)).toBe(opened);
  const closed = closeSheet(opened, hour);
  expect(cutShort(closed, 2 * hour)).toBe(closed);
});

it('reminds once', () => {
  const timed = openSheet(klass, { session: 's', at: 0, closesAt: hour, by: 'timetable', lateFrom: 9, remindAt: 5 });
  expect(timed).toMatchObject({ lateFrom: 9, remindAt: 5 });
  expect(noteReminded(timed)).not.toHaveProperty('remindAt');
  expect(noteReminded(opened)).toBe(opened);
});

it.each([
  ['present', 0],
  ['left-early', 0],
  ['remote', 1],
  ['excused', 1],
] as const)('who is %s accounts for a face without a name only where they can be on the photo', (status, unnamed) => {
  const photo = aPhoto('p1', { faces: 2, unknown: 1 });
  const shown = [{ person: 'ann', distance: 0.3 }];
  const seen = notePhoto(aSheet({ roster: ['ann', 'bo', 'cy'] }), photo, shown);
  expect(facesUnnamed(seen)).toBe(1);
  expect(facesUnnamed(markByHand(seen, 'bo', status, act('e1')))).toBe(unnamed);
});
