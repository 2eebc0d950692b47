/** Discord for the real bot in tests: its adapter at a fake Discord, which lets it read along. */
import { createFakeDiscord, type FakeDiscord } from '@rollcall/fake-discord';
import { commands } from '../../src/stories/every-story.js';
import { createDiscordAdapter, type DiscordAdapter } from '../../adapters/discord/discord-adapter.js';
import type { Suggest } from '../../src/chat/ports.js';
import { discordWords } from '../../src/stories/kernel/platform-words.js';
import { createDiscordGround } from './grounds/discord.js';
import type { Side, Surroundings } from './sides.js';

export interface DiscordSide extends Omit<Side, 'only'> {
  discord: FakeDiscord;
}

export async function openDiscordSide({ now, log }: Surroundings): Promise<DiscordSide> {
  const discord = await createFakeDiscord({ now, privileges: { messageContent: true } });
  const arrivals = createArrivals();
  let adapter: DiscordAdapter | undefined;
  // Nobody types here: what is suggested is tested at the adapter.
  const suggest: Suggest = { people: () => Promise.resolve([]) };
  return {
    discord,
    ground: createDiscordGround({ discord, received: arrivals.of }),
    platform(receive) {
      adapter = createDiscordAdapter({
        receive: async (event, held) => {
          await receive(event, held);
          arrivals.note(event.id);
        },
        suggest,
        token: discord.token,
        apiRoot: discord.rest.api,
        readsAlong: true,
        ...discordWords(commands, 'en'),
        log,
        now,
      });
      return adapter.platform;
    },
    async begin() {
      await adapter?.start();
      await discord.until(() => discord.commands.puts.length > 0, 'the commands being published');
    },
    end: async () => adapter?.stop(),
    async close() {
      await discord.close();
      // Held wherever a bot speaks to it.
      if (discord.violations.length > 0)
        throw new Error(`the bot did what nobody should: ${discord.violations.join('; ')}`);
    },
  };
}

/** Waits for events by their id, whichever comes first. */
export function createArrivals(): { note: (event: string) => void; of: (event: string) => Promise<void> } {
  const arrivals = new Map<string, { promise: Promise<void>; resolve: () => void }>();
  function arrival(event: string) {
    const known = arrivals.get(event);
    if (known) return known;
    let resolve: () => void = () => undefined;
    const made = { promise: new Promise<void>((settle) => (resolve = settle)), resolve };
    arrivals.set(event, made);
    return made;
  }
  return { note: (event) => arrival(event).resolve(), of: (event) => arrival(event).promise };
}
