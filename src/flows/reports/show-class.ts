/** A class's report as a reply: totals for everybody, and people for hosts. */
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { localDate, localTime } from '../../classes/local-day.js';
import { neighbour, periodCode, type Period, type PeriodQuery } from '../../reports/period.js';
import { sumOf } from '../../reports/statistics.js';
import { peopleReply } from '../../wording/reports/people.js';
import type { ReportRef } from '../../wording/reports/period-buttons.js';
import { spanReply } from '../../wording/reports/span.js';
import type { Say } from '../../wording/say.js';
import { numbersReply } from '../../wording/sessions/summary.js';
import type { Rooms } from '../rooms.js';
import { numbersOfDay } from '../summary/day-numbers.js';
import { peopleOf } from './at-risk.js';
import { dayChart, peopleChart, spanChart } from './charts.js';
import { classReport, type ClassReport } from './class-report.js';

/** People on a page of the text, as many as fit below a picture; and in the picture, of which some pages share one. */
const peopleOnPage = 8;
const peopleInPicture = 3 * peopleOnPage;

/** How buttons name a report. */
export function refOf(klass: Class, query: PeriodQuery, period: Period, at: number): ReportRef {
  const code = (by: -1 | 1): string | undefined => {
    const next = neighbour(period, by);
    return next && periodCode(next);
  };
  // What has not begun has no numbers.
  return { class: klass.id, code: periodCode(query), earlier: code(-1), later: period.to <= at ? code(1) : undefined };
}

/** For everybody's eyes. A day shows each of its sessions; `lastOnly`: only the one that is on, or was last. */
export async function totalsReply(
  rooms: Rooms,
  say: Say,
  klass: Class,
  query: PeriodQuery,
  { at, lastOnly = false }: { at: number; lastOnly?: boolean },
): Promise<Reply> {
  const report = await classReport(rooms, klass, query, at);
  const ref = refOf(klass, query, report.period, at);
  if (report.period.unit === 'day') {
    const sheets = lastOnly ? report.sheets.slice(-1) : report.sheets;
    const date = localDate(report.period.from, klass.timeZone, klass.language);
    const picture = await dayChart(say, klass, date, sheets);
    return numbersReply(say, ref, numbersOfDay(klass, date, sheets), picture);
  }
  const names = klass.openNames ? await peopleOf(rooms, report, at) : undefined;
  const { title, timeZone, language, term } = klass;
  return spanReply(
    say,
    ref,
    {
      title,
      dates: report.dates,
      numbers: report.numbers,
      sessions: report.numbers.sessions.map(({ from, counts }) => ({
        when: `${localDate(from, timeZone, language)}, ${localTime(from, timeZone)}`,
        here: counts.present + counts.late,
        of: sumOf(counts),
      })),
      noTerm: query.unit === 'term' && !term,
      names,
    },
    await spanChart(say, report),
  );
}

/** For hosts alone. `page` from 0; one beyond the end is the last. */
export async function everybodyReply(
  rooms: Rooms,
  say: Say,
  klass: Class,
  query: PeriodQuery,
  { at, page }: { at: number; page: number },
): Promise<Reply> {
  const report: ClassReport = await classReport(rooms, klass, query, at);
  const everybody = await peopleOf(rooms, report, at);
  const pages = Math.max(1, Math.ceil(everybody.length / peopleOnPage));
  const on = Math.min(Math.max(0, Math.trunc(page) || 0), pages - 1);
  const people = everybody.slice(on * peopleOnPage, (on + 1) * peopleOnPage);
  const words = {
    ...{ title: klass.title, dates: report.dates, requiredRate: klass.requiredRate },
    ...{ people, atRisk: everybody.filter(({ risks }) => risks.length > 0).length, page: on, pages },
  };
  const block = Math.floor((on * peopleOnPage) / peopleInPicture) * peopleInPicture;
  const picture = await peopleChart(say, report, everybody.slice(block, block + peopleInPicture));
  return peopleReply(say, refOf(klass, query, report.period, at), words, picture);
}
