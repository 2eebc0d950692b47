/** Calendar files (iCalendar, RFC 5545) that people send. Whatever is in them, the bot goes on. */
import { z } from 'zod';
import type { CalendarFile, CalendarRange } from '../classes/timetable/from-calendar.js';
import { decodeText } from '../decode-text.js';
import { UserError } from '../errors.js';
import { runInThread } from '../run-in-thread.js';
import { calendarProgram } from './calendar-program.js';
import { windowsZones } from './windows-zones.js';

/** A year of a class that meets ten times a week is 50 kB; with every description and attendee, a few hundred. */
export const mostCalendarBytes = 2_000_000;
/** Events and occurrences looked at: a rule from twenty years ago that recurs daily is 7,300. */
const mostSteps = 50_000;
/** Milliseconds. A large calendar takes half a second on a small machine; what takes longer is a rule made to be slow. */
const patience = 10_000;

const entry = z.object({ title: z.string(), allDay: z.boolean(), start: z.number(), end: z.number() });
const answer = z.object({ entries: z.array(entry), skipped: z.array(z.string()) });

/**
 * Every event and occurrence that touches `[from, to]`, milliseconds UTC; `timeZone` (IANA) is that of times without one.
 * Throws the UserErrors `calendar.too-large`, `calendar.not-one` (told by its first line, before anything reads it) and
 * `calendar.unreadable`, also where nothing of it made sense.
 */
export async function readCalendar(
  bytes: Uint8Array,
  range: CalendarRange,
  limits: { patience: number } = { patience },
): Promise<CalendarFile> {
  if (bytes.length > mostCalendarBytes) throw new UserError('calendar.too-large', { limit: mostCalendarBytes });
  const text = decodeText(bytes).trimStart();
  if (!/^BEGIN:VCALENDAR\s/i.test(text)) throw new UserError('calendar.not-one');
  const modules = { ical: import.meta.resolve('ical.js'), luxon: import.meta.resolve('luxon') };
  const file = await runInThread({
    program: calendarProgram,
    workerData: { modules, windowsZones, text, ...range, most: mostSteps },
    answer,
    patience: limits.patience,
    failure: 'calendar.unreadable',
  });
  if (file.entries.length === 0 && file.skipped.length > 0) throw new UserError('calendar.unreadable');
  return file;
}
