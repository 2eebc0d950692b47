/** The pictures of reports. */
import { DateTime } from 'luxon';
import { marksOf } from '../../attendance/marks.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { Picture } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { localTime } from '../../classes/local-day.js';
import { drawPeople, type PersonRow } from '../../reports/charts/people-chart.js';
import { drawSessions, type Column } from '../../reports/charts/sessions-chart.js';
import { type ClassNumbers, type Counts, noCounts, together } from '../../reports/statistics.js';
import { countsInWords, statusWords } from '../kernel/report-words.js';
import type { PersonLine } from './people-replies.js';
import type { Say } from '../../locales/say.js';
import type { ClassReport } from '../kernel/class-report.js';

/** Columns that a phone shows apart; of more sessions, each column is a week. */
const mostColumns = 45;

/** The sessions of one day, also those that are open; none where there is none. */
export async function dayChart(
  say: Say,
  klass: Class,
  date: string,
  sheets: readonly Sheet[],
): Promise<Picture | undefined> {
  const columns = sheets.map((sheet) => ({
    label: localTime(sheet.openedAt, klass.timeZone),
    counts: countsOf(sheet),
  }));
  return chart(say, klass, [date], columns);
}

/** The closed sessions of a report; none where there is none. */
export async function spanChart(say: Say, { klass, dates, numbers }: ClassReport): Promise<Picture | undefined> {
  const lines = [dates, ...rateLine(say, numbers)];
  return chart(say, klass, lines, columnsOf(klass, numbers));
}

/** A page of people; none where nobody was expected. */
export async function peopleChart(
  say: Say,
  { klass, dates, numbers }: ClassReport,
  people: readonly PersonLine[],
): Promise<Picture | undefined> {
  if (people.length === 0) return undefined;
  const rows = people.map(({ name, numbers: own, rate: share, risks }): PersonRow => {
    const rate = share === undefined ? '–' : say('report.chart.rate', { rate: share });
    return { name, counts: own.counts, note: risks.length > 0 ? `${rate} ⚠` : rate };
  });
  const words = { title: klass.title, lines: [dates, ...rateLine(say, numbers)], statuses: statusWords(say) };
  const alt = say('report.chart.people.alt', { n: people.length, title: klass.title, dates });
  return { bytes: await drawPeople(words, rows), type: 'image/png', name: 'people.png', alt };
}

function rateLine(say: Say, { rate, sessions }: ClassNumbers): string[] {
  return rate === undefined ? [] : [say('report.chart.rate-line', { rate, n: sessions.length })];
}

async function chart(
  say: Say,
  { title }: Class,
  lines: readonly string[],
  columns: readonly Column[],
): Promise<Picture | undefined> {
  if (columns.length === 0) return undefined;
  const counts = countsInWords(say, together(columns));
  const alt = say('report.chart.sessions.alt', { title, dates: lines[0] ?? '', counts });
  const bytes = await drawSessions({ title, lines, statuses: statusWords(say) }, columns);
  return { bytes, type: 'image/png', name: 'attendance.png', alt };
}

function columnsOf({ timeZone, language }: Class, { sessions }: ClassNumbers): Column[] {
  const local = (at: number) => DateTime.fromMillis(at, { zone: timeZone }).setLocale(language);
  const label = (day: DateTime) => day.toLocaleString({ day: 'numeric', month: 'short' });
  if (sessions.length <= mostColumns)
    return sessions.map(({ from, counts }) => ({ label: label(local(from)), counts }));
  const weeks = new Map<string, { label: string; sessions: { counts: Counts }[] }>();
  for (const session of sessions) {
    const monday = local(session.from).startOf('week');
    const key = monday.toISODate() ?? '';
    const week = weeks.get(key) ?? { label: label(monday), sessions: [] };
    week.sessions.push(session);
    weeks.set(key, week);
  }
  return [...weeks.values()].map((week) => ({ label: week.label, counts: together(week.sessions) }));
}

function countsOf(sheet: Sheet): Counts {
  const counts = noCounts();
  for (const { status } of marksOf(sheet).values()) if (status !== 'not-yet') counts[status] += 1;
  return counts;
}
