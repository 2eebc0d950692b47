/** Joining: a registered person puts themselves on the roster of the class in whose chat they are. */
import { command, nothing } from '../kernel/command.js';
import type { Class } from '../../classes/class.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import type { Person } from '../../people/person.js';
import { classHere } from '../kernel/permissions.js';
import { noteToPerson } from '../kernel/private-note.js';
import type { Story, Context } from '../kernel/story.js';
import { askHosts } from '../look-alikes/look-alikes.js';
import { sharesFaceId } from '../register/face-id.js';
import { admit } from './admit.js';
import { joinedText, sharedFaceIdText } from './join-replies.js';
import { offerSameName, sameNamePresses } from './same-name.js';
import { endWish, wishToJoin } from './wish.js';

async function joinHere(context: Context): Promise<void> {
  const klass = await classHere(context);
  const person = await context.services.people.of(context.event.sender.account);
  // Whoever is not registered is led to where that is done, and joins then.
  if (!person) {
    await wishToJoin(context, klass);
    throw new UserError('person.not-registered', { start: joinPayload(klass) });
  }
  await joinClass(context, klass, person);
}

/** Says to them how it went, and to the hosts what they have to settle. Repeating it is harmless. */
export async function joinClass(context: Context, here: Class, person: Person): Promise<void> {
  const { services, event, say } = context;
  const before = memberOf(here, person.id);
  const { klass, alike } = await admit(services, here.id, person, event.at);
  const row = memberOf(klass, person.id);
  if (!row) throw new Error('who was admitted has a row');
  await endWish(context);
  // Who came by this very event is there because a crash came before the end of its handling.
  const wasOn = before?.state === 'on' && before.since !== event.at;
  const text = joinedText(say, klass, row, wasOn);
  // In the class's chat a quiet word is enough; in the direct chat it is what they came for.
  if (event.chat.kind === 'direct') await context.reply({ text });
  else await context.notify(text);
  if (wasOn) return;
  if (alike.length > 0) return askHosts(services, klass, person, alike);
  if (await sharesFaceId(services, klass, person)) {
    await noteToPerson(services, klass, person, (to) => ({ text: sharedFaceIdText(to, klass) }), `${event.id}:shared`);
  }
  await offerSameName(services, klass, person);
}

/** What /start carries for whoever is to join. */
function joinPayload({ id }: Class): string {
  return `join-${id}`;
}

/**
 * The class that a /start was sent for; undefined where it was sent for something else. Throws UserErrors `button.stale`,
 * and `rights.not-in-chat` for somebody who got the link from elsewhere.
 */
export async function classToJoin({ services, event }: Context, payload: string): Promise<Class | undefined> {
  const id = /^join-(.+)$/.exec(payload)?.[1];
  if (id === undefined) return undefined;
  const klass = await services.classes.get(id);
  if (!klass) throw new UserError('button.stale');
  for (const chat of klass.chats) if (await services.rights.isIn(chat, event.sender.account)) return klass;
  throw new UserError('rights.not-in-chat');
}

export const join: Story = {
  commands: [
    command({
      ...{ name: 'join', usage: '/join', about: 'menu.join' },
      ...{ where: 'group', who: 'everybody', answer: 'private' },
      help: {
        direct: ({ registered, isOnRoster }) => (registered === 'no' || isOnRoster ? undefined : 'join.help.elsewhere'),
        group: ({ title }) => (title === undefined ? undefined : 'join.help'),
      },
      parse: nothing,
      run: joinHere,
    }),
  ],
  presses: { join: joinHere, ...sameNamePresses },
};
