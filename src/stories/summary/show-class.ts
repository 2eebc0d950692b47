/** A class's report as a reply: totals for everybody, and people for hosts. */
import { marksOf } from '../../attendance/marks.js';
import type { Status } from '../../attendance/sheet.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { localDate, localTime } from '../../classes/local-day.js';
import type { Say } from '../../locales/say.js';
import type { PersonId } from '../../people/person.js';
import { attendedOf, type PersonNumbers, type RiskRules, risksOf, shownRate, sumOf } from '../../reports/statistics.js';
import { neighbour, type Period, periodCode, type PeriodQuery } from '../../reports/period.js';
import { classReport, type ClassReport, sessionsLeft } from '../kernel/class-report.js';
import { pageOf } from '../kernel/lists.js';
import { named } from '../kernel/names.js';
import type { ReportRef } from '../kernel/report-words.js';
import type { Services } from '../kernel/services.js';
import { dayChart, peopleChart, spanChart } from './charts.js';
import { peopleReply, type PersonLine } from './people-replies.js';
import { spanReply } from './span-replies.js';
import { numbersReply } from './summary-replies.js';
import { numbersOfDay } from './summary.js';

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
  services: Services,
  say: Say,
  klass: Class,
  query: PeriodQuery,
  { at, lastOnly = false }: { at: number; lastOnly?: boolean },
): Promise<Reply> {
  const report = await classReport(services, klass, query, at);
  const ref = refOf(klass, query, report.period, at);
  if (report.period.unit === 'day') {
    const sheets = lastOnly ? report.sheets.slice(-1) : report.sheets;
    const date = localDate(report.period.from, klass.timeZone, klass.language);
    const picture = await dayChart(say, klass, date, sheets);
    return numbersReply(say, ref, numbersOfDay(klass, date, sheets), picture);
  }
  const names = klass.openNames ? await peopleOf(services, report, at) : undefined;
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
        here: attendedOf(counts),
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
  services: Services,
  say: Say,
  klass: Class,
  query: PeriodQuery,
  { at, page }: { at: number; page: number },
): Promise<Reply> {
  const report: ClassReport = await classReport(services, klass, query, at);
  const everybody = await peopleOf(services, report, at);
  const here = pageOf(everybody, page, peopleOnPage);
  const words = {
    ...{ title: klass.title, dates: report.dates, requiredRate: klass.requiredRate },
    ...{ page: here, atRisk: everybody.filter(({ risks }) => risks.length > 0).length },
    tooEarly: everybody.some(({ isOn, rate = 1 }) => isOn && rate * 100 < (klass.requiredRate ?? 0)),
  };
  const block = Math.floor(here.before / peopleInPicture) * peopleInPicture;
  const picture = await peopleChart(say, report, everybody.slice(block, block + peopleInPicture));
  return peopleReply(say, refOf(klass, query, report.period, at), words, picture);
}

// Everybody of a report with their numbers, those at risk first. For hosts, unless the class chose otherwise.

/**
 * Members of today by name, then those who left and still have marks. Being at risk is a matter of the term: a week's
 * report judges by its own rate, and only the term's knows what can still be reached.
 */
export async function peopleOf(services: Services, report: ClassReport, at: number): Promise<PersonLine[]> {
  const { klass, numbers, period } = report;
  const rules: RiskRules = {
    requiredRate: klass.requiredRate === undefined ? undefined : klass.requiredRate / 100,
    remaining: period.unit === 'term' ? await sessionsLeft(services, report, at) : undefined,
  };
  const open = report.sheets.filter(({ closedAt }) => closedAt === undefined).map(marksOf);
  const openOf = (person: PersonId) => {
    const count = (status: Status) => open.filter((marks) => marks.get(person)?.status === status).length;
    return { absent: count('absent'), excused: count('excused') };
  };
  const rows = new Map(klass.members.map((member) => [member.person, member]));
  const isOn = (id: string): boolean => rows.get(id)?.state === 'on';
  const lines = (await named(services, klass, [...numbers.people.keys()])).map(({ person, name }): PersonLine => {
    const own: PersonNumbers = numbers.people.get(person)!;
    const number = rows.get(person)?.number;
    const rate = own.rate === undefined ? undefined : shownRate(own.rate, rules.requiredRate);
    const risks = isOn(person) ? risksOf(own, { ...rules, open: openOf(person) }) : [];
    return { name, number, isOn: isOn(person), numbers: own, rate, risks };
  });
  const rank = ({ isOn: on, risks }: PersonLine): number => (on ? (risks.length > 0 ? 0 : 1) : 2);
  // Among those at risk the lowest rate comes first; the others stay in the order of their names.
  const rate = ({ risks, numbers: { rate: own = 1 } }: PersonLine): number => (risks.length > 0 ? own : 0);
  return lines.sort((a, b) => rank(a) - rank(b) || rate(a) - rate(b));
}
