/** How a message of somebody's comes into being in a chat, and the bot hears of it where it may. */
import { findEntities } from './entities.js';
import type { Inside } from './method.js';
import { tellPost } from './tell.js';
import { threadFields } from './threads.js';
import type { WireMessage, WireUser } from './wire.js';
import { showPost, type Account, type Chat, type Draft, type Post } from './world.js';

/** A message that was sent. `update` is missing where the bot does not see it. */
export interface Sent {
  id: number;
  message: WireMessage;
  update?: number;
}

export interface Saying {
  /** Id of a message in this chat. */
  replyTo?: number;
  /** Id of a topic of this chat. */
  thread?: number;
  /** People without usernames, named in the text by these words. */
  mentions?: readonly { words: string; person: { user: WireUser } }[];
  /** In the name of the group, as its administrators can. */
  anonymous?: boolean;
}

/** The account that anonymous administrators speak through. */
const anonymous: WireUser = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };

/** Throws where people cannot do this either: a test that asks for it is wrong. */
export function sendAs(inside: Inside, account: Account, chat: Chat, content: Draft, about: Saying): Sent {
  if (chat.account?.blocked) throw new Error('a blocked bot cannot be written to');
  if (about.thread !== undefined && !chat.topics.has(about.thread)) throw new Error(`no topic ${about.thread}`);
  if (chat.account) chat.account.started = true;
  const replyTo = about.replyTo === undefined ? undefined : findPost(chat, about.replyTo);
  const sender = senderOf(inside, account, chat, about.anonymous === true);
  return tell(
    inside,
    inside.world.post(chat, { ...sender, ...threadFields(chat, about.thread, replyTo), ...content }, { replyTo }),
  );
}

function senderOf({ world }: Inside, account: Account, chat: Chat, inNameOfChat: boolean): Draft {
  if (chat.account) return { from: account.user };
  const status = world.statusOf(chat, account);
  const name = account.user.first_name;
  if (status === 'left' || status === 'kicked') throw new Error(`${name} is not in ${chat.wire.title ?? ''}`);
  if (!inNameOfChat) return { from: account.user };
  if (status === 'member') throw new Error(`${name} is no administrator, and cannot be anonymous`);
  return { from: anonymous, sender_chat: chat.wire };
}

export function tell(inside: Inside, post: Post, edited = false): Sent {
  const update = tellPost(inside, post, edited);
  return { id: post.wire.message_id, message: showPost(post), ...(update && { update: update.update_id }) };
}

/** Throws when there is none. */
export function findPost(chat: Chat, messageId: number): Post {
  const post = chat.posts.get(messageId);
  if (!post || post.deleted) throw new Error(`no message ${messageId} in ${chat.wire.title ?? 'the direct chat'}`);
  return post;
}

/** A text or a caption, with the entities that Telegram finds in it; nothing for an empty one. */
export function words(text: string, as: 'text' | 'caption', mentions: Saying['mentions'] = []): Draft {
  if (text === '') return {};
  const entities = findEntities(
    text,
    mentions.map((one) => ({ words: one.words, user: one.person.user })),
  );
  return {
    [as]: text,
    ...(entities.length > 0 && { [as === 'text' ? 'entities' : 'caption_entities']: entities }),
  };
}

/** The content of a message that is forwarded, and where it comes from. */
export function forwarded({ wire }: Post): Draft {
  const { text, entities, photo, document, caption, caption_entities, date, chat, message_id, from } = wire;
  return {
    ...(text !== undefined && { text }),
    ...(entities && { entities }),
    ...(photo && { photo }),
    ...(document && { document }),
    ...(caption !== undefined && { caption }),
    ...(caption_entities && { caption_entities }),
    forward_origin:
      chat.type === 'channel'
        ? { type: 'channel', date, chat, message_id }
        : { type: 'user', date, ...(from && { sender_user: from }) },
  };
}
