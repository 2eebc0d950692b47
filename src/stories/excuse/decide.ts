/** A host approves or refuses an excuse, with a button. */
import { markExcused } from '../../attendance/sheet.js';
import type { ButtonPressed } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { memberOf } from '../../classes/roster.js';
import { addDays, instantOf } from '../../classes/timetable/wall-clock.js';
import { UserError } from '../../errors.js';
import { decideExcuse, excuseOf } from '../../people/excuses.js';
import type { Excuse, Person } from '../../people/person.js';
import { decidedForHost, decidedForPerson } from './excuse-replies.js';
import type { Context } from '../kernel/story.js';
import { noteToPerson } from '../kernel/private-note.js';
import type { Services } from '../kernel/services.js';
import { hostedClass } from '../kernel/permissions.js';
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
  if (accepted) await excuseSessions(services, klass, person, excuse);
  const words = excuseWordsOf(klass, person, excuse);
  if (excuse.decision.event === event.id) {
    await noteToPerson(
      services,
      klass,
      person,
      (own) => decidedForPerson(own, words, accepted),
      `${excuse.id}:decided`,
    );
  } else await context.notify(say('excuse.decided-before'));
  await context.rewrite(decidedForHost(say, words, accepted));
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
