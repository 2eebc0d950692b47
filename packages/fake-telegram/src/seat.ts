/** A person in a chat: what they can say and do there. */
import { membershipOf, type SeatMembership } from './seat-membership.js';
import type { Inside } from './method.js';
import type { Press } from './presses.js';
import { findPost, forwarded, sendAs, tell, words, type Saying, type Sent } from './sending.js';
import { emit } from './tell.js';
import type { WireDocument, WirePhotoSize } from './wire.js';
import { showPost, type Account, type Chat } from './world.js';

export type Captioned = Saying & { caption?: string };

export interface FileToSend {
  bytes: Uint8Array;
  name: string;
  type?: string;
  /** Bytes, to seem larger than it is. */
  size?: number;
}

export interface Seat extends SeatMembership {
  says(text: string, about?: Saying): Promise<Sent>;
  sendsPhoto(bytes: Uint8Array, about?: Captioned): Promise<Sent>;
  /** One message for each, all of one album; the caption is the first one's. */
  sendsAlbum(photos: readonly Uint8Array[], about?: Captioned): Promise<Sent[]>;
  sendsFile(file: FileToSend, about?: Captioned): Promise<Sent>;
  sendsFiles(files: readonly FileToSend[], about?: Captioned): Promise<Sent[]>;
  /** Changes the text, or the caption, of a message. */
  edits(messageId: number, text: string): Promise<Sent>;
  deletes(messageId: number): void;
  /** `from`: where the message is; the bot need not be there. */
  forwards(from: { id: number }, messageId: number): Promise<Sent>;
  /**
   * Presses a button; throws when this message has none with this data. `inaccessible`: the message is so old that the
   * bot is no longer shown it.
   */
  presses(
    messageId: number,
    data: string,
    about?: { inaccessible?: boolean },
  ): Promise<{ id: string; update?: number }>;
}

export function createSeat(inside: Inside, account: Account, chat: Chat): Seat {
  const { world, files, presses } = inside;

  function sendMedia(
    items: readonly ({ photo: WirePhotoSize[] } | { document: WireDocument })[],
    about: Captioned,
  ): Sent[] {
    const album = items.length > 1 ? { media_group_id: String(13_000_000_000_000_000 + world.next()) } : {};
    return items.map((item, index) => {
      const caption = index === 0 ? words(about.caption ?? '', 'caption', about.mentions) : {};
      return sendAs(inside, account, chat, { ...item, ...album, ...caption }, about);
    });
  }

  const photo = async (bytes: Uint8Array) => ({ photo: await files.photo(Buffer.from(bytes)) });
  const file = async ({ bytes, name, ...about }: FileToSend) => ({
    document: await files.document(Buffer.from(bytes), { name, ...about }),
  });
  const only = ([sent]: Sent[]): Sent => sent!; // Only one message was sent.

  return {
    ...membershipOf(inside, account, chat),
    says: (text, about = {}) =>
      Promise.resolve(sendAs(inside, account, chat, words(text, 'text', about.mentions), about)),
    sendsPhoto: async (bytes, about = {}) => only(sendMedia([await photo(bytes)], about)),
    sendsAlbum: async (photos, about = {}) => sendMedia(await Promise.all(photos.map(photo)), about),
    sendsFile: async (one, about = {}) => only(sendMedia([await file(one)], about)),
    sendsFiles: async (all, about = {}) => sendMedia(await Promise.all(all.map(file)), about),
    edits(messageId, text) {
      const post = findPost(chat, messageId);
      const rest = { ...post.wire };
      delete rest.entities;
      delete rest.caption_entities;
      const as = rest.text === undefined ? 'caption' : 'text';
      post.wire = { ...rest, ...words(text, as), edit_date: world.seconds() };
      post.at = world.next();
      return Promise.resolve(tell(inside, post, true));
    },
    deletes: (messageId) => void (findPost(chat, messageId).deleted = true),
    forwards(from, messageId) {
      const source = world.chats.get(from.id);
      if (!source) throw new Error(`no chat ${from.id}`);
      return Promise.resolve(sendAs(inside, account, chat, forwarded(findPost(source, messageId)), {}));
    },
    presses(messageId, data, { inaccessible = false } = {}) {
      const post = findPost(chat, messageId);
      const buttons = post.wire.reply_markup?.inline_keyboard.flat() ?? [];
      if (!buttons.some((button) => button.callback_data === data))
        throw new Error(`message ${messageId} has no button with ${data}`);
      const id = String(4_000_000_000_000_000 + world.next());
      const press: Press = { id, by: account, post, answered: false, old: false };
      presses.set(id, press);
      const update = emit(inside, 'callback_query', chat, {
        id,
        from: account.user,
        message: inaccessible ? { chat: chat.wire, message_id: messageId, date: 0 } : showPost(post),
        chat_instance: String(-1_000_000 * chat.wire.id),
        data,
      });
      return Promise.resolve({ id, ...(update && { update: update.update_id }) });
    },
  };
}
