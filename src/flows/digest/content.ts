/** What a digest says: numbers only, for channels are read by anybody. */
import { tally } from '../../attendance/tally.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Digest } from '../../classes/digests.js';
import { localDate, localTime } from '../../classes/local-day.js';
import { showDate, showWeekdays } from '../../classes/timetable/show.js';
import { addDays, clock, dateOf, instantOf, type LocalDate } from '../../classes/timetable/wall-clock.js';
import { numbersOf } from '../../reports/statistics.js';
import { dayDigest, spanDigest, type DigestFoot } from '../../wording/digest.js';
import { createSay } from '../../wording/say.js';
import type { Rooms } from '../rooms.js';

/** Milliseconds after its time from which on a digest says that it comes late: the clock ticks by the minute. */
const punctual = 5 * 60_000;

/** The digest of a local day, or undefined where no session was in its time. `since`: when it was due; `at`: now. */
export async function digestOf(
  rooms: Rooms,
  klass: Class,
  digest: Digest,
  { day, since, at }: { day: LocalDate; since: number; at: number },
): Promise<Reply | undefined> {
  const { timeZone, language, title } = klass;
  const first = firstDay(klass, digest, day);
  const [from, to] = [instantOf(first, 0, timeZone), instantOf(addDays(day, 1), 0, timeZone)];
  const sheets = await rooms.sheets.between(klass.id, from, to);
  if (sheets.length === 0) return undefined;
  const say = createSay(language);
  const foot: DigestFoot = {
    kind: digest.kind,
    time: clock(digest.time),
    days: digest.weekdays.length < 7 ? showWeekdays(digest.weekdays, language) : undefined,
    zone: timeZone,
    late: at - since > punctual,
  };
  const time = (instant: number) => localTime(instant, timeZone);
  if (digest.kind === 'day') {
    const sessions = sheets.map((sheet) => ({
      from: time(sheet.openedAt),
      to: time(sheet.closedAt ?? sheet.closesAt),
      open: sheet.closedAt === undefined,
      tally: tally(sheet),
    }));
    return { ...dayDigest(say, { title, date: localDate(since, timeZone, language), sessions }, foot), silent: true };
  }
  const { sessions, counts, rate, trend } = numbersOf(sheets);
  if (sessions.length === 0) return undefined;
  const lines = sessions.map((session) => ({
    when: `${showDate(dateOf(session.from, timeZone), language)}, ${time(session.from)}`,
    here: session.counts.present + session.counts.late,
    of: session.counts.present + session.counts.late + session.counts.excused + session.counts.absent,
  }));
  const span = { from: showDate(first, language), to: showDate(day, language) };
  return { ...spanDigest(say, { title, ...span, sessions: lines, counts, rate, trend }, foot), silent: true };
}

/** Days of a week up to its digest's, that one among them. */
const daysOfWeek = 7;

function firstDay({ term }: Class, { kind }: Digest, day: LocalDate): LocalDate {
  if (kind === 'day') return day;
  return kind === 'term' && term ? term.first : addDays(day, 1 - daysOfWeek);
}
