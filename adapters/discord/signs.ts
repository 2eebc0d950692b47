/** Signs on people's messages, as the bot's reaction. */
import { Routes } from 'discord.js';
import type { Messenger, Reaction } from '../../src/chat/ports.js';
import { parseMessage } from './ids.js';
import type { Requests } from './requests.js';

const reactions = { seen: '👀', done: '👌', 'look-again': '🤔' } as const satisfies Record<Reaction, string>;

/** One after the other for a message; the one that says it was seen goes when it was done. */
export function createSigns(requests: Requests): Messenger['react'] {
  const last = new Map<string, Promise<unknown>>();
  return async ({ message }, sign) => {
    const meant = parseMessage(message);
    // What came through an interaction has no message to react to.
    if (!('channel' in meant) || meant.id === '') return;
    const reaction = (which: Reaction) =>
      Routes.channelMessageOwnReaction(meant.channel, meant.id, encodeURIComponent(reactions[which]));
    const before = last.get(message);
    const mine = (async () => {
      await before;
      // The bot may not be allowed to react there, and the message may be gone.
      await requests.put(reaction(sign), {}).catch(() => undefined);
      if (sign !== 'seen') await requests.delete(reaction('seen')).catch(() => undefined);
    })();
    last.set(message, mine);
    await mine;
    if (last.get(message) === mine) last.delete(message);
  };
}
