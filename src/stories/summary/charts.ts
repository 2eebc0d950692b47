/** The pictures of reports. */
import { marksOf } from '../../attendance/marks.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { Picture } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { localTime } from '../../classes/local-day.js';
import { drawPeople, type PersonRow } from '../../reports/charts/people-chart.js';
import { drawSessions, type Column } from '../../reports/charts/sessions-chart.js';
import { type ClassNumbers, countsOf, together } from '../../reports/statistics.js';
import { countsInWords, statusWords } from '../kernel/report-words.js';
import { columnsOf } from './columns.js';
import type { PersonLine } from './people-replies.js';
import type { Say } from '../../locales/say.js';
import type { ClassReport } from '../kernel/class-report.js';

/** The sessions of one day, also those that are open; none where there is none. */
export async function dayChart(
  say: Say,
  klass: Class,
  date: string,
  sheets: readonly Sheet[],
): Promise<Picture | undefined> {
  const columns = sheets.map((sheet) => ({
    label: localTime(sheet.openedAt, klass.timeZone),
    counts: countsOf(marksOf(sheet).values()),
  }));
  return chart(say, klass, [date], columns);
}

/** The closed sessions of a report; none where there is none. */
export async function spanChart(say: Say, { klass, dates, numbers }: ClassReport): Promise<Picture | undefined> {
  const { columns, areWeeks } = columnsOf(klass, numbers.sessions);
  const lines = [dates, ...rateLine(say, numbers), ...(areWeeks ? [say('report.chart.weeks')] : [])];
  return chart(say, klass, lines, columns);
}

/** A page of people; none where nobody was expected. */
export async function peopleChart(
  say: Say,
  { klass, dates, numbers }: ClassReport,
  people: readonly PersonLine[],
): Promise<Picture | undefined> {
  if (people.length === 0) return undefined;
  const rows = people.map(({ name, number, numbers: own, rate: share, risks }): PersonRow => {
    const rate = share === undefined ? '–' : say('report.chart.rate', { rate: share });
    return { name, number, counts: own.counts, note: risks.length > 0 ? `${rate} ⚠` : rate };
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
  const bytes = await drawSessions(
    { title, lines, axis: say('report.chart.axis'), statuses: statusWords(say) },
    columns,
  );
  return { bytes, type: 'image/png', name: 'attendance.png', alt };
}
