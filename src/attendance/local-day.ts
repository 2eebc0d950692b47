import { DateTime } from 'luxon';

/**
 * The local day around an instant: `[from, to)`, milliseconds UTC; `timeZone` is IANA. A photo never adds to another
 * day's sheet, and a day has 23 to 25 hours, depending on where the class is.
 */
export function localDay(at: number, timeZone: string): { from: number; to: number } {
  const midnight = DateTime.fromMillis(at, { zone: timeZone }).startOf('day');
  return { from: midnight.toMillis(), to: midnight.plus({ days: 1 }).startOf('day').toMillis() };
}
