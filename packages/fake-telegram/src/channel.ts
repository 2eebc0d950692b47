/** A channel: posts have no author, and come into the group for comments by themselves. */
import type { Inside } from './method.js';
import { tell, words, type Sent } from './sending.js';
import type { Chat, Draft } from './world.js';
import type { WireUser } from './wire.js';

export interface Channel {
  id: number;
  title: string;
  posts(text: string, about?: { signature?: string }): Promise<Sent>;
  postsPhoto(bytes: Uint8Array, caption?: string): Promise<Sent>;
  /** Posts are forwarded to this group from now on. */
  linksTo(group: { id: number }): void;
}

/** The account through which channel posts come into their groups. */
const service: WireUser = { id: 777000, is_bot: false, first_name: 'Telegram' };

export function createChannel(inside: Inside, chat: Chat): Channel {
  const { world, files } = inside;

  function publish(content: Draft): Sent {
    const sent = tell(inside, world.post(chat, { sender_chat: chat.wire, ...content }));
    if (chat.discussion) forward(sent, content, chat.discussion);
    return sent;
  }

  function forward({ id, message }: Sent, content: Draft, to: Chat): void {
    const copy = world.post(to, {
      ...content,
      from: service,
      sender_chat: chat.wire,
      forward_origin: { type: 'channel', date: message.date, chat: chat.wire, message_id: id },
      is_automatic_forward: true,
    });
    tell(inside, copy);
  }

  return {
    id: chat.wire.id,
    title: chat.wire.title ?? '',
    posts: (text, { signature } = {}) =>
      Promise.resolve(
        publish({ ...words(text, 'text'), ...(signature !== undefined && { author_signature: signature }) }),
      ),
    postsPhoto: async (bytes, caption = '') =>
      publish({ photo: await files.photo(Buffer.from(bytes)), ...words(caption, 'caption') }),
    linksTo({ id }) {
      const group = world.chats.get(id);
      if (!group) throw new Error(`no group ${id}`);
      chat.discussion = group;
    },
  };
}
