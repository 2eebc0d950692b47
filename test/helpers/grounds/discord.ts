/**
 * People of the fake Discord. Each class's chat is a channel of a server of its own; a command is a slash command with its
 * fields, a reply with /attend is the command in a message's menu, and what lacks its names gets a form.
 */
import { Locale, PermissionFlagsBits } from 'discord-api-types/v10';
import type {
  Doing,
  FakeDiscord,
  GivenFile,
  GuildHandle,
  Person,
  Seen,
  SomePlace,
  SomeRole,
} from '@rollcall/fake-discord';
import { press, pressablesOf, speak, textOf } from '../../../src/cli/play/on-discord.js';
import type { Being, Chat, Ground, Line, Said } from '../ground.js';

export interface DiscordGroundOptions {
  discord: FakeDiscord;
  /** Resolves when the bot has the event with this id for sure; Discord itself is told of interactions only. */
  received: (event: string) => Promise<void>;
  /** How a class photo comes. */
  road?: PhotoRoad;
}

/**
 * With the command, in the form that the command opens, by the command in the menu of a message with the photos, or as
 * such a message that the bot asks about, where it may read along.
 */
export type PhotoRoad = 'command' | 'form' | 'menu' | 'plain';

interface Room {
  chat: Chat;
  guild: GuildHandle;
  place: SomePlace;
  hosts: SomeRole;
  members: Set<string>;
}

export interface DiscordGround extends Ground {
  /** What somebody by this name sees in a class's channel, as Discord shows it. */
  sees(name: string, title: string): Seen[];
}

export function createDiscordGround({ discord, received, road = 'command' }: DiscordGroundOptions): DiscordGround {
  const people = new Map<string, { being: Being; person: Person }>();
  const services = new Map<string, Room>();
  // A bot can write to whoever is in a server with it.
  const lobby = discord.guild('Lobby', { owner: discord.person('Caretaker') });

  function known(account: string): Person {
    const found = people.get(account);
    if (!found) throw new Error(`nobody is ${account}`);
    return found.person;
  }

  const placeOf = (who: Being, chat: string): SomePlace => services.get(chat)?.place ?? known(who.account).direct();

  function enter({ account }: Being, chat: Chat): void {
    const room = services.get(chat.id);
    if (!room || room.members.has(account)) return;
    const person = known(account);
    person.joins(room.guild);
    // A class's chat without anybody named for it is run by whoever came first.
    if (room.members.size === 0) room.guild.gives(person, room.hosts);
    room.members.add(account);
  }

  /** The bot has it when it has acknowledged it. */
  async function done(doing: Doing): Promise<string> {
    await doing.answered();
    return doing.interaction.id;
  }

  /** Class photos, by the road that this ground is for. */
  async function show(person: Person, place: SomePlace, files: readonly GivenFile[]): Promise<string> {
    if (road === 'form') {
      const form = await (await person.runs('attend', { in: place })).form();
      return done(await person.fills(form, { photos: files }));
    }
    const shown = await person.says(place, '', { files });
    if (road === 'menu') return done(person.uses('Take attendance', shown));
    const offer = await discord.until(
      () => person.sees(place).find(({ answers, buttons }) => answers === shown.id && buttons.length > 0),
      'the offer to take attendance',
    );
    return done(person.presses('Take attendance', offer));
  }

  async function say(who: Being, chat: Chat, { text, photos, replyTo, mentions }: Line): Promise<string> {
    const person = known(who.account);
    const place = placeOf(who, chat.id);
    const files = photos.map((bytes, i) => ({ name: `photo-${i + 1}.jpg`, bytes }));
    if (road !== 'command' && chat.kind === 'group' && text === '/attend' && files.length > 0)
      return show(person, place, files);
    const answers = person.sees(place).find(({ id }) => id === replyTo);
    const mentioned = mentions.map(({ account, text: words }) => ({ words, value: known(account) }));
    const spoken = await speak(discord, person, place, { text, files, answers, mentioned });
    if ('doing' in spoken) return done(spoken.doing);
    const { id } = spoken.message;
    await received(`discord:message:${id}`);
    return id;
  }

  function said(chat: string, account: string, seen: Seen): Said {
    const [sent] = seen.files;
    const picture = sent?.type.startsWith('image/') ? sent : undefined;
    return {
      chat,
      id: seen.id,
      text: textOf(seen),
      at: seen.message.order ?? 0,
      ...(seen.isPrivate && { only: account }),
      buttons: pressablesOf(seen),
      ...(picture && {
        picture: { bytes: picture.bytes, type: 'image/jpeg', name: picture.name, alt: picture.alt ?? '' },
      }),
      ...(sent && !picture && { file: { bytes: sent.bytes, type: 'text/csv', name: sent.name } }),
    };
  }

  return {
    person(name, { language }) {
      const found = [...people.values()].find(({ being }) => being.name === name);
      if (found) return found.being;
      const locale = Object.values(Locale).find((code) => code === language) ?? Locale.EnglishUS;
      const person = discord.person(name, { locale });
      person.joins(lobby);
      const account = `discord:${person.id}`;
      const direct: Chat = { id: `discord:dm-${person.id}`, kind: 'direct', title: name };
      const being = { account, name, direct, ...(language !== undefined && { language }) };
      people.set(account, { being, person });
      return being;
    },
    group(title, { admins }) {
      const found = [...services.values()].find(({ chat }) => chat.title === title);
      if (found) return found.chat;
      const guild = discord.guild(title, { owner: discord.person('Owner') });
      const place = guild.text(title);
      const hosts = guild.role('Teachers', PermissionFlagsBits.ManageEvents);
      const chat: Chat = { id: `discord:${place.id}`, kind: 'group', title };
      services.set(chat.id, { chat, guild, place, hosts, members: new Set() });
      for (const admin of admins) {
        enter(admin, chat);
        guild.gives(known(admin.account), hosts);
      }
      return chat;
    },
    // Words to somebody alone are in the chat itself; what the bot says of its own accord comes directly.
    aloneIn: (_, chat) => chat,
    heard(who, chat) {
      enter(who, chat);
      return [...new Set([chat, who.direct])].flatMap((where) =>
        known(who.account)
          .sees(placeOf(who, where.id))
          .filter(({ message, isThinking }) => message.author === discord.botId && !isThinking)
          .map((seen) => said(where.id, who.account, seen)),
      );
    },
    toasts: () => [],
    async says(who, chat, line) {
      enter(who, chat);
      return { message: await say(who, chat, line) };
    },
    async presses(who, { chat, id }, { label, data }) {
      const room = services.get(chat);
      if (room) enter(who, room.chat);
      const person = known(who.account);
      const seen = person.sees(placeOf(who, chat)).find((one) => one.id === id);
      if (!seen) throw new Error(`${who.name} does not see that message any more`);
      await done(press(person, seen, { label, data }));
    },
    caughtUp: () => Promise.resolve(),
    sees(name, title) {
      const who = [...people.values()].find(({ being }) => being.name === name);
      const room = [...services.values()].find(({ chat }) => chat.title === title);
      return who && room ? who.person.sees(room.place) : [];
    },
  };
}
