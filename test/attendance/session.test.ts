import { expect, it } from 'vitest';
import { closeSheet, isOpen, joinSheet, openSheet } from '../../src/attendance/session.js';
import { localDay } from '../../src/attendance/local-day.js';
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
const opening = (at: string) => openSheet(klass, { session: 's', at: Date.parse(at), by: 'web:host' });

it('notes who is on the roster, and only those', () => {
  const sheet = opening('2026-11-20T09:00:00Z');
  expect(sheet.roster).toEqual(['ann', 'dee']);
  expect(joinSheet(sheet, 'bo').roster).toEqual(['ann', 'dee', 'bo']);
  expect(joinSheet(sheet, 'ann')).toBe(sheet);
});

it('closes by itself after the hours of the class, or when its local day ends', () => {
  expect(opening('2026-11-20T09:00:00Z').closesAt).toBe(Date.parse('2026-11-20T12:00:00Z'));
  // Madrid is an hour ahead in winter, two in summer.
  expect(opening('2026-11-20T21:30:00Z').closesAt).toBe(Date.parse('2026-11-20T23:00:00Z'));
  expect(opening('2026-07-20T21:30:00Z').closesAt).toBe(Date.parse('2026-07-20T22:00:00Z'));
});

it('is open until its time or its close, whichever is first', () => {
  const sheet = opening('2026-11-20T09:00:00Z');
  expect(isOpen(sheet, sheet.closesAt - 1)).toBe(true);
  expect(isOpen(sheet, sheet.closesAt)).toBe(false);
  const closed = closeSheet(sheet, sheet.openedAt + hour);
  expect(isOpen(closed, sheet.openedAt + hour)).toBe(false);
  expect(closeSheet(closed, sheet.openedAt + 2 * hour)).toBe(closed);
});

it('knows days of 23 and of 25 hours', () => {
  const length = (at: string) => {
    const { from, to } = localDay(Date.parse(at), 'Europe/Madrid');
    return (to - from) / hour;
  };
  expect(length('2026-11-20T12:00:00Z')).toBe(24);
  expect(length('2026-03-29T12:00:00Z')).toBe(23);
  expect(length('2026-10-25T12:00:00Z')).toBe(25);
});
