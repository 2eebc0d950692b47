/** What follows `/schedule`: one change to the timetable. */
import { IANAZone } from 'luxon';
import { UserError } from '../../errors.js';
import { readDates } from './read-dates.js';
import { readSpan, readWeekdays, readPattern, type Today } from './read-words.js';
import type { LocalDate, Minutes } from './wall-clock.js';

export type ScheduleRequest =
  | { kind: 'show' }
  | { kind: 'off' }
  | {
      kind: 'weekly';
      weekdays: number[];
      from: Minutes;
      to?: Minutes;
      every: 1 | 2;
      since?: LocalDate;
      until?: LocalDate;
    }
  | { kind: 'date'; date: LocalDate; from: Minutes; to?: Minutes }
  | { kind: 'pause'; from: LocalDate; to: LocalDate; title?: string }
  /** None: nobody is late; nobody is reminded. */
  | { kind: 'grace' | 'remind'; minutes?: number }
  | { kind: 'zone'; zone: string };

/** Minutes: a grace or a reminder beyond a meeting's own length says nothing. */
const mostMinutes = 180;
/** Characters of a break's title. */
const longestTitle = 60;

/** Throws UserErrors `schedule.unread` (with the part that was not understood) and `schedule.zone`. */
export function readSchedule(text: string, now: Today): ScheduleRequest {
  const wanted = text.trim();
  if (wanted === '') return { kind: 'show' };
  if (/^off$/i.test(wanted)) return { kind: 'off' };
  const setting = readPattern(wanted, /^(grace|remind(?:ers?)?|zone|time ?zone|breaks?|holidays?|pause)(?=\s|$)/i);
  if (setting) return readSetting((setting.value[1] ?? '').toLowerCase(), setting.rest, now);
  return readDated(wanted, now) ?? readWeekly(wanted, now);
}

function readSetting(name: string, rest: string, now: Today): ScheduleRequest {
  if (name.startsWith('grace')) return { kind: 'grace', ...readMinutes(rest) };
  if (name.startsWith('remind')) return { kind: 'remind', ...readMinutes(rest) };
  if (name.endsWith('zone')) return { kind: 'zone', zone: readZone(rest) };
  const dates = readDates(rest, now);
  if (!dates) throw unread(rest);
  const title = dates.rest
    .replace(/^[,:]\s*/, '')
    .slice(0, longestTitle)
    .trim();
  return { kind: 'pause', ...dates.value, ...(title && { title }) };
}

function readMinutes(text: string): { minutes?: number } {
  if (/^off$/i.test(text)) return {};
  const found = /^(\d{1,3})(?:\s*(?:min(?:ute)?s?)?\.?)$/i.exec(text);
  const minutes = Number(found?.[1]);
  if (!found || minutes > mostMinutes) throw unread(text);
  return { minutes };
}

/** An IANA zone, or the name of its city alone where that is clear. Throws UserError `schedule.zone`. */
export function readZone(text: string): string {
  const wanted = text.trim().replace(/ /g, '_');
  // Intl knows them in any case, and answers how they are written.
  if (/^[\w/+-]+$/.test(wanted) && wanted.includes('/') && IANAZone.isValidZone(wanted)) return written(wanted);
  if (/^(?:utc|gmt)$/i.test(wanted)) return 'UTC';
  const cities = Intl.supportedValuesOf('timeZone').filter((zone) =>
    zone.toLowerCase().endsWith(`/${wanted.toLowerCase()}`),
  );
  const [city, ...others] = cities;
  if (city === undefined || others.length > 0) throw new UserError('timetable.zone', { zone: text.trim() });
  return city;
}

function written(zone: string): string {
  const found = Intl.supportedValuesOf('timeZone').find((each) => each.toLowerCase() === zone.toLowerCase());
  return found ?? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}

/** "2026-12-18 10:00-12:00", "tomorrow 9:00". A weekday alone is every week, not the next one. */
function readDated(text: string, now: Today): ScheduleRequest | undefined {
  if (readWeekdays(text, now)) return undefined;
  const dates = readDates(text, now);
  if (!dates) return undefined;
  const span = readSpan(dates.rest.replace(/^,\s*/, ''));
  if (!span || span.rest !== '' || dates.value.from !== dates.value.to) throw unread(dates.rest || text);
  return { kind: 'date', date: dates.value.from, ...span.value };
}

const second = /^(?:every\s+(?:2|two|second|other)(?:\s+weeks?)?(?:\s+on)?|biweekly|fortnightly)(?=[\s,]|$),?/i;

/** "Mon, Wed 9:00-10:30", "every 2 weeks Tue 14:00-15:30 from 2026-12-01 until 2027-02-28". */
function readWeekly(text: string, now: Today): ScheduleRequest {
  const ahead = readPattern(text, second);
  const days = readWeekdays(ahead?.rest ?? text.replace(/^every\s+(?!day)/i, ''), now);
  if (!days) throw unread(text);
  const span = readSpan(days.rest.replace(/^(?:,|at\b)\s*/i, ''));
  if (!span) throw unread(days.rest || text);
  let { rest } = span;
  const behind = readPattern(rest, second);
  rest = behind?.rest ?? rest;
  const since = readBound(rest, /^(?:from|since)\s+/i, now);
  rest = since?.rest ?? rest;
  const until = readBound(rest, /^(?:until|till|to)\s+/i, now);
  rest = until?.rest ?? rest;
  if (rest !== '' || (since && until && until.value < since.value)) throw unread(rest || text);
  return {
    kind: 'weekly',
    weekdays: days.value,
    ...span.value,
    every: ahead || behind ? 2 : 1,
    ...(since && { since: since.value }),
    ...(until && { until: until.value }),
  };
}

function readBound(text: string, keyword: RegExp, now: Today): { value: LocalDate; rest: string } | undefined {
  const found = readPattern(text, keyword);
  if (!found) return undefined;
  // One date: the word after it may be the next bound's.
  const dates = readDates(found.rest.replace(/\s(until|till|to)\s.*$/i, ''), now);
  if (!dates || dates.rest !== '' || dates.value.from !== dates.value.to) throw unread(found.rest);
  return { value: dates.value.from, rest: /\s((?:until|till|to)\s.*)$/i.exec(found.rest)?.[1] ?? '' };
}

function unread(part: string): UserError {
  return new UserError('timetable.unread', { part: part.trim().slice(0, 60) });
}
