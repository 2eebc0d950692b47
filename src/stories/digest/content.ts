/** What a digest says: numbers only, for channels are read by anybody. */
import { tally } from '../../attendance/marks.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { Picture, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Digest, PostedDigest } from '../../classes/digests.js';
import { localDate, localTime } from '../../classes/local-day.js';
import { showDate, showDates, showWeekdays } from '../../classes/timetable/show.js';
import { addDays, clock, dateOf, instantOf, type LocalDate } from '../../classes/timetable/wall-clock.js';
import { attendedOf, sumOf } from '../../reports/statistics.js';
import { dayDigest, spanDigest, type DigestFoot } from './digest-replies.js';
import { createSay } from '../../locales/say.js';
import { dayChart, spanChart } from '../summary/charts.js';
import { classReport } from '../kernel/class-report.js';
import type { Services } from '../kernel/services.js';

/** Milliseconds after its time from which on a digest says that it comes late: the clock ticks by the minute. */
const punctual = 5 * 60_000;

/** What a digest tells of: its local day, when its time begins, when it is due, and when it is posted; milliseconds UTC. */
export type DigestSpan = Pick<PostedDigest, 'day' | 'from' | 'due' | 'at'>;

/** When the time begins of a digest for this day. */
export function beginningOf({ term, timeZone }: Class, { kind, until, time }: Digest, day: LocalDate): number {
  if (kind === 'week') return until ?? instantOf(addDays(day, -daysOfWeek), time, timeZone);
  return instantOf(kind === 'term' && term ? term.first : day, 0, timeZone);
}

/** The digest of a local day, or undefined where no session was in its time. */
export async function digestOf(
  services: Services,
  klass: Class,
  digest: Digest,
  { day, from, due, at }: DigestSpan,
): Promise<Reply | undefined> {
  const { timeZone, language, title } = klass;
  const first = dateOf(from, timeZone);
  // A week's sessions are those that ended since the last digest: what was open at that one is in this.
  const isMeant = ({ openedAt, closedAt = Infinity }: Sheet) =>
    digest.kind === 'week' ? closedAt > from && closedAt <= due : openedAt <= at;
  const report = await classReport(services, klass, { unit: 'range', first, last: day }, at, isMeant);
  const { sheets, numbers } = report;
  // The day of the last digest is named again only where something of it was left for this one.
  const isDayShared = sheets[0] !== undefined && dateOf(sheets[0].openedAt, timeZone) === first;
  const shown = { from: isDayShared ? first : addDays(first, 1), to: day };
  const dates = digest.kind === 'week' ? showDates(shown, language) : report.dates;
  if (sheets.length === 0) return undefined;
  const say = createSay(language);
  const foot: DigestFoot = {
    kind: digest.kind,
    time: digest.afterLessons ? undefined : clock(digest.time),
    days: digest.weekdays.length < 7 ? showWeekdays(digest.weekdays, language) : undefined,
    zone: timeZone,
    late: at - due > punctual && !digest.afterLessons,
  };
  const time = (instant: number) => localTime(instant, timeZone);
  if (digest.kind === 'day') {
    const sessions = sheets.map((sheet) => ({
      from: time(sheet.openedAt),
      to: time(sheet.closedAt ?? sheet.closesAt),
      open: sheet.closedAt === undefined,
      tally: tally(sheet),
    }));
    const date = localDate(due, timeZone, language);
    return posted(dayDigest(say, { title, date, sessions }, foot), await dayChart(say, klass, date, sheets));
  }
  if (numbers.sessions.length === 0) return undefined;
  const sessions = numbers.sessions.map((session) => ({
    when: `${showDate(dateOf(session.from, timeZone), language)}, ${time(session.from)}`,
    here: attendedOf(session.counts),
    of: sumOf(session.counts),
  }));
  const { counts, rate, trend } = numbers;
  const text = spanDigest(say, { title, dates, sessions, counts, rate, trend }, foot);
  return posted(text, await spanChart(say, report));
}

function posted(reply: Reply, picture: Picture | undefined): Reply {
  return { ...reply, ...(picture && { picture }), silent: true, spread: true };
}

const daysOfWeek = 7;
