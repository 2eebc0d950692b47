/** Every mark of many sessions as a row: what all files are made of. Hosts alone get them. */
import { DateTime } from 'luxon';
import { marksOf } from '../../attendance/marks.js';
import type { Entry, Sheet, Status } from '../../attendance/sheet.js';
import type { PersonId } from '../../people/person.js';

/** Who a row is about, as the class knows them today. */
export interface ListedPerson {
  person: PersonId;
  /** On the roster; undefined for who was forgotten. */
  number: number | undefined;
  name: string;
  email: string | undefined;
}

export interface MarkRow extends ListedPerson {
  session: string;
  /** Milliseconds UTC. */
  from: number;
  to: number;
  status: Status;
  /** None for who is absent by the close alone. */
  how: Entry['how'] | undefined;
  by: string | undefined;
  at: number | undefined;
  certainty: number | undefined;
}

/**
 * Session by session, in the roster's order. Sessions that are still open are left out: their marks are not made. `whose`:
 * who an id is today; `by`: what an account is called.
 */
export function markRows(
  sheets: readonly Sheet[],
  whose: (person: PersonId) => ListedPerson,
  by: (account: string) => string,
): MarkRow[] {
  return sheets.flatMap((sheet) => {
    const { session, openedAt: from, closedAt: to } = sheet;
    if (to === undefined) return [];
    return [...marksOf(sheet)].flatMap(([id, { status, entry }]): MarkRow[] => {
      if (status === 'not-yet') return [];
      return [
        {
          ...whose(id),
          ...{ session, from, to, status, how: entry?.how, by: entry && by(entry.by), at: entry?.at },
          certainty: certaintyOf(entry),
        },
      ];
    });
  });
}

/**
 * How near a face was to its template, from 0 to 1 and to three digits: 1 minus their distance. It orders marks of one engine
 * and version by how sure they are, and is no probability.
 */
function certaintyOf(entry: Entry | undefined): number | undefined {
  if (entry?.distance === undefined) return undefined;
  return Math.round(Math.max(0, 1 - entry.distance) * 1000) / 1000;
}

/** How instants are written on a wall clock; each is reckoned once, for whole columns of them are alike. */
export interface WallClock {
  /** `2026-11-23T09:00:00+01:00`: the class's clock, and still one instant. */
  timestamp: (at: number) => string;
  /** `2026-11-23 09:00`, the class's clock. */
  wall: (at: number) => string;
  /** Milliseconds of what that clock showed, as if it had been UTC: a workbook's dates have no zone. */
  shown: (at: number) => number;
}

export function createWallClock(zone: string): WallClock {
  const once = <T>(of: (time: DateTime) => T) => {
    const known = new Map<number, T>();
    return (at: number): T => {
      const before = known.get(at);
      if (before !== undefined) return before;
      const made = of(DateTime.fromMillis(at, { zone }));
      known.set(at, made);
      return made;
    };
  };
  return {
    timestamp: once((time) => time.toISO({ suppressMilliseconds: true }) ?? ''),
    wall: once((time) => time.toFormat('yyyy-MM-dd HH:mm')),
    shown: once((time) => time.setZone('utc', { keepLocalTime: true }).toMillis()),
  };
}

/** One letter a mark, for a printed register: D for who departed early. */
export const letters: Readonly<Record<Status, string>> = {
  ...{ present: 'P', remote: 'R', late: 'L', 'left-early': 'D', excused: 'E', absent: 'A' },
};

/** Column names, which programs read: they stay the same in every language. */
export const columns = [
  'person_id',
  'number',
  'name',
  'email',
  'session_id',
  'session_start',
  'session_end',
  'status',
  'how',
  'marked_by',
  'marked_at',
  'certainty',
] as const;
export type Cells = Record<(typeof columns)[number], string | number>;

export function cellsOf(row: MarkRow, { timestamp }: WallClock): Cells {
  return {
    person_id: row.person,
    number: row.number ?? '',
    name: row.name,
    email: row.email ?? '',
    session_id: row.session,
    session_start: timestamp(row.from),
    session_end: timestamp(row.to),
    status: row.status,
    how: row.how ?? 'close',
    marked_by: row.by ?? '',
    marked_at: row.at === undefined ? '' : timestamp(row.at),
    certainty: row.certainty ?? '',
  };
}
