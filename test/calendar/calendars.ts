/** Calendar files for tests, as programs write them. */

/** One event; `lines` in the place of what it says by itself. */
export function event(...lines: string[]): string[] {
  const own = lines.some((line) => line.startsWith('UID:')) ? [] : [`UID:${String(Math.abs(hash(lines.join())))}`];
  return ['BEGIN:VEVENT', ...own, 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'];
}

export function calendarOf(...parts: string[][]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...parts.flat(), 'END:VCALENDAR', ''];
  return lines.join('\r\n');
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
}
