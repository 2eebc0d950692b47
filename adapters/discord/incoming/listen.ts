import {
  GatewayDispatchEvents as Told,
  type APIInteraction,
  type Client,
  type GatewayGuildCreateDispatchData,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';

/** None of them rejects. */
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

/** As the gateway tells it, before discord.js makes objects of it: those say less, and cost more. */
export function listen(client: Client, listeners: Listeners): Listening {
  const taking = new Set<Promise<void>>();
  const take = (work: Promise<void>): void => {
    taking.add(work);
    void work.finally(() => taking.delete(work));
  };
  client.ws.on(Told.Ready, ({ guilds }: { guilds: { id: string }[] }) => listeners.began(guilds.map(({ id }) => id)));
  client.ws.on(Told.InteractionCreate, (told: APIInteraction) => take(listeners.interaction(told)));
  client.ws.on(Told.MessageCreate, (told: GatewayMessageCreateDispatchData) => take(listeners.message(told)));
  client.ws.on(Told.GuildCreate, (told: GatewayGuildCreateDispatchData) => take(listeners.server(told)));
  client.ws.on(Told.GuildDelete, ({ id, unavailable }: { id: string; unavailable?: boolean }) => {
    // An outage is no farewell.
    if (!unavailable) listeners.removed(id);
  });
  return {
    async taken() {
      while (taking.size > 0) await Promise.all(taking);
    },
  };
}
