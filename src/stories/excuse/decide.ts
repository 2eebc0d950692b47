/** A host approves or refuses an excuse, with a button. */
import { markExcused, takeBack } from '../../attendance/sheet.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { memberOf } from '../../classes/roster.js';
import type { ExcuseRequest } from '../../classes/timetable/read-excuse.js';
import { addDays, instantOf } from '../../classes/timetable/wall-clock.js';
import { UserError } from '../../errors.js';
import { addExcuse, decideExcuse, excuseOf, removeExcuse } from '../../people/excuses.js';
import type { Excuse, Person } from '../../people/person.js';
import { decidedForHost, decidedForPerson, withdrawnForHosts } from './excuse-replies.js';
import type { Context } from '../kernel/story.js';
import { noteToHosts, noteToPerson } from '../kernel/private-note.js';
import type { Services } from '../kernel/services.js';
import { hostedClass, personOf } from '../kernel/permissions.js';
import { excuseWordsOf } from './ask.js';

/**
 * The decision is the commit; what follows from it is done again where a crash came in between. A host who taps second
 * learns what the first one decided.
 */
export async function answerExcuse(
  context: Context<ButtonPressed>,
  [answer, id, asker = '', which = '']: string[],
): Promise<void> {
  const { services, event, say } = context;
  const klass = await hostedClass(context, id);
  const row = memberOf(klass, asker);
  const there = row && (await services.people.get(row.person));
  if (!there || excuseOf(there, which)?.class !== klass.id) throw new UserError('button.stale');
  const decision = { accepted: answer === 'yes', at: event.at, by: event.sender.account, event: event.id };
  const person = await services.people.change(there.id, (now) => decideExcuse(now, which, decision));
  const excuse = excuseOf(person, which);
  if (!excuse?.decision) throw new UserError('button.stale');
  const { accepted } = excuse.decision;
  if (excuse.decision.event === event.id) await follow(services, klass, person, excuse);
  else await context.notify(say('excuse.decided-before'));
  await context.rewrite(decidedForHost(say, excuseWordsOf(klass, person, excuse), accepted));
}

/** What follows from a decision: the sessions that there are, and a word to whom it is about. */
async function follow(services: Services, klass: Class, person: Person, excuse: Excuse): Promise<void> {
  const accepted = excuse.decision?.accepted === true;
  if (accepted) await excuseSessions(services, klass, person, excuse);
  const words = excuseWordsOf(klass, person, excuse);
  const key = `${excuse.id}:decided`;
  await noteToPerson(services, klass, person, (own) => decidedForPerson(own, words, accepted), key);
}

/** A host excuses somebody of their own accord: a parent has called. */
export async function excuseMember(
  context: Context<MessageReceived>,
  klass: Class,
  there: Person,
  request: ExcuseRequest,
): Promise<void> {
  const { services, event, say } = context;
  const decision = { accepted: true, at: event.at, by: event.sender.account, event: event.id };
  const id = services.idFrom(event.id, `excuse ${klass.id}`);
  const excuse: Excuse = { id, class: klass.id, at: event.at, ...request, decision };
  const person = await services.people.change(there.id, (now) => addExcuse(now, excuse));
  if (excuseOf(person, id)) await follow(services, klass, person, excuse);
  await context.replyPrivately(decidedForHost(say, excuseWordsOf(klass, person, excuse), true));
}

/** Whoever asked takes it back: they are expected again in sessions that are open, and what is over stays as it was. */
export async function withdraw(context: Context<ButtonPressed>, [which = '']: string[]): Promise<void> {
  const { services, event, say } = context;
  const person = await personOf(context);
  const excuse = excuseOf(person, which);
  const klass = excuse && (await services.classes.get(excuse.class));
  if (!excuse || !klass) throw new UserError('button.stale');
  await services.people.change(person.id, (now) => removeExcuse(now, which));
  const act = { event: event.id, at: event.at, by: event.sender.account };
  for (const { class: id, session } of await services.sheets.open()) {
    if (id === klass.id)
      await services.sheets.change(id, session, (now) => takeBack(now, (entry) => entry.event === which, act));
  }
  const words = excuseWordsOf(klass, person, excuse);
  await noteToHosts(services, klass, (own) => withdrawnForHosts(own, words), `${which}:withdrawn`);
  await context.rewrite({ text: say('excuse.withdrawn', { title: klass.title, dates: words.dates }), buttons: [] });
}

/** Sessions of its days that there are already; later ones look for it as they open. */
async function excuseSessions(services: Services, klass: Class, { id }: Person, excuse: Excuse): Promise<void> {
  const { decision } = excuse;
  if (!decision) return;
  const from = instantOf(excuse.from, 0, klass.timeZone);
  const to = instantOf(addDays(excuse.to, 1), 0, klass.timeZone);
  for (const { session, roster } of await services.sheets.between(klass.id, from, to)) {
    if (!roster.includes(id)) continue;
    const act = { event: excuse.id, at: decision.at, by: decision.by };
    await services.sheets.change(klass.id, session, (now) => markExcused(now, id, act));
  }
}
