/** Between the meetings of a timetable and the sessions they become. Milliseconds UTC. */
import type { Opening } from '../../attendance/session.js';
import type { SessionId, Sheet } from '../../attendance/sheet.js';
import type { FromSomebody } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { closingTime } from '../../classes/local-day.js';
import { early, meetingAt, meetingsOn, nextMeetings, type Meeting } from '../../classes/timetable/meetings.js';
import { defaultRemind, type Timetable } from '../../classes/timetable/timetable.js';
import type { Services } from '../kernel/services.js';

const minute = 60_000;

/**
 * The one session of a meeting, whoever opens it and however often: its id, and its sheet once there is one. What somebody
 * opened before the meeting, and said is another one or threw away before it began, is not it.
 */
export async function sessionOf(
  services: Services,
  { id }: Class,
  { key, start }: Meeting,
): Promise<{ session: SessionId; sheet: Sheet | undefined }> {
  for (let before = 0; ; before++) {
    const session = services.idFrom(`meeting ${id} ${key}${before || ''}`, 'session');
    const sheet = await services.sheets.get(id, session);
    if (!sheet || !isOther(sheet, start)) return { session, sheet };
  }
}

function isOther({ apart, discarded, history = [] }: Sheet, start: number): boolean {
  return apart === true || (discarded === true && history.some(({ did, at }) => did === 'discarded' && at < start));
}

/** Whether the meeting has its session, or one that a host opened by hand in its time. */
export async function hasSession(
  services: Services,
  klass: Class,
  timetable: Timetable,
  meeting: Meeting,
): Promise<boolean> {
  if ((await sessionOf(services, klass, meeting)).sheet) return true;
  const meetings = meetingsOn(timetable, meeting.date, klass.timeZone);
  const planned = await Promise.all(meetings.map(async (each) => (await sessionOf(services, klass, each)).session));
  const sheets = await services.sheets.between(klass.id, meeting.start - early * minute, meeting.end);
  return sheets.some(({ session, apart }) => !apart && !planned.includes(session));
}

/** The next meeting that will open: not one whose session was opened before it. */
export async function nextToHold(
  services: Services,
  klass: Class,
  timetable: Timetable,
  at: number,
): Promise<Meeting | undefined> {
  // A session can stand for those of half an hour at most.
  for (const meeting of nextMeetings(timetable, klass.timeZone, at, early)) {
    if (!(await hasSession(services, klass, timetable, meeting))) return meeting;
  }
  return undefined;
}

/** When a session opened at `at` finds people late, and reminds them: in a meeting, counted from its beginning. */
export function clocksOf(
  timetable: Timetable | undefined,
  at: number,
  closesAt: number,
  meeting?: Meeting,
): Pick<Opening, 'lateFrom' | 'remindAt'> {
  const begun = Math.max(at, meeting?.start ?? at);
  const remind = timetable ? timetable.remind : defaultRemind;
  const remindAt = remind === undefined ? undefined : begun + remind * minute;
  return {
    lateFrom: meeting && timetable?.grace !== undefined ? begun + timetable.grace * minute : undefined,
    remindAt: remindAt !== undefined && remindAt < closesAt ? remindAt : undefined,
  };
}

/** The session of the meeting that is on. */
export async function meetingBegun(services: Services, klass: Class, at: number): Promise<SessionId | undefined> {
  const timetable = await services.timetables.get(klass.id);
  const meeting = timetable && meetingAt(timetable, klass.timeZone, at);
  return meeting && meeting.start <= at ? (await sessionOf(services, klass, meeting)).session : undefined;
}

/**
 * What somebody's event opens: the meeting that is on or about to begin, or a session of its own, derived from the event.
 * A meeting whose session a host has closed is over.
 */
export async function openingBy(services: Services, klass: Class, { id, at, sender }: FromSomebody): Promise<Opening> {
  const act = { event: id, at, by: sender.account };
  const timetable = await services.timetables.get(klass.id);
  const meeting = timetable && meetingAt(timetable, klass.timeZone, at);
  const held = meeting && (await sessionOf(services, klass, meeting));
  if (meeting && held && held.sheet?.closedAt === undefined) {
    const lessonAt = meeting.start > at ? meeting.start : undefined;
    const { session } = held;
    return { ...act, session, lessonAt, closesAt: meeting.end, ...clocksOf(timetable, at, meeting.end, meeting) };
  }
  const closesAt = closingTime(at, klass.sessionHours, klass.timeZone);
  return { ...act, session: services.idFrom(id, 'session'), closesAt, ...clocksOf(timetable, at, closesAt) };
}
