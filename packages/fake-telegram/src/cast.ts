/** People, groups and channels for tests. */
import { createChannel, type Channel } from './channel.js';
import { createGroup, type Group } from './group.js';
import type { Inside } from './method.js';
import { createPerson, type Person } from './person.js';
import type { Chat, Status } from './world.js';

interface ChatOptions {
  /** The first one made it. */
  admins?: readonly Person[];
  members?: readonly Person[];
  username?: string;
  /** What the bot is there already, without having been told so: `addsBot` tells. `left`: it never was there. */
  bot?: Exclude<Status, 'creator'>;
}

export interface GroupOptions extends ChatOptions {
  /** A supergroup where left out, which most groups are. */
  supergroup?: boolean;
  topics?: boolean;
  /** What was in force when the bot joined, if not what is now. */
  privacy?: boolean;
}

export interface PersonOptions {
  username?: string;
  language?: string;
  /** Pressed start long ago: the bot knows them, and may write to them. */
  started?: boolean;
}

export interface Cast {
  person(name: string, about?: PersonOptions): Person;
  /** The bot is a member where nothing else is said. */
  group(title: string, about?: GroupOptions): Group;
  /** The bot is an administrator where nothing else is said. */
  channel(title: string, about?: ChatOptions): Channel;
}

export function createCast(inside: Inside): Cast {
  const { world, settings } = inside;
  let people = 0;
  let chats = 0;
  /** Supergroups and channels share their ids, groups have others. */
  const nextId = (large: boolean) => (large ? -1_001_000_000_000 : -4_000_000_000) - ++chats;

  function seat(chat: Chat, { admins = [], members = [] }: ChatOptions, bot: Status): void {
    const join = (person: Person, status: Status) => {
      const account = world.accounts.get(person.id);
      if (account) chat.members.set(person.id, { account, status });
    };
    admins.forEach((person, index) => join(person, index === 0 ? 'creator' : 'administrator'));
    members.forEach((person) => join(person, 'member'));
    if (bot !== 'left') chat.members.set(world.bot.user.id, { account: world.bot, status: bot });
  }

  return {
    person(name, { username, language, started = false } = {}) {
      people += 1;
      const [first = name, ...rest] = name.split(' ');
      const account = world.addAccount({
        id: 100_000_000 + people,
        is_bot: false,
        first_name: first,
        ...(rest.length > 0 && { last_name: rest.join(' ') }),
        ...(username !== undefined && { username }),
        ...(language !== undefined && { language_code: language }),
      });
      account.started = started;
      if (started) world.known.add(account.user.id);
      return createPerson(inside, account);
    },
    group(title, about = {}) {
      const { supergroup = true, topics = false, privacy = settings.privacy, username } = about;
      const chat = world.addChat({
        wire: {
          id: nextId(supergroup),
          title,
          ...(username !== undefined && { username }),
          type: supergroup ? 'supergroup' : 'group',
          ...(topics && { is_forum: true as const }),
        },
        privacy,
      });
      seat(chat, about, about.bot ?? 'member');
      return createGroup(inside, chat, () => nextId(true));
    },
    channel(title, about = {}) {
      const { username } = about;
      const chat = world.addChat({
        wire: { id: nextId(true), title, ...(username !== undefined && { username }), type: 'channel' },
      });
      seat(chat, about, about.bot ?? 'administrator');
      return createChannel(inside, chat);
    },
  };
}
