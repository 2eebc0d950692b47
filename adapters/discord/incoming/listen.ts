import {
  GatewayDispatchEvents as Told,
  type APIInteraction,
  type Client,
  type GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';
import type { Log } from '../../../src/chat/log.js';
import { noteOddPacket } from '../guard-packets.js';

export interface Listeners {
  interaction: (interaction: APIInteraction) => Promise<void>;
  message: (message: GatewayMessageCreateDispatchData) => Promise<void>;
  server: (guild: GatewayGuildCreateDispatchData) => Promise<void>;
  /** Servers that the bot was in when a session began. */
  began: (guilds: readonly string[]) => void;
  removed: (guild: string) => void;
}

export interface Listening {
  /** Resolves when nothing is being taken. */
  taken(): Promise<void>;
}

/**
 * As the gateway tells it, before discord.js makes objects of it: those say less, and cost more. What cannot be read is
 * noted, and left.
 */
export function listen(client: Client, listeners: Listeners, log: Log): Listening {
  const taking = new Set<Promise<void>>();
  const note = noteOddPacket(log);
  /** Of each kind, the gateway tells what Discord's types say; where it does not, `work` throws. */
  function on(kind: GatewayDispatchEvents, work: (told: never) => Promise<void> | void): void {
    client.ws.on(kind, (told: unknown) => {
      const taken = (async () => work(told as never))().catch((error: unknown) => note(error, kind));
      taking.add(taken);
      void taken.finally(() => taking.delete(taken));
    });
  }
  on(Told.Ready, ({ guilds }: { guilds: { id: string }[] }) => listeners.began(guilds.map(({ id }) => id)));
  on(Told.InteractionCreate, (told: APIInteraction) => listeners.interaction(told));
  on(Told.MessageCreate, (told: GatewayMessageCreateDispatchData) => listeners.message(told));
  on(Told.GuildCreate, (told: GatewayGuildCreateDispatchData) => listeners.server(told));
  on(Told.GuildDelete, ({ id, unavailable }: { id: string; unavailable?: boolean }) => {
    // An outage is no farewell.
    if (!unavailable) listeners.removed(id);
  });
  return {
    async taken() {
      while (taking.size > 0) await Promise.all(taking);
    },
  };
}
