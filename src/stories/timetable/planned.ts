/** Between the meetings of a timetable and the sessions they become. Milliseconds UTC. */
import type { Opening } from '../../attendance/session.js';
import type { SessionId } from '../../attendance/sheet.js';
import type { FromSomebody } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { closingTime } from '../../classes/local-day.js';
import { meetingAt, type Meeting } from '../../classes/timetable/meetings.js';
import { defaultRemind, type Timetable } from '../../classes/timetable/timetable.js';
import type { Services } from '../kernel/services.js';

const minute = 60_000;

/** The one session of a meeting, whoever opens it and however often. */
export function sessionOf(services: Services, { id }: Class, { key }: Meeting): SessionId {
  return services.idFrom(`meeting ${id} ${key}`, 'session');
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
  return meeting && meeting.start <= at ? sessionOf(services, klass, meeting) : undefined;
}

/**
 * What somebody's event opens: the meeting that is on or about to begin, or a session of its own, derived from the event.
 * A meeting whose session a host has closed is over.
 */
export async function openingBy(services: Services, klass: Class, { id, at, sender }: FromSomebody): Promise<Opening> {
  const act = { event: id, at, by: sender.account };
  const timetable = await services.timetables.get(klass.id);
  const meeting = timetable && meetingAt(timetable, klass.timeZone, at);
  const session = meeting && sessionOf(services, klass, meeting);
  const isOver = session !== undefined && (await services.sheets.get(klass.id, session))?.closedAt !== undefined;
  if (meeting && session !== undefined && !isOver) {
    return { ...act, session, closesAt: meeting.end, ...clocksOf(timetable, at, meeting.end, meeting) };
  }
  const closesAt = closingTime(at, klass.sessionHours, klass.timeZone);
  return { ...act, session: services.idFrom(id, 'session'), closesAt, ...clocksOf(timetable, at, closesAt) };
}
