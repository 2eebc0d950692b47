/** What the bot says, as messages of Discord and answers to interactions. */
import type { AccountId, MessageId } from '../../src/chat/event.js';
import type { Destination, Messenger, Reaction } from '../../src/chat/ports.js';
import type { Reply } from '../../src/chat/reply.js';
import { AdapterError } from '../../src/errors.js';
import { createKeyedQueue } from '../../src/keyed-queue.js';
import type { Answers } from './answers.js';
import { parseAccount, parseChat, parseMessage, readVia, type Via } from './ids.js';
import type { DirectChannels } from './places.js';
import { bodyOf, type Post } from './post.js';
import { isDirectClosed } from './refusals.js';
import { orFail, type Requests } from './requests.js';
import { Routes } from 'discord.js';

export interface DiscordMessengerOptions {
  requests: Requests;
  answers: Answers;
  directs: DirectChannels;
  post: Post;
  /** Whether other servers may follow what is said there. */
  isAnnouncement: (channel: string) => boolean;
  words: DiscordHints;
}

/** What only this adapter says. */
export interface DiscordHints {
  /** Where to look for the answer. */
  inDirect: string;
  /** On a button that opens the direct chat. */
  open: string;
}

/** A reply on its way: see Messenger.send. */
interface Saying {
  reply: Reply;
  via: Via | undefined;
  key: string;
}

/** Milliseconds; Discord shows typing for ten seconds. */
const typingEvery = 8000;

export function createDiscordMessenger(options: DiscordMessengerOptions): Messenger {
  const { requests, answers, directs, post, isAnnouncement, words } = options;

  /** In their direct chat; where they do not allow that, and they just did something in a server, to them alone there. */
  async function toPerson(user: string, { reply, via, key }: Saying, replyTo?: MessageId): Promise<MessageId> {
    const body = bodyOf(reply, true);
    if (via && !via.inGuild) {
      const answered = await answers.answer(via, false, body);
      if (answered !== undefined) return answered;
    }
    try {
      const sent = await post(await directs.of(user), body, key, replyTo);
      if (via) answers.elsewhere(via, words.inDirect);
      return sent;
    } catch (error) {
      if (!via?.inGuild || !isDirectClosed(error)) throw error;
      const answered = await answers.answer(via, true, body);
      if (answered === undefined) throw error;
      return answered;
    }
  }

  async function inChannel(to: Destination, channel: string, { reply, via, key }: Saying): Promise<MessageId> {
    const body = bodyOf(reply, false);
    const answered = via && (await answers.answer(via, to.only !== undefined, body));
    if (answered !== undefined) return answered;
    if (to.only !== undefined) return post(await directs.of(userOf(to.only)), body, key);
    const sent = await post(to.thread ?? channel, body, key, to.replyTo);
    if (reply.spread && isAnnouncement(channel)) await spread(sent);
    return sent;
  }

  /** To the servers that follow the channel, about ten times an hour. That it is posted counts, also where this fails. */
  async function spread(message: MessageId): Promise<void> {
    const meant = parseMessage(message);
    if (!('channel' in meant)) return;
    await requests.post(Routes.channelMessageCrosspost(meant.channel, meant.id), {}).catch(() => undefined);
  }

  async function edit(to: Destination, message: MessageId, reply: Reply): Promise<void> {
    const chat = parseChat(to.chat);
    const via = readVia(to.via);
    const body = bodyOf(reply, 'user' in chat);
    const meant = parseMessage(message);
    if (to.only !== undefined && 'channel' in chat && 'channel' in meant && !(await isDirect(meant.channel, to.only)))
      throw new AdapterError('discord', 'forbidden');
    if (via && (await answers.change(via, message, body))) return;
    if ('private' in meant) throw new AdapterError('discord', 'gone');
    const path = Routes.channelMessage(meant.channel, meant.id);
    await orFail('an edit', requests.patch(path, { json: body.json, files: body.files }));
  }

  /** What belongs to a server's channel may have been said to one account in their direct chat. */
  async function isDirect(channel: string, only: AccountId): Promise<boolean> {
    return channel === (await directs.of(userOf(only)).catch(() => undefined));
  }

  return {
    async send(to, reply, key) {
      const chat = parseChat(to.chat);
      const saying: Saying = { reply, via: readVia(to.via), key };
      const sending = 'user' in chat ? toPerson(chat.user, saying, to.replyTo) : inChannel(to, chat.channel, saying);
      return orFail('a message', sending);
    },
    edit,
    async notify({ via: written }, text, start) {
      const via = readVia(written);
      const buttons = start === undefined ? [] : [[{ label: words.open, data: `start:${start}` }]];
      // Too late: whoever pressed has long looked elsewhere.
      if (via) await answers.answer(via, true, bodyOf({ text, buttons }, !via.inGuild)).catch(() => undefined);
    },
    async settle({ via: written }) {
      const via = readVia(written);
      if (via) await answers.settle(via);
    },
    react: createDiscordReactions(requests),
    working(to) {
      // An interaction shows by itself that it is being worked on.
      if (to.via !== undefined) return () => undefined;
      const chat = parseChat(to.chat);
      const show = async (): Promise<void> => {
        const channel = 'user' in chat ? await directs.of(chat.user) : (to.thread ?? chat.channel);
        await requests.post(Routes.channelTyping(channel), {});
      };
      const quietly = (): void => void show().catch(() => undefined);
      quietly();
      const timer = setInterval(quietly, typingEvery).unref();
      return () => clearInterval(timer);
    },
  };
}

function userOf(account: AccountId): string {
  const meant = parseAccount(account);
  // A role cannot be written to.
  if (!('user' in meant)) throw new AdapterError('discord', 'forbidden');
  return meant.user;
}

// Signs on people's messages, as the bot's reaction.

const reactions = { seen: '👀', done: '👌', 'look-again': '🤔' } as const satisfies Record<Reaction, string>;

/** One after the other for a message; the one that says it was seen goes when it was done. */
function createDiscordReactions(requests: Requests): Messenger['react'] {
  const turns = createKeyedQueue();
  return async ({ message }, sign) => {
    const meant = parseMessage(message);
    // What came through an interaction has no message to react to.
    if (!('channel' in meant) || meant.id === '') return;
    const reaction = (which: Reaction) =>
      Routes.channelMessageOwnReaction(meant.channel, meant.id, encodeURIComponent(reactions[which]));
    await turns.run(message, async () => {
      // The bot may not be allowed to react there, and the message may be gone.
      await requests.put(reaction(sign), {}).catch(() => undefined);
      if (sign !== 'seen') await requests.delete(reaction('seen')).catch(() => undefined);
    });
  };
}
