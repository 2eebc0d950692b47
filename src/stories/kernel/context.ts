import type { FromSomebody, MessageId } from '../../chat/event.js';
import type { Destination } from '../../chat/ports.js';
import type { Reply } from '../../chat/reply.js';
import { AdapterError } from '../../errors.js';
import { createSay } from '../../locales/say.js';
import { keepAnswer, openButton, sayAlone, unheardReply } from './alone.js';
import type { Context } from './story.js';
import type { Services, WaitingAnswer } from './services.js';
import { isHost } from './permissions.js';

/**
 * Begins the handling of one event. Replies are keyed by `key`, the event's id unless told otherwise, and their order, so
 * that an event handled again after a crash asks for the same replies. Speaks the class's language in its chat, the
 * sender's own in the direct chat.
 */
export async function createContext<E extends FromSomebody>(
  services: Services,
  event: E,
  key = event.id,
): Promise<Context<E>> {
  const { chat, sender } = event;
  const everybody: Destination = { chat: chat.id, ...placeOf(event) };
  const senderOnly = { ...everybody, only: sender.account };
  const isDirect = chat.kind === 'direct';
  const isAnonymous = !isDirect && sender.account === chat.id;
  const say = createSay(await languageOf(services, event));
  /** What waits for whoever opens the link to it, of which the chat is told once. */
  const kept: { replies: Reply[]; told?: MessageId } = { replies: [] };
  let sent = 0;
  const nextKey = (): string => `${key}:${sent++}`;
  const placed = <D extends Destination>(to: D): D =>
    event.kind === 'message' ? { ...to, replyTo: event.message } : to;
  const send = (to: Destination, reply: Reply) => services.messenger.send(placed(to), reply, nextKey());

  async function replyPrivately(reply: Reply): Promise<MessageId | undefined> {
    if (isDirect) return send(everybody, reply);
    const message = await sayAlone(services, placed(senderOnly), reply, nextKey());
    if (message === undefined) await leave(reply);
    return message;
  }

  /** The chat learns that there is an answer, and the way to it. */
  async function leave(reply: Reply): Promise<void> {
    kept.replies.push(reply);
    const start = await keepAnswer(services, { replies: kept.replies, ...(await readers()) }, key);
    kept.told ??= await send(everybody, unheardReply(say, start, isAnonymous));
  }

  /** The sender, a host where they are one now; of an anonymous sender nothing is known but that. */
  async function readers(): Promise<Omit<WaitingAnswer, 'replies' | 'until'>> {
    const klass = await services.classes.in(chat.id);
    if (isAnonymous) return klass ? { host: klass.id } : { admin: chat.id };
    const asHost = klass && (await isHost(services, klass, sender.account));
    return { account: sender.account, ...(asHost && { host: klass.id }) };
  }

  /** After a message. Where they cannot be reached and have nothing to do in the direct chat, a sign is enough. */
  async function hint(message: MessageId, text: string, start?: string): Promise<void> {
    const reply: Reply = { text, ...(start !== undefined && { buttons: [[openButton(say, start)]] }) };
    if (isDirect) {
      await send(everybody, reply);
      return;
    }
    if (await sayAlone(services, placed(senderOnly), reply, nextKey())) return;
    if (start !== undefined) await send(everybody, reply);
    // The errors of somebody anonymous are all that they see of the bot.
    else if (isAnonymous) await leave(reply);
    else await services.messenger.react({ chat: chat.id, message }, 'look-again');
  }

  async function rewrite(reply: Reply, to: Destination): Promise<void> {
    if (event.kind !== 'button') throw new Error('only the message of a pressed button is rewritten');
    await services.messenger.edit(to, event.message, reply);
  }

  return {
    event,
    services,
    say,
    reply: (reply) => send(everybody, reply),
    replyPrivately,
    notify: async (text, start) => {
      if (event.kind === 'button') await services.messenger.notify(event, text, start);
      else if (event.kind === 'message') await hint(event.message, text, start);
    },
    rewrite: async (reply) => {
      try {
        await rewrite(reply, isDirect ? everybody : senderOnly);
      } catch (error) {
        // The pressed message is for all to read: whoever pressed reads this elsewhere.
        if (isDirect || !(error instanceof AdapterError) || error.code !== 'forbidden') throw error;
        await replyPrivately(reply);
      }
    },
    rewriteForAll: (reply) => rewrite(reply, everybody),
  };
}

/** The chat of an event, in its topic: where the bot speaks of its own accord. */
export function chatOf({ chat: { id, thread } }: FromSomebody): Pick<Destination, 'chat' | 'thread'> {
  return { chat: id, ...(thread !== undefined && { thread }) };
}

/** Where in its chat an event is answered, besides as a reply to its message. */
export function placeOf({ chat: { thread }, via }: FromSomebody): Pick<Destination, 'thread' | 'via'> {
  return { ...(thread !== undefined && { thread }), ...(via !== undefined && { via }) };
}

async function languageOf(services: Services, { chat, sender }: FromSomebody): Promise<string> {
  if (chat.kind === 'direct') return sender.language ?? services.defaults.language;
  return (await services.classes.in(chat.id))?.language ?? services.defaults.language;
}
