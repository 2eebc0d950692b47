/** Local days and times of a class, in its IANA zone. Instants are milliseconds UTC. */
import { DateTime } from 'luxon';

export interface Day {
  from: number;
  /** Exclusive: the first instant of the next local day. */
  to: number;
}

/** The local day an instant lies in: 23 or 25 hours long where clocks change. Throws on an unknown zone: that is a bug. */
export function localDay(at: number, timeZone: string): Day {
  const day = startOfDay(local(at, timeZone));
  return { from: day.toMillis(), to: startOfDay(day.plus({ days: 1 })).toMillis() };
}

/** When a session closes by itself: after so many hours, and at the latest with its local day. */
export function closingTime(openedAt: number, hours: number, timeZone: string): number {
  return Math.min(openedAt + hours * 3_600_000, localDay(openedAt, timeZone).to);
}

/** "14:05", as clocks on the class's walls show it. */
export function localTime(at: number, timeZone: string): string {
  return local(at, timeZone).toFormat('HH:mm');
}

/** "Sunday, 22 November" in the class's language. */
export function localDate(at: number, timeZone: string, language: string): string {
  return local(at, timeZone).setLocale(language).toLocaleString({ weekday: 'long', day: 'numeric', month: 'long' });
}

function local(at: number, timeZone: string): DateTime<true> {
  const time = DateTime.fromMillis(at, { zone: timeZone });
  if (!time.isValid) throw new Error(`no such time: ${at} in ${timeZone}`);
  return time;
}

/** Where clocks go back over midnight (Havana, the Azores), 00:00 comes twice; the day begins with the first. */
function startOfDay(time: DateTime): DateTime {
  const midnight = time.startOf('day');
  return midnight.getPossibleOffsets()[0] ?? midnight;
}
