/** Which photos are being decoded, durably: one that ended the process is known at the next start, and not tried again. */
import { UserError } from '../errors.js';
import type { Shelf } from '../storage/open-storage.js';

export interface Decoding {
  /** Decodes. Throws UserError `photo.killed`, and decodes nothing, where the process died over this photo before. */
  run<T>(ref: string, decode: () => Promise<T>): Promise<T>;
  /** The bot was asked to stop: whatever ends the process from now on, it was no photo. */
  stop(): Promise<void>;
  /** Forgets photos that killed the process long ago: nothing in the inbox has them any more. */
  sweep(): Promise<void>;
}

const prefix = 'decoding:';
/** Milliseconds for which such a photo is refused. */
const remembered = 7 * 24 * 60 * 60 * 1000;

/** Reads what the last run left. `now` in milliseconds UTC. */
export async function createDecoding(
  { store, vault }: Pick<Shelf, 'store' | 'vault'>,
  now: () => number,
): Promise<Decoding> {
  const keyOf = (ref: string): string => `${prefix}${vault.hide('photo', ref)}`;
  const killers = new Set(await store.keys(prefix));
  /** How many decode each photo now: two chats may have the same one. */
  const current = new Map<string, number>();
  let isStopping = false;

  async function begin(key: string): Promise<void> {
    current.set(key, (current.get(key) ?? 0) + 1);
    if (!isStopping) await store.set(key, String(now()));
  }

  async function end(key: string): Promise<void> {
    const others = (current.get(key) ?? 1) - 1;
    if (others > 0) current.set(key, others);
    else {
      current.delete(key);
      await store.delete(key);
    }
  }

  return {
    async run(ref, decode) {
      const key = keyOf(ref);
      if (killers.has(key)) throw new UserError('photo.killed');
      try {
        await begin(key);
        return await decode();
      } finally {
        await end(key);
      }
    },
    async stop() {
      isStopping = true;
      for (const key of current.keys()) await store.delete(key);
    },
    async sweep() {
      for (const key of killers) {
        const since = Number(await store.get(key));
        if (since > now() - remembered) continue;
        await store.delete(key);
        killers.delete(key);
      }
    },
  };
}
