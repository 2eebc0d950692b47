/** People who use the bot, on a platform in memory. */
import type { Bot } from '../../src/bot.js';
import type { MessageReceived } from '../../src/chat/event.js';
import type { Messenger } from '../../src/chat/ports.js';
import { createFakePlatform, type FakePlatform } from '../../test/helpers/fake-platform.js';

export type Chat = MessageReceived['chat'];

/** A message as it was when the bot sent it. */
export interface Answer {
  chat: string;
  text: string;
  picture: boolean;
  /** Milliseconds, as performance.now() gives them. */
  at: number;
}

export interface Stage {
  platform: FakePlatform;
  answers: Answer[];
  direct(who: string): Chat;
  /** Resolves when the message is durable with the bot, not when it is answered. The bot holds the photos. */
  post(bot: Bot, who: string, chat: Chat, text: string, photos?: readonly Uint8Array[]): Promise<void>;
  /** Presses the newest button with this label that `who` sees there, and waits for the bot; false where there is none. */
  press(bot: Bot, who: string, chat: Chat, label: string): Promise<boolean>;
}

/** `now`: milliseconds UTC. */
export function createStage(now: () => number): Stage {
  const platform = createFakePlatform();
  const answers: Answer[] = [];
  const { messenger } = platform;
  const heard: Messenger = {
    ...messenger,
    send(to, reply, key) {
      answers.push({ chat: to.chat, text: reply.text, picture: reply.picture !== undefined, at: performance.now() });
      return messenger.send(to, reply, key);
    },
  };
  const accountOf = (who: string) => `${platform.name}:${who}`;
  const base = (who: string, chat: Chat) => ({
    id: `${platform.name}:e${platform.next()}`,
    at: now(),
    chat,
    sender: { account: accountOf(who), name: who },
  });
  return {
    platform: { ...platform, messenger: heard },
    answers,
    direct: (who) => ({ id: `${platform.name}:direct ${who}`, kind: 'direct', title: who }),
    post(bot, who, chat, text, photos = []) {
      const held = new Map(photos.map((bytes) => [`${platform.name}:photo-${platform.next()}`, bytes]));
      const refs = [...held].map(([ref, bytes]) => ({ ref, size: bytes.length }));
      const message = `${platform.name}:m${platform.next()}`;
      return bot.receive({ kind: 'message', ...base(who, chat), message, text, photos: refs, mentions: [] }, held);
    },
    async press(bot, who, chat, label) {
      const seen = platform.said
        .filter((said) => said.chat === chat.id && (said.only ?? accountOf(who)) === accountOf(who))
        .flatMap((said) => (said.buttons ?? []).flat().map((button) => ({ said, button })))
        .filter(({ button }) => button.label === label)
        .sort((a, b) => b.said.at - a.said.at);
      const [newest] = seen;
      if (!newest) return false;
      const { said, button } = newest;
      await bot.receive({ kind: 'button', ...base(who, chat), message: said.id, data: button.data });
      await bot.idle();
      return true;
    },
  };
}
