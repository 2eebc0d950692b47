/** A person in a chat: what they can say and do there. */
import type { Inside } from './method.js';
import { findEntities } from './entities.js';
import { changeBotStatus } from './membership.js';
import type { Press } from './presses.js';
import { tellPost, emit } from './tell.js';
import { threadFields } from './threads.js';
import type { WireDocument, WireMessage, WirePhotoSize, WireUser } from './wire.js';
import { showPost, type Account, type Chat, type Draft, type Post, type Status } from './world.js';

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

export interface FileToSend {
  bytes: Uint8Array;
  name: string;
  type?: string;
  /** Bytes, to seem larger than it is. */
  size?: number;
}

export interface Seat {
  says(text: string, about?: Saying): Promise<Sent>;
  sendsPhoto(bytes: Uint8Array, about?: Saying & { caption?: string }): Promise<Sent>;
  /** One message for each, all of one album; the caption is the first one's. */
  sendsAlbum(photos: readonly Uint8Array[], about?: Saying & { caption?: string }): Promise<Sent[]>;
  sendsFile(file: FileToSend, about?: Saying & { caption?: string }): Promise<Sent>;
  sendsFiles(files: readonly FileToSend[], about?: Saying & { caption?: string }): Promise<Sent[]>;
  /** Changes the text, or the caption, of an own message. */
  edits(messageId: number, text: string): Promise<Sent>;
  /** `from`: where the message is; the chat need not have the bot in it. */
  forwards(from: { id: number }, messageId: number): Promise<Sent>;
  /** Presses a button that is there. Throws when this message has none with this data. */
  presses(messageId: number, data: string): Promise<{ id: string; update?: number }>;
  deletes(messageId: number): void;
  joins(): Promise<Sent>;
  leaves(): Promise<Sent>;
  /** As a member, or at once as an administrator; in channels bots are nothing else. */
  addsBot(as?: 'member' | 'administrator'): Promise<void>;
  removesBot(): Promise<void>;
  promotesBot(): void;
  demotesBot(): void;
}

/** The account that anonymous administrators speak through. */
const anonymous: WireUser = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };

export function createSeat(inside: Inside, account: Account, chat: Chat): Seat {
  const { world, files, presses } = inside;
  const isIn = () => !['left', 'kicked'].includes(world.statusOf(chat, account));

  function senderOf(about: Saying): Draft {
    if (chat.account) return { from: account.user };
    if (!isIn()) throw new Error(`${account.user.first_name} is not in ${chat.wire.title ?? ''}`);
    if (about.anonymous !== true) return { from: account.user };
    if (!['creator', 'administrator'].includes(world.statusOf(chat, account)))
      throw new Error('only administrators can be anonymous');
    return { from: anonymous, sender_chat: chat.wire };
  }

  function find(messageId: number): Post {
    const post = chat.posts.get(messageId);
    if (!post || post.deleted) throw new Error(`no message ${messageId} in ${chat.wire.title ?? 'the direct chat'}`);
    return post;
  }

  function send(content: Draft, about: Saying): Sent {
    if (chat.account?.blocked) throw new Error('a blocked bot cannot be written to');
    if (chat.account) chat.account.started = true;
    const replyTo = about.replyTo === undefined ? undefined : find(about.replyTo);
    const draft = { ...senderOf(about), ...threadFields(chat, about.thread, replyTo), ...content };
    return tell(world.post(chat, draft, { replyTo }));
  }

  function tell(post: Post, edited = false): Sent {
    const update = tellPost(inside, post, edited);
    return { id: post.wire.message_id, message: showPost(post), ...(update && { update: update.update_id }) };
  }

  function words(text: string, about: Saying, as: 'text' | 'caption'): Draft {
    if (text === '') return {};
    const people = (about.mentions ?? []).map((one) => ({ words: one.words, user: one.person.user }));
    const entities = findEntities(text, people);
    const found = entities.length > 0 ? { [as === 'text' ? 'entities' : 'caption_entities']: entities } : {};
    return { [as]: text, ...found };
  }

  function sendMedia(
    items: readonly ({ photo: WirePhotoSize[] } | { document: WireDocument })[],
    about: Saying & { caption?: string },
  ): Sent[] {
    const album = items.length > 1 ? { media_group_id: String(13_000_000_000_000_000 + world.next()) } : {};
    const captions = [about.caption ?? ''];
    return items.map((item, index) =>
      send({ ...item, ...album, ...words(captions[index] ?? '', about, 'caption') }, about),
    );
  }

  const photo = async (bytes: Uint8Array) => ({ photo: await files.photo(Buffer.from(bytes)) });
  const file = async ({ bytes, name, type, size }: FileToSend) => ({
    document: await files.document(Buffer.from(bytes), {
      name,
      ...(type !== undefined && { type }),
      ...(size !== undefined && { size }),
    }),
  });
  /** Only one message was sent. */
  const only = ([sent]: Sent[]): Sent => sent!;

  function setBot(status: Status): void {
    changeBotStatus(inside, chat, account, status);
  }

  return {
    says: (text, about = {}) => Promise.resolve(send(words(text, about, 'text'), about)),
    sendsPhoto: async (bytes, about = {}) => only(sendMedia([await photo(bytes)], about)),
    sendsAlbum: async (photos, about = {}) => sendMedia(await Promise.all(photos.map(photo)), about),
    sendsFile: async (one, about = {}) => only(sendMedia([await file(one)], about)),
    sendsFiles: async (all, about = {}) => sendMedia(await Promise.all(all.map(file)), about),
    edits(messageId, text) {
      const post = find(messageId);
      const as = post.wire.text === undefined ? 'caption' : 'text';
      const rest = { ...post.wire };
      delete rest.entities;
      delete rest.caption_entities;
      post.wire = { ...rest, ...words(text, {}, as), edit_date: world.seconds() };
      post.at = world.next();
      return Promise.resolve(tell(post, true));
    },
    forwards(from, messageId) {
      const source = world.chats.get(from.id)?.posts.get(messageId);
      if (!source) throw new Error(`no message ${messageId} to forward`);
      return Promise.resolve(send(forwarded(source), {}));
    },
    presses(messageId, data) {
      const post = find(messageId);
      const buttons = post.wire.reply_markup?.inline_keyboard.flat() ?? [];
      if (!buttons.some((button) => button.callback_data === data))
        throw new Error(`message ${messageId} has no button with ${data}`);
      const press: Press = {
        id: String(4_000_000_000_000_000 + world.next()),
        by: account,
        post,
        answered: false,
        old: false,
      };
      presses.set(press.id, press);
      const update = emit(inside, 'callback_query', chat, {
        id: press.id,
        from: account.user,
        message: showPost(post),
        chat_instance: String(-1_000_000 * chat.wire.id),
        data,
      });
      return Promise.resolve({ id: press.id, ...(update && { update: update.update_id }) });
    },
    deletes: (messageId) => void (find(messageId).deleted = true),
    joins() {
      chat.members.set(account.user.id, { account, status: 'member' });
      return Promise.resolve(tell(world.post(chat, { from: account.user, new_chat_members: [account.user] })));
    },
    leaves() {
      chat.members.set(account.user.id, { account, status: 'left' });
      return Promise.resolve(tell(world.post(chat, { from: account.user, left_chat_member: account.user })));
    },
    addsBot(as = chat.wire.type === 'channel' ? 'administrator' : 'member') {
      setBot(chat.wire.type === 'channel' ? 'administrator' : 'member');
      if (chat.wire.type !== 'channel')
        tell(world.post(chat, { from: account.user, new_chat_members: [world.bot.user] }));
      if (as === 'administrator') setBot('administrator');
      return Promise.resolve();
    },
    removesBot() {
      setBot('kicked');
      // A supergroup no longer shows the bot what happens; a small group tells it that it was removed.
      const post = world.post(chat, { from: account.user, left_chat_member: world.bot.user });
      if (chat.wire.type !== 'channel') tell(post);
      return Promise.resolve();
    },
    promotesBot: () => setBot('administrator'),
    demotesBot: () => setBot('member'),
  };
}

function forwarded({ wire }: Post): Draft {
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
