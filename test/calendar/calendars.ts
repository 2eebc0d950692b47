/** Calendar files for tests, as programs write them. */

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
