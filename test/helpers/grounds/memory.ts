/** People of the platform in memory. */
import { bringsPhotos } from '../../../src/chat/buttons.js';
import type { ButtonPressed, MessageReceived } from '../../../src/chat/event.js';
import { createStage, type Speaker, type Stage } from '../dialogue.js';
import type { Deliver, FakePlatform } from '../fake-platform.js';
import type { Being, Chat, Ground } from '../ground.js';

export interface Clock {
  now(): number;
}

/** `deliver` hands an event to the bot and resolves when the bot has finished with it, or has it for sure. */
export function createMemoryGround(
  platform: FakePlatform,
  deliver: Deliver,
  clock: Clock,
): Ground<MessageReceived, ButtonPressed> {
  const chats = new Map<string, Chat>();
  /** Photos of messages, so that they can be replied to. */
  const posted = new Map<string, { photos: MessageReceived['photos']; at: number }>();
  const slug = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const base = ({ account, name, language }: Being, chat: Chat) => ({
    id: `${platform.name}:e${platform.next()}`,
    at: clock.now(),
    chat,
    sender: { account, name, ...(language !== undefined && { language }) },
  });
  const answered = (message: string) => ({ message, photos: [], ...posted.get(message) });
  function keep(chat: Chat): Chat {
    chats.set(chat.id, chat);
    return chat;
  }

  return {
    person: (name, { language }) => ({
      account: `${platform.name}:${slug(name)}`,
      name,
      direct: keep({ id: `${platform.name}:direct-${slug(name)}`, kind: 'direct', title: name }),
      ...(language !== undefined && { language }),
    }),
    group(title, { admins }) {
      const chat = keep({ id: `${platform.name}:group-${slug(title)}`, kind: 'group', title });
      for (const { account } of admins) platform.admins.add(`${chat.id} ${account}`);
      return chat;
    },
    heard: ({ account }, { id }) =>
      platform.said.filter(({ chat, only }) => chat === id && (only === undefined || only === account)),
    aloneIn: (_, chat) => chat,
    toasts: ({ account }) =>
      platform.toasts
        .filter((toast) => toast.account === account)
        .map(({ text, at }) => ({ text, at, chat: '', id: '' })),
    async says(who, chat, { text, photos, replyTo, mentions, forwarded }) {
      const event: MessageReceived = {
        kind: 'message',
        ...base(who, chat),
        message: `m${platform.next()}`,
        text,
        photos: photos.map((bytes) => ({ ref: platform.keep(bytes), size: bytes.length })),
        mentions,
        ...(replyTo !== undefined && { replyTo: { ...answered(replyTo), ...(forwarded && { from: forwarded }) } }),
      };
      posted.set(event.message, { photos: event.photos, at: event.at });
      await deliver(event);
      return event;
    },
    async presses(who, said, { data }) {
      const chat = chats.get(said.chat);
      if (!chat) throw new Error(`no chat ${said.chat}`);
      const { thread, replyTo } = platform.said.find(({ id }) => id === said.id) ?? {};
      const event: ButtonPressed = {
        kind: 'button',
        ...base(who, { ...chat, ...(thread !== undefined && { thread }) }),
        message: said.id,
        data,
        ...(replyTo !== undefined && bringsPhotos(data) && { replyTo: answered(replyTo) }),
      };
      await deliver(event);
      return event;
    },
    caughtUp: () => Promise.resolve(),
  };
}

export type MemoryStage = Stage<MessageReceived, ButtonPressed>;
export type MemorySpeaker = Speaker<MessageReceived, ButtonPressed>;

/** A stage on it; see createMemoryGround. */
export function createMemoryStage(platform: FakePlatform, deliver: Deliver, clock: Clock): MemoryStage {
  const ground = createMemoryGround(platform, deliver, clock);
  return createStage({ ground, answered: () => Promise.resolve() });
}
