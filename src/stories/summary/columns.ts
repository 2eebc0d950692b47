/** The columns of a report's chart: its sessions, or its weeks where there are too many of them. Pure. */
import { DateTime } from 'luxon';
import type { Class } from '../../classes/class.js';
import { type Column, mostBars } from '../../reports/charts/sessions-chart.js';
import { noCounts, type SessionNumbers, together } from '../../reports/statistics.js';

/** Columns that a phone shows apart; of more sessions, each column is a week. */
const mostColumns = 45;
const week = 7 * 24 * 3_600_000;

/** `sessions`: closed ones, in order. */
export function columnsOf(
  { timeZone, language }: Pick<Class, 'timeZone' | 'language'>,
  sessions: readonly SessionNumbers[],
): { columns: Column[]; areWeeks: boolean } {
  const local = (at: number) => DateTime.fromMillis(at, { zone: timeZone }).setLocale(language);
  const label = (day: DateTime) => day.toLocaleString({ day: 'numeric', month: 'short' });
  if (sessions.length <= mostColumns) {
    const isGap = breaksIn(sessions);
    const columns = sessions.flatMap(({ from, counts }, i) => [
      ...(isGap(i) ? [{ label: '', counts: noCounts() }] : []),
      { label: label(local(from)), counts },
    ]);
    return { columns, areWeeks: false };
  }
  const columns: Column[] = [];
  const rest = [...sessions];
  // Also weeks without a session: a break is as wide as it was.
  for (let monday = local(sessions[0]!.from).startOf('week'); rest.length > 0; monday = monday.plus({ weeks: 1 })) {
    const end = monday.plus({ weeks: 1 }).toMillis();
    const own = rest.findIndex(({ from }) => from >= end);
    columns.push({ label: label(monday), counts: together(rest.splice(0, own < 0 ? rest.length : own)) });
  }
  return { columns, areWeeks: true };
}

/**
 * Whether there was a break before a session: more than a week, and more than twice as long as it usually is from one to
 * the next. Bars of a few sessions have their dates beside them and show none.
 */
function breaksIn(sessions: readonly SessionNumbers[]): (i: number) => boolean {
  if (sessions.length <= mostBars) return () => false;
  const apart = sessions.slice(1).map(({ from }, i) => from - sessions[i]!.from);
  const usual = apart.toSorted((a, b) => a - b)[Math.floor(apart.length / 2)] ?? 0;
  return (i) => i > 0 && apart[i - 1]! > Math.max(week, 2 * usual);
}
