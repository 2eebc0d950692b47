/** Calendar files for tests, as programs write them, and what is read from them. */
import { readCalendar } from '../../src/calendar/read-calendar.js';
import { fromCalendar } from '../../src/classes/timetable/from-calendar.js';

let events = 0;

/** One event; `lines` in the place of what it says by itself. */
export function event(...lines: string[]): string[] {
  const own = lines.some((line) => line.startsWith('UID:')) ? [] : [`UID:event-${++events}`];
  return ['BEGIN:VEVENT', ...own, 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'];
}

export function calendarOf(...parts: string[][]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...parts.flat(), 'END:VCALENDAR', ''];
  return lines.join('\r\n');
}

const year = { from: Date.parse('2026-11-23T00:00:00Z'), to: Date.parse('2027-11-23T00:00:00Z') };

/** "2026-12-01 9:00" of the class's wall, and breaks as "2026-12-21..2026-12-23". */
export async function read(text: string | Uint8Array, timeZone = 'Europe/Berlin') {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { entries, skipped } = await readCalendar(bytes, { ...year, timeZone });
  const { dates, pauses } = fromCalendar(entries, timeZone, { from: '2026-11-23', to: '2027-11-23' });
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    skipped,
    meets: dates.map(({ date, from }) => `${date} ${Math.floor(from / 60)}:${two(from % 60)}`).sort(),
    breaks: pauses.map(({ from, to }) => `${from}..${to}`),
  };
}
export const meets = async (...lines: string[][]) => (await read(calendarOf(...lines))).meets;

/** Weekly at 9:00 in Berlin, from the first of December. */
export const weekly = (...lines: string[]) =>
  event('UID:a', 'DTSTART;TZID=Europe/Berlin:20261201T090000', 'DTEND;TZID=Europe/Berlin:20261201T103000', ...lines);
