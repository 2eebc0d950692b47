/** The clock of a story, as its lines write it. Instants are milliseconds UTC. */
import { DateTime } from 'luxon';
import { dateOf, instantOf } from '../../classes/timetable/wall-clock.js';

/** Where a story that names no date begins: a Monday morning. */
export const firstTime = '2026-01-05 08:00';

const written = /^(?:(\d{4}-\d\d-\d\d)[ T]+)?(\d\d?):(\d\d)$/;
const later = /^\+ ?(?:(\d{1,4})d)? ?(?:(\d{1,4})h)? ?(?:(\d{1,5})m(?:in)?)?$/;

/**
 * What `2026-11-30 08:55`, `08:55` (the same day) or `+5m`, `+2h`, `+1d` mean when it is `now`. Throws RangeError with a
 * reason for what is no time, does not exist in the zone, or is past.
 */
export function readStoryTime(text: string, now: number, zone: string): number {
  const [isLater, days = '0', hours = '0', minutes = '0'] = later.exec(text) ?? [];
  if (isLater !== undefined && isLater.trim() !== '+') {
    // A day later is the same time on the wall.
    const day = DateTime.fromMillis(now, { zone }).plus({ days: Number(days) });
    return day.toMillis() + Number(hours) * 3_600_000 + Number(minutes) * 60_000;
  }
  const [, date = dateOf(now, zone), hour, minute] = written.exec(text) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59 || !isDate(date)) {
    throw new RangeError(`“${text}” is no time: write 2026-11-30 08:55, 08:55 or +5m`);
  }
  const at = instantOf(date, Number(hour) * 60 + Number(minute), zone);
  const shown = `${date} ${hour.padStart(2, '0')}:${minute}`;
  if (showTime(at, zone) !== shown) throw new RangeError(`${shown} does not come in ${zone}: clocks jump over it`);
  if (at < now) throw new RangeError(`it is ${showTime(now, zone)} already, and the clock only goes forward`);
  return at;
}

/** `2026-11-30 08:55`. */
export function showTime(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
}

function isDate(date: string): boolean {
  return DateTime.fromISO(date, { zone: 'utc' }).isValid;
}
