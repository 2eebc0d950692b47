/** People of the fake Bot API server. Each has opened the bot once, and joins a group when they first act there. */
import type { Person, Seen, Sent, FakeTelegram, WireButton } from '@rollcall/fake-telegram';
import type { Button } from '../../../src/chat/reply.js';
import { sendLine, startOf } from '../../../src/cli/play/on-telegram.js';
import type { Being, Chat, Ground, Line, Said } from '../ground.js';
import { patience } from '../patience.js';

export function createTelegramGround(server: FakeTelegram): Ground {
  const people = new Map<string, { being: Being; person: Person }>();
  const groups = new Map<string, { chat: Chat; members: Set<string> }>();
  /** Until when what the bot said to somebody was the answer to their opening it. */
  const opened = new Map<string, number>();
  /** Put on the line one after the other: an album's items must not mix with what others say. */
  let last: Promise<unknown> = Promise.resolve();

  function known(account: string): Person {
    const found = people.get(account);
    if (!found) throw new Error(`nobody is ${account}`);
    return found.person;
  }

  const byName = (name: string) => [...people.values()].find(({ being }) => being.name === name);
  const chatNumber = ({ id }: { id: string }): number => Number(id.slice('telegram:'.length));

  async function taken(): Promise<void> {
    await server.until(() => server.pendingUpdates() === 0, 'the bot fetching its updates', patience);
  }

  async function open({ account }: Being): Promise<void> {
    if (opened.has(account)) return;
    opened.set(account, Infinity);
    const person = known(account);
    await person.starts();
    await answeredIn(person);
    opened.set(account, Math.max(...server.messages(person).map(({ at }) => at)));
  }

  async function answeredIn(person: Person): Promise<void> {
    await server.until(() => server.messages(person).some(({ byBot }) => byBot), 'an answer to /start', patience);
  }

  async function enter({ account }: Being, chat: Chat): Promise<void> {
    const group = groups.get(chat.id);
    if (!group || group.members.has(account)) return;
    group.members.add(account);
    await known(account)
      .in({ id: chatNumber(chat) })
      .joins();
  }

  /** One after the other, each when the bot has what came before it. */
  function act<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(async () => {
      const result = await work();
      await taken();
      return result;
    });
    last = mine.catch(() => undefined);
    return mine;
  }

  async function send(who: Being, chat: Chat, { text, photos, replyTo, mentions }: Line): Promise<Sent> {
    const person = known(who.account);
    const seat = chat.kind === 'direct' ? person.direct() : person.in({ id: chatNumber(chat) });
    const named = mentions.map(({ account, text: words }) => ({ words, person: known(account) }));
    const about = { mentions: named, ...(replyTo !== undefined && { replyTo: Number(replyTo) }) };
    const files = photos.map((bytes, i) => ({ bytes, name: `photo-${i + 1}.jpg`, type: 'image/jpeg' }));
    return sendLine(seat, text, files, about);
  }

  function said(chat: string, seen: Seen): Said {
    return {
      chat,
      id: String(seen.id),
      text: seen.text,
      at: seen.at,
      buttons: seen.buttons.map((row) => row.map(buttonOf)),
      ...(seen.document && { file: { ...seen.document, type: 'text/csv' } }),
      ...(seen.photo && { picture: { bytes: seen.photo, type: 'image/jpeg', name: 'photo.jpg', alt: '' } }),
    };
  }

  return {
    person(name, { language }) {
      const found = byName(name);
      if (found) return found.being;
      const person = server.person(name, language === undefined ? {} : { language });
      const id = `telegram:${person.id}`;
      const direct: Chat = { id, kind: 'direct', title: name };
      const being = { account: id, name, direct, ...(language !== undefined && { language }) };
      people.set(id, { being, person });
      return being;
    },
    group(title, { admins }) {
      const found = [...groups.values()].find(({ chat }) => chat.title === title);
      if (found) return found.chat;
      const group = server.group(title, { admins: admins.map(({ account }) => known(account)), bot: 'administrator' });
      const chat: Chat = { id: `telegram:${group.id}`, kind: 'group', title };
      groups.set(chat.id, { chat, members: new Set(admins.map(({ account }) => account)) });
      return chat;
    },
    aloneIn: (who) => who.direct,
    heard: (who, chat) =>
      [...new Map([chat, who.direct].map((place) => [place.id, place])).values()].flatMap((place) =>
        server
          .messages({ id: chatNumber(place) })
          .filter(({ byBot, at }) => byBot && (place !== who.direct || at > (opened.get(who.account) ?? 0)))
          .map((seen) => said(place.id, seen)),
      ),
    toasts: ({ account }) =>
      server.toasts
        .filter(({ to, text }) => `telegram:${to}` === account && text !== '')
        .map(({ text, at }) => ({ text, at, chat: '', id: '' })),
    says: (who, chat, line) =>
      act(async () => {
        await open(who);
        await enter(who, chat);
        const { id } = await send(who, chat, line);
        return { message: String(id) };
      }),
    presses: (who, { chat, id }, button) =>
      act(async () => {
        await open(who);
        const place = groups.get(chat)?.chat ?? who.direct;
        await enter(who, place);
        const person = known(who.account);
        if (button.start !== undefined) return person.starts(button.start || undefined);
        const seat = place.kind === 'direct' ? person.direct() : person.in({ id: chatNumber(place) });
        return seat.presses(Number(id), button.data);
      }),
    caughtUp: () => Promise.resolve(),
  };
}

/** A link to the bot is what `Button.start` became. */
function buttonOf(button: WireButton): Button {
  const start = startOf(button);
  return { label: button.text, data: button.callback_data ?? '', ...(start !== undefined && { start }) };
}
