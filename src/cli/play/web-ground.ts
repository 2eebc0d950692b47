/**
 * The browser chat's people: its ids, mentions and answers, and messages whose ids are made of their keys, so that what is
 * sent again after a crash is the same message. Beyond it, each group has its own administrators, and people come and go.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mentionsIn } from '../../../adapters/web/mentions.js';
import { slugOf } from '../../../adapters/web/directory.js';
import { bringsPhotos, parsePress } from '../../chat/buttons.js';
import type { ButtonPressed, MessageReceived, PhotoRef } from '../../chat/event.js';
import type { Destination } from '../../chat/ports.js';
import type { Reply } from '../../chat/reply.js';
import { AdapterError } from '../../errors.js';
import type { Attached, Deed, Ground, HeardInStory, SpokenLine } from './ground.js';
import type { StoryFile } from './story.js';

interface Person {
  name: string;
  account: string;
  direct: string;
  username?: string;
  language?: string;
}

interface Group {
  id: string;
  title: string;
  members: Set<string>;
  admins: Set<string>;
  anonymous: Set<string>;
}

/** A message as a page shows it. */
interface Shown {
  id: string;
  chat: string;
  at: number;
  isBots: boolean;
  reply: Reply;
  attached: readonly Attached[];
  only?: string;
  replyTo?: string;
}

/** `now` in milliseconds UTC; `language` is that of browsers whose person has none of their own. */
export function createWebGround(story: StoryFile, now: () => number, language: string | undefined): Ground {
  const people = new Map<string, Person>();
  const groups = new Map<string, Group>();
  const messages = new Map<string, Shown>();
  const heard: HeardInStory[] = [];

  for (const { name, username, language: own = language } of story.people) {
    const slug = slugOf(name);
    people.set(name, {
      ...{ name, account: `web:${slug}`, direct: `web:direct-${slug}` },
      ...(username !== undefined && { username }),
      ...(own !== undefined && { language: own }),
    });
  }
  for (const { title, members } of story.chats) {
    const accounts = (those: typeof members) => new Set(those.map(({ name }) => person(name).account));
    groups.set(title, {
      ...{ id: `web:class-${slugOf(title)}`, title },
      members: accounts(members),
      admins: accounts(members.filter(({ isAdmin }) => isAdmin)),
      anonymous: accounts(members.filter(({ isAnonymous }) => isAnonymous)),
    });
  }

  function person(name: string): Person {
    const found = people.get(name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  }

  function group(title: string): Group {
    const found = groups.get(title);
    if (!found) throw new Error(`no chat is called ${title}`);
    return found;
  }

  const groupOf = (id: string): Group | undefined => [...groups.values()].find((one) => one.id === id);
  const directOf = (id: string): Person | undefined => [...people.values()].find(({ direct }) => direct === id);

  /** Who reads what is said there; to `only` one, or to whoever speaks as the group. */
  function readers(chat: string, only?: string): Person[] {
    const alone = directOf(chat);
    if (alone) return [alone];
    const here = groupOf(chat);
    const inside = [...people.values()].filter(({ account }) => here?.members.has(account));
    if (only === undefined || !here) return inside;
    return inside.filter(({ account }) => account === only || (only === here.id && here.anonymous.has(account)));
  }

  function place(who: Person, title: string | undefined): MessageReceived['chat'] {
    if (title === undefined) return { id: who.direct, kind: 'direct', title: who.name };
    return { id: group(title).id, kind: 'group', title };
  }

  function note(chat: string, reply: Reply, more: { only?: string; message?: string; edited: boolean }): void {
    const { picture, file } = reply;
    const title = groupOf(chat)?.title;
    heard.push({
      to: readers(chat, more.only).map(({ name }) => name),
      chat: title ?? directOf(chat)?.name ?? chat,
      private: title === undefined || more.only !== undefined,
      edited: more.edited,
      text: reply.text,
      buttons: (reply.buttons ?? []).flat().map(({ label }) => label),
      picture: picture && { name: picture.name, alt: picture.alt },
      files: file ? [file] : [],
      at: now(),
      ...(more.message !== undefined && { message: more.message }),
    });
  }

  /** The message answered, with the photos that somebody put there: the bot keeps none itself. */
  function answered(id: string, event: string, held: Map<string, Uint8Array>) {
    const shown = messages.get(id);
    const photos = (shown?.isBots === false ? shown.attached : []).map(({ name, bytes }, at): PhotoRef => {
      const ref = `web:held:${event}:replied-${at}`;
      held.set(ref, bytes);
      return { ref, name, size: bytes.length };
    });
    return { message: id, photos, ...(shown && { at: shown.at }) };
  }

  function base(who: Person, chat: MessageReceived['chat'], id: string) {
    const { account, name, language: own } = who;
    return { id: `web:${id}`, at: now(), chat, sender: { account, name, ...(own !== undefined && { language: own }) } };
  }

  /** Names of the page, and usernames where the story gives some. */
  const named = () =>
    [...people.values()].flatMap(({ account, name, username }) => [
      { account, name },
      ...(username === undefined ? [] : [{ account, name: username }]),
    ]);

  function say(who: Person, chat: MessageReceived['chat'], { text, attached, replyTo }: SpokenLine): Deed {
    const id = randomUUID();
    const held = new Map<string, Uint8Array>();
    const photos = attached.map(({ name, bytes }, at) => {
      held.set(`web:held:${id}:${at}`, bytes);
      return { ref: `web:held:${id}:${at}`, name, size: bytes.length };
    });
    const speaker = groupOf(chat.id)?.anonymous.has(who.account) ? { ...who, account: chat.id, name: chat.title } : who;
    const event: MessageReceived = {
      ...{ kind: 'message', ...base(speaker, chat, id), message: `u-${id}`, text: text.trim(), photos },
      mentions: mentionsIn(text, named()),
      ...(replyTo !== undefined && { replyTo: answered(replyTo, id, held) }),
    };
    messages.set(event.message, {
      ...{ id: event.message, chat: chat.id, at: event.at, isBots: false, reply: { text }, attached },
      ...(replyTo !== undefined && { replyTo }),
    });
    return async (bot) => {
      await bot.calls.receive(event, held);
      return event.message;
    };
  }

  return {
    seat: { platform: 'web' },
    received: () => undefined,
    // What is said is in the bot's hands at once.
    arrived: () => Promise.resolve(),
    isAhead: () => false,
    close: () => Promise.resolve([]),
    chatId: (title) => group(title).id,
    placeOf: (message) => messages.get(message)?.chat,
    taken: () => heard.splice(0),
    joins: (who, title) => () => {
      group(title).members.add(person(who).account);
      return Promise.resolve(undefined);
    },
    leaves: (who, title) => () => {
      group(title).members.delete(person(who).account);
      return Promise.resolve(undefined);
    },
    says: (who, title, line) => say(person(who), place(person(who), title), line),
    presses(name, title, button) {
      const who = person(name);
      const { verb, args } = parsePress(button.data);
      // A button that opens the direct chat says /start there, as it does on platforms with such links.
      if (verb === 'start') {
        return say(who, place(who, undefined), { text: `/start ${args[0] ?? ''}`.trim(), attached: [] });
      }
      const id = randomUUID();
      const held = new Map<string, Uint8Array>();
      const replyTo = messages.get(button.message)?.replyTo;
      const event: ButtonPressed = {
        ...{ kind: 'button', ...base(who, place(who, title), id), message: button.message, data: button.data },
        ...(bringsPhotos(button.data) && replyTo !== undefined && { replyTo: answered(replyTo, id, held) }),
      };
      return async (bot) => {
        await bot.calls.receive(event, held);
        return button.message;
      };
    },
    buttons(name, title) {
      const who = person(name);
      const { id } = place(who, title);
      return [...messages.values()]
        .filter((one) => one.chat === id && one.isBots && readers(id, one.only).includes(who))
        .reverse()
        .flatMap(({ id: message, reply }) =>
          (reply.buttons ?? []).flat().map(({ label, data }) => ({ message, label, data })),
        );
    },
    calls: {
      // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous: what it throws must be a rejection
      async send(to: Destination, reply, key) {
        const id = `b-${digest(JSON.stringify([to.chat, to.only ?? null, key]))}`;
        if (messages.has(id)) return id;
        if (groupOf(to.chat) === undefined && directOf(to.chat) === undefined) throw new AdapterError('web', 'gone');
        const { chat, only, replyTo } = to;
        messages.set(id, {
          ...{ id, chat, at: now(), isBots: true, reply, attached: [] },
          ...(only !== undefined && { only }),
          ...(replyTo !== undefined && { replyTo }),
        });
        note(chat, reply, { ...(only !== undefined && { only }), message: id, edited: false });
        return id;
      },
      edit(_, message, reply) {
        const before = messages.get(message);
        // A page that does not show it has nothing to change.
        if (!before) return Promise.resolve();
        const { picture, file } = before.reply;
        const after: Reply = { ...(picture && { picture }), ...(file && { file }), ...reply };
        messages.set(message, { ...before, reply: after });
        if (seen(before.reply) !== seen(after))
          note(before.chat, after, { ...(before.only !== undefined && { only: before.only }), message, edited: true });
        return Promise.resolve();
      },
      toast(press, text) {
        const who = [...people.values()].find(({ account }) => account === press.sender.account);
        if (who) note(press.chat.id, { text }, { only: who.account, edited: false });
        return Promise.resolve();
      },
      isAdmin(chat, account) {
        const here = groupOf(chat);
        if (!here) return Promise.resolve(directOf(chat)?.account === account);
        return Promise.resolve(here.admins.has(account) || (account === here.id && here.anonymous.size > 0));
      },
      isIn: (chat, account) => Promise.resolve(groupOf(chat)?.members.has(account) ?? true),
      hasAdmins: (chat) => Promise.resolve((groupOf(chat)?.admins.size ?? 1) > 0),
      find(name) {
        const slug = slugOf(name.replace(/^[@#]/, ''));
        const found = [...groups.values()].find(({ id }) => id === `web:class-${slug}`);
        return Promise.resolve(found && { chat: found.id, title: found.title });
      },
    },
  };
}

/** What a reader would see change. */
function seen({ text, buttons = [], picture, file }: Reply): string {
  return JSON.stringify([text, buttons, picture && digest(picture.bytes), file && digest(file.bytes)]);
}

/** 80 bits: no two of a story's messages share it. */
function digest(what: string | Uint8Array): string {
  return createHash('sha256').update(what).digest('hex').slice(0, 20);
}
