/** Discord for the real bot in tests: its adapter at a fake Discord, which lets it read along. */
import { createFakeDiscord, type FakeDiscord } from '@rollcall/fake-discord';
import type { DiscordAdapter } from '../../adapters/discord/discord-adapter.js';
import { discordAt } from '../../src/cli/play/adapters.js';
import { createArrivals } from '../../src/cli/play/arrivals.js';
import { createDiscordGround } from './grounds/discord.js';
import type { Side, Surroundings } from './sides.js';

export interface DiscordSide extends Omit<Side, 'only'> {
  discord: FakeDiscord;
}

export async function openDiscordSide({ now, log }: Surroundings): Promise<DiscordSide> {
  const discord = await createFakeDiscord({ now, privileges: { messageContent: true } });
  const arrivals = createArrivals();
  let adapter: DiscordAdapter | undefined;
  return {
    discord,
    ground: createDiscordGround({ discord, received: arrivals.of }),
    platform(receive) {
      const server = { token: discord.token, apiRoot: discord.rest.api };
      adapter = discordAt(server, {
        receive: async (event, held) => {
          await receive(event, held);
          arrivals.note(event.id);
        },
        ...{ language: 'en', log, now },
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
