/** Which stretch of time a report is about: read from people's words, kept in buttons, and laid on the class's calendar. */
import { DateTime } from 'luxon';
import { localDay } from '../classes/local-day.js';
import { readEnds, readWeekOrMonth } from '../classes/timetable/read-dates.js';
import type { Today } from '../classes/timetable/read-words.js';
import { readRelative } from '../classes/timetable/relative-words.js';

/** Dates are a calendar's, `2026-11-23`. Without `on` the unit is the one that holds now. */
export type PeriodQuery =
  | { unit: 'day' | 'week' | 'month'; on?: string | undefined; back?: number | undefined }
  | { unit: 'term' }
  | { unit: 'all' }
  | { unit: 'range'; first: string; last: string };

export interface Period {
  unit: PeriodQuery['unit'];
  /** Milliseconds UTC; `to` is exclusive. */
  from: number;
  to: number;
  /** The first and the last local day. */
  first: string;
  last: string;
}

/** What a period is laid on. `since`: when the class began; `at`: now. Milliseconds UTC. */
export interface Calendar {
  at: number;
  timeZone: string;
  since: number;
  /** Its first and last day, where the class has set them. */
  term?: { first: string; last: string } | undefined;
}

const words: Readonly<Record<string, PeriodQuery>> = {
  week: { unit: 'week' },
  month: { unit: 'month' },
  term: { unit: 'term' },
  all: { unit: 'all' },
};

/** "today", "last week", "november", "Monday", "1 Sep..30 Sep"; undefined for anything else, and for days there are not. */
export function parsePeriod(text: string, today: Today): PeriodQuery | undefined {
  const said = text.trim().replace(/\s*(?:\.{3,}|…)\s*/g, '..');
  const word = words[said.toLowerCase()] ?? relativePeriod(said, today);
  if (word) return word;
  const now: Today = { ...today, lean: 'past' };
  const whole = readWeekOrMonth(said, now);
  if (whole?.rest === '') return whole.value;
  const ends = readEnds(said, now);
  if (ends?.rest !== '') return undefined;
  const { from, to } = ends.value;
  if (from === to) return { unit: 'day', on: from };
  return from < to ? { unit: 'range', first: from, last: to } : { unit: 'range', first: to, last: from };
}

/** "yesterday", "this month": counted back from now, so that a button for it stays true. What is ahead is a date. */
function relativePeriod(text: string, today: Today): PeriodQuery | undefined {
  for (const unit of ['day', 'week', 'month'] as const) {
    const found = readRelative(text, { ...today, lean: 'past' }, unit);
    if (found?.rest === '' && found.value <= 0) return found.value === 0 ? { unit } : { unit, back: -found.value };
  }
  return undefined;
}

/** Words that a period may have: "November 1, 2026 to November 15, 2026". */
const mostWords = 7;

/**
 * What people write after a command: a period at the beginning or the end, and a person, in either order; either may be
 * missing. "week Ann Example", "@ann last month", "term". `isPerson`: whether a text is somebody's name, who may be called
 * April.
 */
export function readAsked(
  text: string,
  today: Today,
  isPerson: (text: string) => boolean = () => false,
): { query: PeriodQuery | undefined; person: string } {
  const said = text.trim().split(/\s+/).filter(Boolean);
  const nobody = { query: undefined, person: said.join(' ') };
  if (isPerson(nobody.person)) return nobody;
  const lengths = Array.from(
    { length: Math.min(said.length, mostWords) },
    (_, i) => Math.min(said.length, mostWords) - i,
  );
  const readings = lengths.flatMap((length) =>
    [
      { period: said.slice(0, length), person: said.slice(length).join(' ') },
      { period: said.slice(-length), person: said.slice(0, -length).join(' ') },
    ].flatMap(({ period, person }) => {
      const query = parsePeriod(period.join(' '), today);
      return query ? [{ query, person }] : [];
    }),
  );
  return readings.find(({ person }) => person === '' || isPerson(person)) ?? readings[0] ?? nobody;
}

/** For a button: letters, digits and `-`, at most 17 of them. `readPeriodCode` reads it. */
export function periodCode(query: PeriodQuery): string {
  const bare = (day: string): string => day.replaceAll('-', '');
  if (query.unit === 'range') return `${bare(query.first)}-${bare(query.last)}`;
  if (!('on' in query || 'back' in query)) return query.unit;
  return `${query.unit}-${query.on === undefined ? `b${query.back ?? 0}` : bare(query.on)}`;
}

export function readPeriodCode(code: string): PeriodQuery | undefined {
  const full = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const [, first, last] = /^(\d{8})-(\d{8})$/.exec(code) ?? [];
  if (first !== undefined && last !== undefined) {
    const [from, to] = [full(first), full(last)];
    return isDate(from) && isDate(to) ? { unit: 'range', first: from, last: to } : undefined;
  }
  const [, unit = '', what] = /^(day|week|month|term|all)(?:-(b\d{1,4}|\d{8}))?$/.exec(code) ?? [];
  if (unit === 'term' || unit === 'all') return { unit };
  if (unit !== 'day' && unit !== 'week' && unit !== 'month') return undefined;
  if (what === undefined) return { unit };
  if (what.startsWith('b')) return { unit, back: Number(what.slice(1)) };
  return isDate(full(what)) ? { unit, on: full(what) } : undefined;
}

/** The period on the class's calendar. A term that the class has not set is everything since the class began. */
export function layPeriod(query: PeriodQuery, calendar: Calendar): Period {
  const { at, timeZone, since, term } = calendar;
  const now = dayOf(at, timeZone);
  if (query.unit === 'range') return laid(query.unit, query.first, query.last, timeZone);
  if (query.unit === 'term' && term) return laid('term', term.first, term.last, timeZone);
  if (query.unit === 'term' || query.unit === 'all') {
    const first = dayOf(Math.min(since, at), timeZone);
    return laid('all', first, now, timeZone);
  }
  const { unit, on = now, back = 0 } = query;
  const day = DateTime.fromISO(on, { zone: 'utc' }).minus({ [unit]: back });
  return laid(unit, day.startOf(unit).toISODate() ?? now, day.endOf(unit).toISODate() ?? now, timeZone);
}

/** The same length before or after, for turning pages; undefined for periods that have no neighbour. */
export function neighbour({ unit, first }: Period, by: -1 | 1): PeriodQuery | undefined {
  if (unit !== 'day' && unit !== 'week' && unit !== 'month') return undefined;
  const on = DateTime.fromISO(first, { zone: 'utc' })
    .plus({ [unit]: by })
    .toISODate();
  return on === null ? undefined : { unit, on };
}

/** The local date of an instant, `2026-11-23`. */
export function dayOf(at: number, timeZone: string): string {
  return DateTime.fromMillis(at, { zone: timeZone }).toISODate() ?? '';
}

/** From the first instant of the one day to the first after the other, however long clocks make them. */
function laid(unit: PeriodQuery['unit'], first: string, last: string, timeZone: string): Period {
  const noon = (day: string): number => DateTime.fromISO(`${day}T12:00`, { zone: timeZone }).toMillis();
  return { unit, first, last, from: localDay(noon(first), timeZone).from, to: localDay(noon(last), timeZone).to };
}

function isDate(text: string): boolean {
  return DateTime.fromISO(text, { zone: 'utc' }).isValid;
}
