/**
 * People of the fake Discord. Each chat is a channel of a server of its own, and whoever may administer it has a role
 * there. A command is a slash command with its fields, and an answer with /attend is the command in a message's menu.
 */
import { createFakeDiscord, type GuildHandle, type Person, type Seen, type SomePlace } from '@rollcall/fake-discord';
import { Locale, PermissionFlagsBits } from 'discord-api-types/v10';
import { channelChat, directChat } from '../../../adapters/discord/ids.js';
import { mentionsIn } from '../../../adapters/web/mentions.js';
import { createArrivals } from './arrivals.js';
import type { Ground } from './ground.js';
import { createListening, messageKey, once, partsOf, type ShownMessage } from './listening.js';
import { press, pressablesOf, speak, textOf } from './on-discord.js';
import type { StoryFile } from './story.js';

interface Room {
  guild: GuildHandle;
  place: SomePlace;
  members: Set<string>;
}

/** `now` in milliseconds UTC; `language` is that of apps whose person has none of their own. */
export async function openDiscordGround(
  story: StoryFile,
  now: () => number,
  language: string | undefined,
): Promise<Ground> {
  const discord = await createFakeDiscord({ now, botName: 'Rollcall', privileges: { messageContent: true } });
  const people = new Map<string, Person>();
  const rooms = new Map<string, Room>();
  const arrivals = createArrivals();
  /** What people did and the bot may not have yet. */
  const underWay: Promise<unknown>[] = [];
  // A bot can write to whoever is in a server with it.
  const lobby = discord.guild('Lobby', { owner: discord.person('Caretaker') });
  for (const { name, language: own = language } of story.people) {
    const one = discord.person(name, { locale: localeOf(own) });
    one.joins(lobby);
    people.set(name, one);
  }
  for (const { title, members } of story.chats) {
    const guild = discord.guild(title, { owner: discord.person('Owner') });
    const hosts = guild.role('Hosts', PermissionFlagsBits.ManageEvents);
    const hasAdmins = members.some(({ isAdmin }) => isAdmin);
    for (const { name, isAdmin } of members) {
      person(name).joins(guild);
      // Every server has somebody who administers it: where the story names nobody, it is everybody.
      if (isAdmin || !hasAdmins) guild.gives(person(name), hosts);
    }
    rooms.set(title, { guild, place: guild.text(title), members: new Set(members.map(({ name }) => name)) });
  }
  const named = story.people.flatMap(({ name, username }) => [
    { account: name, name },
    ...(username === undefined ? [] : [{ account: name, name: username }]),
  ]);

  function person(name: string): Person {
    const found = people.get(name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  }

  function room(title: string): Room {
    const found = rooms.get(title);
    if (!found) throw new Error(`no chat is called ${title}`);
    return found;
  }

  const directOf = (who: Person) => ({ id: directChat(who.id), place: who.direct() });
  const roomOf = (title: string) => ({ id: channelChat(room(title).place.id), place: room(title).place });
  const sees = (who: Person, place: SomePlace): Seen[] =>
    who.sees(place).filter(({ message, isThinking }) => message.author === discord.botId && !isThinking);

  function look(order: number): ShownMessage[] {
    const found = new Map<string, { shown: ShownMessage; to: string[] }>();
    const note = (name: string, chat: string, { id, place }: { id: string; place: SomePlace }): void => {
      for (const seen of sees(person(name), place)) {
        if ((seen.message.order ?? 0) <= order) continue;
        const message = messageKey(id, seen.id);
        const to = found.get(message)?.to ?? [];
        to.push(name);
        found.set(message, { to, shown: shownOf(seen, { message, chat, to, isDirect: chat === name }) });
      }
    };
    for (const name of people.keys()) {
      for (const [title, { members }] of rooms) if (members.has(name)) note(name, title, roomOf(title));
      note(name, name, directOf(person(name)));
    }
    return [...found.values()].map(({ shown }) => shown);
  }

  const listening = createListening(look, now);
  const stopWatching = discord.watch(() => listening.note());

  return {
    seat: { platform: 'discord', token: discord.token, apiRoot: discord.rest.api },
    calls: {},
    says: (name, title, { text, attached, replyTo }) =>
      once(async () => {
        const who = person(name);
        const { id, place } = title === undefined ? directOf(who) : roomOf(title);
        // Apps know the commands once the bot has published them.
        await discord.until(() => discord.commands.global.length > 0, 'the bot publishing its commands');
        const spoken = await speak(discord, who, place, {
          text,
          files: attached,
          answers: who.sees(place).find((one) => replyTo !== undefined && one.id === partsOf(replyTo)[1]),
          mentioned: mentionsIn(text, named).map((one) => ({ words: one.text, value: person(one.account) })),
        });
        if ('doing' in spoken) {
          underWay.push(spoken.doing.answered());
          return undefined;
        }
        const { message } = spoken;
        // Nobody is told of a file in a server that is no picture.
        const isTold =
          title === undefined || text !== '' || message.files.some(({ type }) => type.startsWith('image/'));
        if (isTold) underWay.push(arrivals.of(`discord:message:${message.id}`));
        return messageKey(id, message.id);
      }),
    presses: (name, _, button) =>
      once(() => {
        const who = person(name);
        const [chat, id] = partsOf(button.message);
        const direct = directOf(who);
        const place =
          chat === direct.id
            ? direct.place
            : [...rooms.values()].find((one) => channelChat(one.place.id) === chat)?.place;
        const seen = place && who.sees(place).find((one) => one.id === id);
        if (!seen) throw new Error(`${name} does not see that message any more`);
        underWay.push(press(who, seen, button).answered());
        return Promise.resolve(button.message);
      }),
    buttons(name, title) {
      const who = person(name);
      const seen = [...(title === undefined ? [] : [roomOf(title)]), directOf(who)].flatMap(({ id, place }) =>
        sees(who, place).map((one) => ({ message: messageKey(id, one.id), buttons: pressablesOf(one).flat() })),
      );
      return listening
        .newestFirst(seen)
        .flatMap(({ message, buttons }) => buttons.map((button) => ({ message, ...button })));
    },
    joins: (name, title) =>
      once(() => {
        room(title).members.add(name);
        person(name).joins(room(title).guild);
        return Promise.resolve(undefined);
      }),
    leaves: (name, title) =>
      once(() => {
        room(title).members.delete(name);
        person(name).leaves(room(title).guild);
        return Promise.resolve(undefined);
      }),
    received: (event) => arrivals.note(event),
    async arrived(bot) {
      await bot.whileItRuns(Promise.all(underWay.splice(0)));
    },
    isAhead: () => false,
    chatId: (title) => roomOf(title).id,
    placeOf: (message) => partsOf(message)[0],
    taken: () => listening.taken(),
    async close() {
      stopWatching();
      await discord.close();
      return discord.violations;
    },
  };
}

interface Where {
  message: string;
  chat: string;
  to: readonly string[];
  isDirect: boolean;
}

function shownOf(seen: Seen, { isDirect, ...where }: Where): ShownMessage {
  const [picture] = seen.files.filter(({ type }) => type.startsWith('image/'));
  return {
    ...where,
    private: isDirect || seen.isPrivate,
    text: textOf(seen),
    buttons: pressablesOf(seen)
      .flat()
      .map(({ label }) => label),
    order: seen.message.order ?? 0,
    ...(picture && { picture: { name: picture.name, alt: picture.alt ?? '', bytes: picture.bytes } }),
    files: seen.files.filter((file) => file !== picture),
  };
}

/** Discord speaks these languages, some of them as a country does; to everybody else English. */
function localeOf(language = 'en'): Locale {
  const all = Object.values(Locale);
  const fits = (wanted: (code: string) => boolean) => all.find((locale) => wanted(locale));
  return fits((code) => code === language) ?? fits((code) => code.startsWith(`${language}-`)) ?? Locale.EnglishUS;
}
