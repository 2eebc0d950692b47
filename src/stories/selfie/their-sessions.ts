/** Where somebody could be marked by a selfie. */
import { isHere, isUnmarked, type Mark, marksOf } from '../../attendance/marks.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { FromSomebody } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { localDay, localTime } from '../../classes/local-day.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { areFacesOff, awaitingGuardian, mayUseFace } from '../../people/face-consent.js';
import type { Person } from '../../people/person.js';
import type { Services } from '../kernel/services.js';
import { sessionAt } from '../session/ensure-open.js';
import type { InClass, SelfieOutcome } from './selfie-replies.js';

/** A session that was open, of a class that somebody is in, and what its sheet says of them. */
export interface TheirSession {
  klass: Class;
  sheet: Sheet;
  mark: Mark | undefined;
}

/** The sessions of these classes that were open at `at` (milliseconds UTC), where the person is on the roster. */
export async function theirSessions(
  services: Services,
  person: Person,
  classes: readonly Class[],
  at: number,
): Promise<TheirSession[]> {
  const found = await Promise.all(
    classes.map(async (klass) => {
      const isOn = memberOf(klass, person.id)?.state === 'on';
      return { klass, sheet: isOn ? await sessionAt(services, klass, at) : undefined };
    }),
  );
  return found.flatMap(({ klass, sheet }) => (sheet ? [{ klass, sheet, mark: marksOf(sheet).get(person.id) }] : []));
}

/** When each class's last session of that day closed. */
async function closedToday(services: Services, classes: readonly Class[], at: number): Promise<InClass[]> {
  const found = await Promise.all(
    classes.map(async (klass) => {
      const last = (await services.sheets.between(klass.id, localDay(at, klass.timeZone).from, at)).at(-1);
      return last ? [inClass({ klass, mark: undefined }, last.closedAt ?? last.closesAt)] : [];
    }),
  );
  return found.flat();
}

/** Marked as being there, and since when. */
export function whereTheyAre(sessions: readonly TheirSession[]): InClass[] {
  return sessions.flatMap(({ klass, mark }) =>
    mark?.entry && isHere(mark.status) ? [inClass({ klass, mark }, mark.entry.at)] : [],
  );
}

/** How somebody's mark of `at` (milliseconds UTC) is told to them. */
export function inClass({ klass, mark }: Pick<TheirSession, 'klass' | 'mark'>, at: number): InClass {
  return { title: klass.title, time: localTime(at, klass.timeZone), late: mark?.status === 'late' };
}

/**
 * What makes looking at a selfie useless: no roster, no open session, marked already, or a face that may not be used.
 * `sessions`: the open ones of these classes. Throws UserError `person.not-on-roster` where one class was meant.
 */
export async function hindranceTo(
  services: Services,
  { id, at }: FromSomebody,
  person: Person,
  classes: readonly Class[],
  sessions: readonly TheirSession[],
): Promise<SelfieOutcome | undefined> {
  const states = classes.map((klass) => memberOf(klass, person.id)?.state ?? 'left');
  if (states.length === 0) return { kind: 'no-roster' };
  if (states.every((state) => state === 'left')) throw new UserError('person.not-on-roster');
  if (!states.includes('on')) return { kind: 'not-let-in' };
  if (sessions.length === 0) return { kind: 'none-open', where: await closedToday(services, classes, at) };
  // The same event again: it says again what it did.
  const done = sessions.find(({ mark }) => mark?.entry?.event === id);
  if (done) return { kind: 'marked', ...inClass(done, at) };
  const unmarked = sessions.filter(({ mark }) => isUnmarked(mark));
  return unmarked.length > 0 ? faceHindrance(person, unmarked) : markedAlready(sessions);
}

function faceHindrance(person: Person, unmarked: readonly TheirSession[]): SelfieOutcome | undefined {
  const classes = unmarked.map(({ klass }) => klass);
  if (classes.some((klass) => mayUseFace(person, klass))) return undefined;
  if (person.consent?.to !== 'face') return { kind: 'no-consent' };
  const unasked = classes.filter(areFacesOff);
  if (unasked.length > 0) return { kind: 'unasked', titles: unasked.map(({ title }) => title) };
  return { kind: 'guardian', titles: awaitingGuardian(person, classes).map(({ title }) => title) };
}

/** Whoever is marked and not there was marked by hand (attendance/marks), which a selfie does not change. */
function markedAlready(sessions: readonly TheirSession[]): SelfieOutcome {
  const where = whereTheyAre(sessions);
  if (where.length > 0) return { kind: 'here', where };
  return { kind: 'by-hand', status: sessions[0]?.mark?.status ?? 'not-yet' };
}
