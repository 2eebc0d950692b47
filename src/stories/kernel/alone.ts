/**
 * The one place from which something is said to one account alone. What cannot be said so waits behind a link, and is never
 * said where others read it.
 */
import { pressData } from '../../chat/buttons.js';
import type { AccountId, MessageId } from '../../chat/event.js';
import type { Destination } from '../../chat/ports.js';
import type { Button, Reply } from '../../chat/reply.js';
import { unlessRefused, UserError } from '../../errors.js';
import type { Say } from '../../locales/say.js';
import type { Context } from './story.js';
import type { Services, WaitingAnswer } from './services.js';
import { isHost } from './permissions.js';

/** Milliseconds that an answer waits. */
const patience = 24 * 60 * 60_000;
const prefix = 'answer-';

/** Undefined where the account cannot be reached: it never spoke to the bot, blocked it, or is no one person's. */
export async function sayAlone(
  services: Services,
  to: Destination & { only: AccountId },
  reply: Reply,
  key: string,
): Promise<MessageId | undefined> {
  // Whoever speaks as the chat itself: on Telegram an administrator who remains anonymous.
  if (to.only === to.chat) return undefined;
  return unlessRefused(() => services.messenger.send(to, reply, key));
}

/** Keeps it for whoever `answer` names; gives what /start has to carry. `key`: the same for every attempt. */
export async function keepAnswer(
  services: Services,
  answer: Omit<WaitingAnswer, 'until'>,
  key: string,
): Promise<string> {
  const code = services.idFrom(key, 'answer');
  await services.waiting.put(code, { ...answer, until: services.now() + patience });
  return `${prefix}${code}`;
}

/**
 * In the direct chat: says what waits behind this /start, and whether it was one of those. Throws UserErrors `answer.gone`,
 * `rights.not-yours` and `rights.host-only`.
 */
export async function openAnswer(context: Context, payload: string): Promise<boolean> {
  if (!payload.startsWith(prefix)) return false;
  const answer = await context.services.waiting.get(payload.slice(prefix.length));
  if (!answer) throw new UserError('answer.gone');
  await requireReader(context, answer);
  for (const reply of answer.replies) await context.reply(reply);
  return true;
}

/** Rights may have changed since it was kept, and the link may have gone anywhere. */
async function requireReader({ services, event }: Context, { account, host, admin }: WaitingAnswer): Promise<void> {
  const reader = event.sender.account;
  if (account !== undefined && account !== reader) throw new UserError('rights.not-yours');
  const klass = host === undefined ? undefined : await services.classes.get(host);
  if (host !== undefined && !(klass && (await isHost(services, klass, reader))))
    throw new UserError('rights.host-only');
  if (admin !== undefined && !(await services.rights.isAdmin(admin, reader))) throw new UserError('rights.host-only');
  if (account === undefined && host === undefined && admin === undefined) throw new UserError('answer.gone');
}

/** Opens the direct chat where the platform can; elsewhere the press is answered like /start. */
export function openButton(say: Say, payload = ''): Button {
  return { label: say('start.button.open'), data: pressData('start', payload), start: payload };
}

/** Where somebody cannot be spoken to alone, in the chat they spoke in: that and where the answer waits. */
export function unheardReply(say: Say, payload: string, isAnonymous: boolean): Reply {
  return {
    text: say(isAnonymous ? 'start.unheard.anonymous' : 'start.unheard'),
    buttons: [[openButton(say, payload)]],
  };
}
