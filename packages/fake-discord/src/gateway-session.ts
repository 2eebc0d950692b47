/** A gateway session: what was told since it began, so that it can be told again after the connection broke. */
import { randomBytes } from 'node:crypto';
import { GatewayDispatchEvents, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { eventFor } from './intents.js';
import type { Dispatch } from './record.js';
import type { World } from './world.js';

type Numbered = Dispatch & { op: GatewayOpcodes.Dispatch; s: number };

export interface Session {
  id: string;
  intents: number;
  /** Undefined between connections. */
  socket: WebSocket | undefined;
  /** Whether it can still be resumed. */
  alive: boolean;
  /** How often it was resumed. */
  resumed: number;
  seq: number;
  /** Sends, or keeps for later, an event as far as the intents go. Whether it was sent. */
  tell(event: Dispatch): boolean;
  /** Sends what came after this number once more. */
  replay(after: number): void;
}

export function createSession(world: World, socket: WebSocket, intents: number): Session {
  const told: Numbered[] = [];
  const session: Session = {
    id: randomBytes(16).toString('hex'),
    intents,
    socket,
    alive: true,
    resumed: 0,
    seq: 0,
    tell(event) {
      if (!session.alive) return false;
      const fitting = eventFor(world, intents, event);
      if (!fitting) return false;
      session.seq += 1;
      const numbered: Numbered = { op: GatewayOpcodes.Dispatch, s: session.seq, ...fitting };
      told.push(numbered);
      if (!session.socket) return false;
      session.socket.send(JSON.stringify(numbered));
      return true;
    },
    replay(after) {
      for (const event of told.filter(({ s }) => s > after)) {
        session.socket?.send(JSON.stringify(event));
        if (event.t !== GatewayDispatchEvents.InteractionCreate) continue;
        const interaction = world.interactions.find(({ id }) => id === event.d.id);
        if (interaction) interaction.delivered = true;
      }
    },
  };
  return session;
}
