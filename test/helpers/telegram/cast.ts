/** People, groups and channels for tests. */
import { createSeat, type Seat, type Sent } from './seat.js';
import { findEntities } from './entities.js';
import { wireMember } from './membership.js';
import type { Inside } from './method.js';
import { emit, tellPost } from './tell.js';
import { showPost, type Account, type Chat, type Draft, type Status } from './world.js';
import type { WireUser } from './wire.js';

export interface Person {
  id: number;
  user: WireUser;
  /** In a group or channel. Nobody has to be a member to take a seat, but only members can speak. */
  in(chat: { id: number }): Seat;
  /** In the direct chat with the bot. Writing there is starting the bot. */
  direct(): Seat & { id: number };
  /** Opens the bot, perhaps by a link: `/start` with `payload`. */
  starts(payload?: string): Promise<Sent>;
  blocksBot(): void;
  unblocksBot(): void;
  /** The account is deleted. */
  deactivates(): void;
}

export interface Group {
  id: number;
  title: string;
  /** A new topic; its id. Only where the group has topics. */
  topic(name: string): number;
  /** Becomes a supergroup, with another id; the old one stays as an empty shell. */
  migrates(): Group;
  /** What somebody says that is no person and is never shown to the bot. */
  otherBotSays(text: string, name?: string): Sent;
}

export interface Channel {
  id: number;
  title: string;
  posts(text: string, about?: { signature?: string }): Promise<Sent>;
  postsPhoto(bytes: Uint8Array, caption?: string): Promise<Sent>;
  /** Posts are forwarded to this group from now on. */
  linksTo(group: Group): void;
}

export interface GroupOptions {
  /** The first one made the group. */
  admins?: readonly Person[];
  members?: readonly Person[];
  /** A supergroup where left out, which most groups are. */
  supergroup?: boolean;
  topics?: boolean;
  /** What was in force when the bot joined, if not what is now. */
  privacy?: boolean;
  /** A member where left out. */
  bot?: Status;
  username?: string;
}

export interface Cast {
  person(name: string, about?: { username?: string; language?: string }): Person;
  /** The bot is in it already, and was not told so: `addsBot` tells. */
  group(title: string, about?: GroupOptions): Group;
  /** The bot is an administrator, unless it is said otherwise. */
  channel(title: string, about?: { bot?: Status; username?: string; admins?: readonly Person[] }): Channel;
}

/** The account through which channel posts come into their groups. */
const service: WireUser = { id: 777000, is_bot: false, first_name: 'Telegram' };

export function createCast(inside: Inside): Cast {
  const { world, files, settings } = inside;
  let people = 0;
  let chats = 0;

  const chatOf = (id: number): Chat => {
    const chat = world.chats.get(id);
    if (!chat) throw new Error(`no chat ${id}`);
    return chat;
  };
  const told = (chat: Chat, draft: Draft): Sent => {
    const post = world.post(chat, draft);
    const update = tellPost(inside, post);
    return { id: post.wire.message_id, message: showPost(post), ...(update && { update: update.update_id }) };
  };

  function asPerson(account: Account): Person {
    const direct = () => world.directChat(account);
    function block(blocked: boolean): void {
      account.blocked = blocked;
      const member = (status: Status) => wireMember({ account: world.bot, status });
      emit(inside, 'my_chat_member', direct(), {
        chat: direct().wire,
        from: account.user,
        date: world.seconds(),
        old_chat_member: member(blocked ? 'member' : 'kicked'),
        new_chat_member: member(blocked ? 'kicked' : 'member'),
      });
    }
    return {
      id: account.user.id,
      user: account.user,
      in: ({ id }) => createSeat(inside, account, chatOf(id)),
      direct: () => ({ ...createSeat(inside, account, direct()), id: account.user.id }),
      starts: (payload) =>
        createSeat(inside, account, direct()).says(payload === undefined ? '/start' : `/start ${payload}`),
      blocksBot: () => block(true),
      unblocksBot: () => block(false),
      deactivates: () => void (account.deactivated = true),
    };
  }

  function join(chat: Chat, person: Person, status: Status): void {
    const account = world.accounts.get(person.id);
    if (account) chat.members.set(person.id, { account, status });
  }

  function asGroup(chat: Chat): Group {
    return {
      id: chat.wire.id,
      title: chat.wire.title ?? '',
      topic(name) {
        if (chat.wire.is_forum !== true) throw new Error('this group has no topics');
        const post = world.post(chat, { forum_topic_created: { name, icon_color: 7322096 } });
        const id = post.wire.message_id;
        post.wire = { ...post.wire, message_thread_id: id, is_topic_message: true };
        chat.topics.set(id, post);
        return id;
      },
      migrates() {
        chats += 1;
        const { title = '' } = chat.wire;
        const to = world.addChat({
          wire: { id: -1_002_000_000_000 - chats, title, type: 'supergroup' },
          members: new Map(chat.members),
          privacy: chat.privacy,
        });
        const creator = [...chat.members.values()].find(({ status }) => status === 'creator');
        const from = creator ? { from: creator.account.user } : {};
        told(chat, { ...from, migrate_to_chat_id: to.wire.id });
        chat.migratedTo = to;
        told(to, { ...from, migrate_from_chat_id: chat.wire.id });
        return asGroup(to);
      },
      otherBotSays(text, name = 'Other Bot') {
        const user = { id: 6_000_000_001, is_bot: true, first_name: name, username: 'some_other_bot' };
        return told(chat, { from: user, text });
      },
    };
  }

  return {
    person(name, { username, language } = {}) {
      people += 1;
      const [first = name, ...rest] = name.split(' ');
      return asPerson(
        world.addAccount({
          id: 100_000_000 + people,
          is_bot: false,
          first_name: first,
          ...(rest.length > 0 && { last_name: rest.join(' ') }),
          ...(username !== undefined && { username }),
          ...(language !== undefined && { language_code: language }),
        }),
      );
    },
    group(title, { admins = [], members = [], supergroup, topics = false, privacy, bot = 'member', username } = {}) {
      chats += 1;
      const large = supergroup ?? true;
      const chat = world.addChat({
        wire: {
          id: large ? -1_001_000_000_000 - chats : -4_000_000_000 - chats,
          title,
          ...(username !== undefined && { username }),
          type: large ? 'supergroup' : 'group',
          ...(topics && { is_forum: true as const }),
        },
        privacy: privacy ?? settings.privacy,
      });
      admins.forEach((person, index) => join(chat, person, index === 0 ? 'creator' : 'administrator'));
      members.forEach((person) => join(chat, person, 'member'));
      if (bot !== 'left') chat.members.set(world.bot.user.id, { account: world.bot, status: bot });
      return asGroup(chat);
    },
    channel(title, { bot = 'administrator', username, admins = [] } = {}) {
      chats += 1;
      const chat = world.addChat({
        wire: {
          id: -1_003_000_000_000 - chats,
          title,
          ...(username !== undefined && { username }),
          type: 'channel',
        },
      });
      admins.forEach((person, index) => join(chat, person, index === 0 ? 'creator' : 'administrator'));
      if (bot !== 'left') chat.members.set(world.bot.user.id, { account: world.bot, status: bot });
      const publish = (content: Draft): Sent => {
        const sent = told(chat, { sender_chat: chat.wire, ...content });
        if (chat.discussion) {
          const { date } = sent.message;
          const origin = { type: 'channel' as const, date, chat: chat.wire, message_id: sent.id };
          told(chat.discussion, {
            ...content,
            from: service,
            sender_chat: chat.wire,
            forward_origin: origin,
            is_automatic_forward: true,
          });
        }
        return sent;
      };
      return {
        id: chat.wire.id,
        title,
        posts: (text, { signature } = {}) => {
          const entities = findEntities(text);
          return Promise.resolve(
            publish({
              text,
              ...(entities.length > 0 && { entities }),
              ...(signature !== undefined && { author_signature: signature }),
            }),
          );
        },
        postsPhoto: async (bytes, caption) =>
          publish({ photo: await files.photo(Buffer.from(bytes)), ...(caption !== undefined && { caption }) }),
        linksTo: (group) => void (chat.discussion = chatOf(group.id)),
      };
    },
  };
}
