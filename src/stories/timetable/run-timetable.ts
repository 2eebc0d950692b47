/** Opening the sessions of timetables, each once, whatever minutes are missed, doubled or broken off. */
import { isDeepStrictEqual } from 'node:util';
import { byTimetable, cutShort } from '../../attendance/session.js';
import type { TimerFired } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { localDate, localTime } from '../../classes/local-day.js';
import { dueAt, nextDue, type Meeting } from '../../classes/timetable/meetings.js';
import { withoutPast, type Timetable } from '../../classes/timetable/timetable.js';
import { dateOf } from '../../classes/timetable/wall-clock.js';
import { unlessRefused } from '../../errors.js';
import { missedReply } from './timetable-replies.js';
import { createSay } from '../../locales/say.js';
import { addSheet, sessionAt, tellOpen } from '../session/ensure-open.js';
import type { Services } from '../kernel/services.js';
import { clocksOf, hasSession, sessionOf } from './planned.js';
import { homeOf } from '../kernel/home.js';

const minute = 60_000;
/** A session opened this much after its time was opened late: nobody could come in time before. */
const punctual = 2 * minute;

/** One class that cannot be served keeps no other waiting, and the next minute tries again. */
export async function runTimetables(services: Services, { at }: TimerFired): Promise<void> {
  const failures: unknown[] = [];
  for (const id of await services.timetables.due(at)) {
    const [klass, timetable] = [await services.classes.get(id), await services.timetables.get(id)];
    if (klass && timetable)
      await settle(services, klass, timetable, at).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/**
 * What is to be done follows from the sheets there are, so doing it again is harmless. The timetable's own document is
 * last: it says that all of this is done, and when there is more.
 */
async function settle(services: Services, klass: Class, timetable: Timetable, at: number): Promise<void> {
  const { on, missed } = dueAt(timetable, klass.timeZone, at);
  const unheld: Meeting[] = [];
  for (const meeting of missed) if (!(await hasSession(services, klass, timetable, meeting))) unheld.push(meeting);
  for (const meeting of on) await hold(services, klass, timetable, meeting, at);
  if (unheld.length > 0) await tellMissed(services, klass, unheld);
  await services.timetables.change(klass.id, (now) => ({
    ...withoutPast(now, dateOf(at, klass.timeZone)),
    settledUntil: at,
    // What a host changed meanwhile is looked at by the next minute.
    due: isDeepStrictEqual(now, timetable) ? nextDue(now, klass.timeZone, at) : at,
  }));
}

/** Sheet first, then the chat hears of it; what had been opened long before by hand ends as this one begins. */
async function hold(
  services: Services,
  klass: Class,
  timetable: Timetable,
  meeting: Meeting,
  at: number,
): Promise<void> {
  const { start, end } = meeting;
  const { session, sheet: there } = await sessionOf(services, klass, meeting);
  if (!there && (await hasSession(services, klass, timetable, meeting))) return;
  const running = there ? undefined : await sessionAt(services, klass, at);
  if (running && running.openedAt <= start)
    await services.sheets.change(klass.id, running.session, (now) => cutShort(now, start));
  const opened = at - start < punctual ? start : at;
  const opening = { session, at: start, closesAt: end, by: byTimetable, ...clocksOf(timetable, opened, end, meeting) };
  const sheet = there ?? (await addSheet(services, klass, opening));
  // A chat that no longer takes messages does not stop what is being done.
  await unlessRefused(() => tellOpen(services, klass, sheet, homeOf(klass)));
}

/** Meetings that came and went while the bot was down have no session: nobody is absent for that. The chat is told. */
async function tellMissed(services: Services, klass: Class, meetings: readonly Meeting[]): Promise<void> {
  const last = meetings.at(-1);
  if (!last) return;
  const { timeZone, language, title } = klass;
  const which = `${localDate(last.start, timeZone, language)}, ${localTime(last.start, timeZone)}`;
  const reply = missedReply(createSay(language), { title, which, n: meetings.length });
  const key = `${(await sessionOf(services, klass, last)).session}:missed`;
  await unlessRefused(() => services.messenger.send(homeOf(klass), reply, key));
}
