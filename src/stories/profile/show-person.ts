/** One person's attendance in one class as replies: their numbers with a calendar, and their marks one by one. */
import { Info } from 'luxon';
import { waitingContest } from '../../attendance/contests.js';
import type { Picture, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { localDate, localTime } from '../../classes/local-day.js';
import { memberOf } from '../../classes/roster.js';
import type { Person, PersonId } from '../../people/person.js';
import { drawCalendar, type DayMark } from '../../reports/charts/calendar-chart.js';
import { dayOf, type PeriodQuery } from '../../reports/period.js';
import { marksOfPerson, numbersOfPerson, type OwnMark } from '../../reports/statistics.js';
import { pageOf } from '../kernel/lists.js';
import { countsInWords, statusLetters, statusWords } from '../kernel/report-words.js';
import { marksReply, profileReply, type MarkLine, type OwnSpan } from './profile-replies.js';
import type { Say } from '../../locales/say.js';
import type { Services } from '../kernel/services.js';
import { classReport, whoToday, type ClassReport } from '../kernel/class-report.js';
import { refOf } from '../summary/show-class.js';

/** `own`: they look at it themselves. */
export interface Asked {
  at: number;
  own: boolean;
  page?: number;
}

export function ownSpanOf({ klass, dates, sheets }: ClassReport, person: PersonId): OwnSpan {
  const marks = marksOfPerson(sheets, person, whoToday(klass));
  return { title: klass.title, dates, numbers: numbersOfPerson(person, marks) };
}

/** Whether a report is any of theirs: they are on the roster, or were when its sessions were. */
export function concerns({ klass, sheets }: ClassReport, person: PersonId): boolean {
  const state = memberOf(klass, person)?.state;
  return state === 'on' || (state === 'left' && marksOfPerson(sheets, person, whoToday(klass)).length > 0);
}

/** Their rate, streaks and a calendar. */
export async function profileReplyOf(
  services: Services,
  say: Say,
  klass: Class,
  person: Person,
  query: PeriodQuery,
  { at }: Asked,
): Promise<Reply> {
  const report = await classReport(services, klass, query, at);
  const marks = marksOfPerson(report.sheets, person.id, whoToday(klass));
  const span = ownSpanOf(report, person.id);
  const { number = 0, state } = memberOf(klass, person.id) ?? {};
  const ref = { ...refOf(klass, query, report.period, at), number };
  const picture = await calendar(say, report, person.name, span, marks);
  return profileReply(say, ref, { ...span, name: person.name, isFormer: state === 'left' }, picture);
}

/** None where there is nothing to show. A term that goes on is drawn to its end, and "all" from the first session. */
async function calendar(
  say: Say,
  { klass, period, dates }: ClassReport,
  name: string,
  { numbers }: OwnSpan,
  marks: readonly OwnMark[],
): Promise<Picture | undefined> {
  const drawn = marks.flatMap(({ from, status, open }): DayMark[] =>
    open || status === 'not-yet' ? [] : [{ date: dayOf(from, klass.timeZone), status }],
  );
  if (drawn.length === 0) return undefined;
  const locale = { locale: klass.language };
  const rate =
    numbers.rate === undefined ? [] : [say('report.chart.rate-line', { rate: numbers.rate, n: drawn.length })];
  const words = {
    ...{ title: name, lines: [klass.title, dates, ...rate] },
    ...{ statuses: statusWords(say), letters: statusLetters(say) },
    ...{ weekdays: Info.weekdays('short', locale), months: Info.months('short', locale) },
  };
  const bytes = await drawCalendar(words, drawn, period);
  const counts = countsInWords(say, numbers.counts);
  const alt = say('report.chart.calendar.alt', { name, title: klass.title, dates, counts });
  return { bytes, type: 'image/png', name: 'calendar.png', alt };
}

/** Lines and numbered buttons that fit under a message: two rows of four. */
const marksOnPage = 8;

export async function marksReplyOf(
  services: Services,
  say: Say,
  klass: Class,
  person: Person,
  query: PeriodQuery,
  { at, own, page = 0 }: Asked,
): Promise<Reply> {
  const report = await classReport(services, klass, query, at);
  const marks = marksOfPerson(report.sheets, person.id, whoToday(klass)).reverse();
  const here = pageOf(marks, page, marksOnPage);
  const lines = here.shown.map((mark): MarkLine => {
    const sheet = report.sheets.find(({ session }) => session === mark.session);
    const contested = sheet !== undefined && waitingContest(sheet, person.id) !== undefined;
    return { ...markLine(klass, mark), contested, contestable: own && !mark.open && !contested };
  });
  const ref = { ...refOf(klass, query, report.period, at), number: memberOf(klass, person.id)?.number ?? 0 };
  return marksReply(say, ref, {
    ...{ name: person.name, title: klass.title, dates: report.dates },
    ...{ page: { ...here, shown: lines }, all: marks.length },
  });
}

/** A mark in words, without whether it is contested. */
export function markLine(
  { timeZone, language }: Class,
  { session, from, open, status, entry }: OwnMark,
): Omit<MarkLine, 'contested' | 'contestable'> {
  return {
    session,
    when: `${localDate(from, timeZone, language)}, ${localTime(from, timeZone)}`,
    status,
    how: entry?.how ?? (open ? 'open' : 'close'),
    at: entry ? localTime(entry.at, timeZone) : '',
  };
}
