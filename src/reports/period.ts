/** Which stretch of time a report is about: read from people's words, kept in buttons, and laid on the class's calendar. */
import { DateTime } from 'luxon';
import { localDay } from '../classes/local-day.js';

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

const date = String.raw`\d{4}-\d{2}-\d{2}`;
const words: Readonly<Record<string, PeriodQuery>> = {
  today: { unit: 'day' },
  yesterday: { unit: 'day', back: 1 },
  week: { unit: 'week' },
  'last week': { unit: 'week', back: 1 },
  month: { unit: 'month' },
  'last month': { unit: 'month', back: 1 },
  term: { unit: 'term' },
  all: { unit: 'all' },
};

/** "today", "last week", "2026-09-01..2026-09-30", "2026-09-01"; undefined for anything else, and for days there are not. */
export function parsePeriod(text: string): PeriodQuery | undefined {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const word = words[said];
  if (word) return word;
  const [, from, to] =
    new RegExp(`^(${date})(?:\\.\\.(${date}))?$`).exec(said.replace(/\s*(?:\.\.+|…)\s*/, '..')) ?? [];
  if (from === undefined || !isDate(from) || (to !== undefined && !isDate(to))) return undefined;
  if (to === undefined) return { unit: 'day', on: from };
  return from <= to ? { unit: 'range', first: from, last: to } : { unit: 'range', first: to, last: from };
}

/**
 * What people write after a command: a period at the beginning or the end, and a person, in either order; either may be
 * missing. "week Ann Example", "@ann last month", "term".
 */
export function readAsked(text: string): { query: PeriodQuery | undefined; person: string } {
  const said = text.trim().split(/\s+/).filter(Boolean);
  for (const length of [2, 1]) {
    if (said.length < length) continue;
    const first = parsePeriod(said.slice(0, length).join(' '));
    if (first) return { query: first, person: said.slice(length).join(' ') };
    const last = parsePeriod(said.slice(-length).join(' '));
    if (last) return { query: last, person: said.slice(0, -length).join(' ') };
  }
  return { query: undefined, person: said.join(' ') };
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
  if (first !== undefined && last !== undefined) return parsePeriod(`${full(first)}..${full(last)}`);
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
