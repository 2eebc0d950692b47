/** A guardian's consent in a class of minors: recorded by a host, withdrawn by a host, per person. */
import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { memberOf, setMember } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { mayEnrol } from '../../people/face-consent.js';
import type { Person } from '../../people/person.js';
import { guardianReply, withdrawnReply } from './change-replies.js';
import type { Say } from '../../locales/say.js';
import type { Story, Context } from '../kernel/story.js';
import { checkLookAlikes } from '../look-alikes/look-alikes.js';
import { noteToPerson } from '../kernel/private-note.js';
import { theirClasses } from '../kernel/their-classes.js';
import { hostedClass } from '../kernel/permissions.js';
import { findOnRoster, showGuardians } from './list.js';

export async function consentFor(context: Context<MessageReceived>, klass: Class, query: string): Promise<void> {
  if (klass.minors !== true) return context.notify(context.say('roster.guardian.adults'));
  const { person } = await findOnRoster(context, klass, query);
  await context.replyPrivately(guardianReply(context.say, await recordGuardian(context, klass, person), person));
}

/** From now on the face may be used here, and so is compared with the others'. The first record counts. */
export async function recordGuardian(context: Context, klass: Class, person: Person): Promise<Class> {
  const { services, event } = context;
  const guardian = { at: event.at, by: event.sender.account };
  const recorded = await services.classes.change(klass.id, (now) =>
    memberOf(now, person.id)?.guardian ? now : setMember(now, person.id, { guardian }),
  );
  const text = (say: Say) => ({ text: say('roster.guardian.told', { title: klass.title }) });
  await noteToPerson(
    services,
    klass,
    person,
    text,
    `guardian:${klass.id}:${person.id}:${memberOf(recorded, person.id)?.guardian?.at ?? 0}`,
  );
  await checkLookAlikes(context, person);
  return recorded;
}

export const consentPresses: NonNullable<Story['presses']> = {
  guardian: async (context, [id = '', personId = '', page]) => {
    const klass = await hostedClass(context, id);
    const row = memberOf(klass, personId);
    const person = row && row.state !== 'left' ? await context.services.people.get(row.person) : undefined;
    if (person) await recordGuardian(context, klass, person);
    await showGuardians(context, id, page);
  },
  /** Templates made on that consent go with it, unless another class of theirs may still use them. */
  unguard: async (context, [id, personId = '']) => {
    const { services } = context;
    const klass = await hostedClass(context, id);
    const row = memberOf(klass, personId);
    const person = row && (await services.people.get(row.person));
    if (!person) throw new UserError('button.stale');
    await services.classes.change(klass.id, (now) => setMember(now, person.id, { guardian: undefined }));
    const classes = await theirClasses(services, person);
    await services.people.change(person.id, (now) => (mayEnrol(now, classes) ? now : withoutTemplates(now)));
    await context.rewrite(withdrawnReply(context.say, person.name));
  },
};

/** Of somebody without an account the consent was the host's record of the guardian's, and goes as well. */
function withoutTemplates(person: Person): Person {
  const { consent, ...rest } = person;
  return { ...rest, ...(consent && person.accounts.length > 0 && { consent }), templates: [] };
}
