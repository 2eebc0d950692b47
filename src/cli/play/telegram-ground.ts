/**
 * People of the fake Telegram. Each has opened the bot once; it is an administrator of every group, so that it hears all
 * that is said there. What is for one person alone comes to their direct chat.
 */
import { createFakeTelegram, type Person, type Seen, type WireButton } from '@rollcall/fake-telegram';
import { extname } from 'node:path';
import { mentionsIn } from '../../../adapters/web/mentions.js';
import { chatId } from '../../../adapters/telegram/ids.js';
import type { Attached, Ground } from './ground.js';
import { createListening, messageKey, once, partsOf, type ShownMessage } from './listening.js';
import { sendLine, startOf } from './on-telegram.js';
import type { StoryFile, StoryMember } from './story.js';

interface Room {
  id: number;
  /** Names, in the story's order. */
  members: Set<string>;
  anonymous: Set<string>;
}

/** Milliseconds for the bot to fetch what was said, on a busy machine. */
const patience = 60_000;

/** `now` in milliseconds UTC; `language` is that of apps whose person has none of their own. */
export async function openTelegramGround(
  story: StoryFile,
  now: () => number,
  language: string | undefined,
): Promise<Ground> {
  const server = await createFakeTelegram({ now, botName: 'Rollcall', username: 'rollcall_bot' });
  const people = new Map<string, Person>();
  const rooms = new Map<string, Room>();
  for (const { name, username, language: own = language } of story.people) {
    const about = { ...(username !== undefined && { username }), ...(own !== undefined && { language: own }) };
    people.set(name, server.person(name, { ...about, started: true }));
  }
  for (const { title, members } of story.chats) {
    const named = (which: (one: StoryMember) => boolean) => members.filter(which).map(({ name }) => name);
    const [admins, others] = [named(({ isAdmin }) => isAdmin), named(({ isAdmin }) => !isAdmin)];
    const { id } = server.group(title, {
      admins: admins.map(person),
      members: others.map(person),
      bot: 'administrator',
    });
    rooms.set(title, {
      id,
      members: new Set(named(() => true)),
      anonymous: new Set(named(({ isAnonymous }) => isAnonymous)),
    });
  }
  /** Whoever has no username is mentioned by their name. */
  const mentionable = story.people
    .filter(({ username }) => username === undefined)
    .map(({ name }) => ({ account: name, name }));

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

  const nameOf = (id: number): string | undefined => [...people].find(([, one]) => one.id === id)?.[0];
  const titleOf = (id: number): string | undefined => [...rooms].find(([, one]) => one.id === id)?.[0];
  const seatIn = (who: Person, id: number) => (id === who.id ? who.direct() : who.in({ id }));
  const saidBy = (chat: number): Seen[] => server.messages({ id: chat }).filter(({ byBot }) => byBot);

  function look(order: number): ShownMessage[] {
    const places = [
      ...[...rooms].map(([chat, { id, members }]) => {
        return { id, about: { chat, to: [...people.keys()].filter((name) => members.has(name)), private: false } };
      }),
      ...[...people].map(([name, { id }]) => ({ id, about: { chat: name, to: [name], private: true } })),
    ];
    const messages = places.flatMap(({ id, about }) =>
      saidBy(id)
        .filter(({ at }) => at > order)
        .map((seen) => ({ ...about, ...shown(id, seen) })),
    );
    const toasts = server.toasts.filter(({ at, text }) => at > order && text !== '');
    return [
      ...messages,
      ...toasts.map(({ to, chat, text, at }) => {
        const name = nameOf(to) ?? '';
        return { to: [name], chat: titleOf(chat) ?? name, private: true, text, buttons: [], files: [], order: at };
      }),
    ];
  }

  const listening = createListening(look, now);
  let followed = 0;
  /** Whether an app opened the bot since its updates were last waited for: it may have taken that, and be at work on it. */
  let hasOpened = false;
  const stopWatching = server.watch(() => {
    listening.note();
    // An app opens the bot where the answer to a press says so.
    const toasts = server.toasts.slice(followed);
    followed += toasts.length;
    for (const { to, url } of toasts) {
      const start = startOf({ url });
      if (start === undefined) continue;
      hasOpened = true;
      void person(nameOf(to) ?? '').starts(start);
    }
  });

  return {
    seat: { platform: 'telegram', token: server.token, apiRoot: server.url },
    calls: {},
    says: (name, title, { text, attached, replyTo }) =>
      once(async () => {
        const who = person(name);
        const here = title === undefined ? undefined : room(title);
        const id = here?.id ?? who.id;
        const mentions = mentionsIn(text, mentionable).map((one) => ({ words: one.text, person: person(one.account) }));
        const sent = await sendLine(seatIn(who, id), text, attached.map(asFile), {
          mentions,
          ...(here?.anonymous.has(name) && { anonymous: true }),
          ...(replyTo !== undefined && { replyTo: Number(partsOf(replyTo)[1]) }),
        });
        return messageKey(chatId(id), sent.id);
      }),
    presses: (name, _, { message, data, start }) =>
      once(async () => {
        const who = person(name);
        if (start !== undefined) return messageKey(chatId(who.id), (await who.starts(start || undefined)).id);
        const [chat, id] = partsOf(message);
        await seatIn(who, numberIn(chat)).presses(Number(id), data);
        return message;
      }),
    buttons(name, title) {
      const places = [...(title === undefined ? [] : [room(title).id]), person(name).id];
      const seen = places.flatMap((id) =>
        saidBy(id).map((one) => ({ message: messageKey(chatId(id), one.id), rows: one.buttons })),
      );
      return listening
        .newestFirst(seen)
        .flatMap(({ message, rows }) => rows.flat().flatMap((one) => pressable(message, one)));
    },
    joins: (name, title) =>
      once(async () => {
        room(title).members.add(name);
        await person(name).in(room(title)).joins();
        return undefined;
      }),
    leaves: (name, title) =>
      once(async () => {
        room(title).members.delete(name);
        await person(name).in(room(title)).leaves();
        return undefined;
      }),
    received: () => undefined,
    async arrived(bot) {
      hasOpened = false;
      const isTaken = () => server.pendingUpdates() === 0;
      await bot.whileItRuns(server.until(isTaken, 'the bot fetching its updates', patience));
    },
    isAhead: () => hasOpened || server.pendingUpdates() > 0,
    chatId: (title) => chatId(room(title).id),
    placeOf: (message) => partsOf(message)[0],
    taken: () => listening.taken(),
    async close() {
      stopWatching();
      await server.close();
      return server.violations;
    },
  };
}

function shown(chat: number, { id, text, buttons, photo, document, at }: Seen) {
  return {
    message: messageKey(chatId(chat), id),
    text,
    buttons: buttons.flat().map((button) => button.text),
    // Telegram shows neither a name nor a description.
    ...(photo && { picture: { name: 'photo.jpg', alt: '', bytes: photo } }),
    files: document ? [document] : [],
    order: at,
  };
}

/** Links that lead elsewhere are none that the bot hears of. */
function pressable(message: string, button: WireButton) {
  const start = startOf(button);
  if (start === undefined && button.callback_data === undefined) return [];
  return [{ message, label: button.text, data: button.callback_data ?? '', ...(start !== undefined && { start }) }];
}

const pictures: Readonly<Record<string, string>> = { '.jpg': 'jpeg', '.jpeg': 'jpeg', '.png': 'png', '.webp': 'webp' };

function asFile({ name, bytes }: Attached) {
  const kind = pictures[extname(name).toLowerCase()];
  return { name, bytes, ...(kind !== undefined && { type: `image/${kind}` }) };
}

function numberIn(chat: string): number {
  return Number(chat.slice(chat.indexOf(':') + 1));
}
