/**
 * discord.js makes objects of what the gateway tells, and throws on what it does not know: a component, a kind of channel.
 * Nobody would catch that, and the process would end. So each packet is handled for itself.
 */
import { SimpleShardingStrategy, type Client, type IShardingStrategy } from 'discord.js';
import type { Log } from '../../src/chat/ports.js';

type Handle = (this: unknown, ...told: unknown[]) => unknown;
type NoteOdd = (error: unknown, kind?: unknown) => void;

/** Says that something the gateway told was left: which kind of event, and nothing of what is in it. */
export function noteOddPacket(log: Log): NoteOdd {
  return (error, kind) => {
    const isKind = typeof kind === 'string' && /^[A-Z_]{1,60}$/.test(kind);
    // The message of an error may quote what was told.
    const why = error instanceof Error ? error.name : typeof error;
    log.warn({ ...(isKind && { kind }), why }, 'an odd packet of the gateway was left');
  };
}

/** Guards what discord.js makes of packets, also of those that waited in its queue until it was ready. */
export function guardPackets(client: Client, log: Log): void {
  guard(client.ws, 'handlePacket', (error, packet) =>
    noteOddPacket(log)(error, typeof packet === 'object' && packet !== null && 't' in packet ? packet.t : undefined),
  );
}

/** The way discord.js connects, with the frames of each connection guarded: one may be no packet at all. */
export function guardedSharding(log: Log): (manager: Manager) => IShardingStrategy {
  return (manager) => new GuardedSharding(manager, noteOddPacket(log));
}

type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

class GuardedSharding extends SimpleShardingStrategy {
  readonly #note: NoteOdd;

  constructor(manager: Manager, note: NoteOdd) {
    super(manager);
    this.#note = note;
  }

  override async spawn(ids: number[]): Promise<void> {
    await super.spawn(ids);
    // Private to @discordjs/ws, which has no other place where all of a connection's frames pass.
    const shards = Reflect.get(this, 'shards') as ReadonlyMap<number, object>;
    for (const shard of shards.values()) guard(shard, 'onMessage', (error) => this.#note(error));
  }
}

/** Replaces a method of this one object by itself, failing quietly; it may answer a promise. */
function guard(owner: object, method: string, note: (error: unknown, ...told: unknown[]) => void): void {
  const handle = Reflect.get(owner, method) as Handle;
  const guarded: Handle = function (...told) {
    try {
      const result = handle.apply(this, told);
      return result instanceof Promise ? result.catch((error: unknown) => note(error, ...told)) : result;
    } catch (error) {
      note(error, ...told);
      return undefined;
    }
  };
  Reflect.set(owner, method, guarded);
}
