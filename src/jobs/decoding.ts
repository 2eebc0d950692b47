/**
 * Which photos are being decoded, durably: one over which the process died is known at the next start. It is a suspect and
 * no more, for the process may have been killed from outside; it is tried once, in a process of its own.
 */
import { UserError } from '../errors.js';
import type { Shelf } from '../storage/open-storage.js';

export interface Decoding {
  /**
   * Decodes; of a suspect, `decode` has to try first whether a process survives it, and throws UserError `photo.killed`
   * where none does. That is also thrown, and nothing decoded, for a photo that has failed such a trial or ended this
   * process during it.
   */
  run<T>(ref: string, decode: (isSuspect: boolean) => Promise<T>): Promise<T>;
  /** The bot was asked to stop: whatever ends the process from now on, it was no photo. */
  stop(): Promise<void>;
  /** Forgets photos that killed the process long ago: nothing in the inbox has them any more. */
  sweep(): Promise<void>;
}

const prefix = 'decoding:';
/** A note says since when, in milliseconds UTC; behind that stands this where the photo is on trial. */
const onTrial = ' trial';
/** Milliseconds for which such a photo is refused. */
const remembered = 7 * 24 * 60 * 60 * 1000;

/** Reads what the last run left. `now` in milliseconds UTC. */
export async function createDecoding(
  { store, vault }: Pick<Shelf, 'store' | 'vault'>,
  now: () => number,
): Promise<Decoding> {
  const keyOf = (ref: string): string => `${prefix}${vault.hide('photo', ref)}`;
  const suspects = new Set<string>();
  const killers = new Set<string>();
  const left = await store.keys(prefix);
  for (const [index, note] of (await store.getMany(left)).entries()) {
    (note?.endsWith(onTrial) ? killers : suspects).add(left[index]!);
  }
  /** How many decode each photo now: two chats may have the same one. */
  const current = new Map<string, number>();
  let isStopping = false;

  async function begin(key: string): Promise<void> {
    current.set(key, (current.get(key) ?? 0) + 1);
    if (!isStopping) await store.set(key, suspects.has(key) ? `${now()}${onTrial}` : String(now()));
  }

  async function end(key: string): Promise<void> {
    const others = (current.get(key) ?? 1) - 1;
    if (others > 0) current.set(key, others);
    else {
      current.delete(key);
      if (!killers.has(key)) await store.delete(key);
    }
  }

  return {
    async run(ref, decode) {
      const key = keyOf(ref);
      if (killers.has(key)) throw new UserError('photo.killed');
      try {
        await begin(key);
        const decoded = await decode(suspects.has(key));
        suspects.delete(key);
        return decoded;
      } catch (error) {
        if (error instanceof UserError && error.code === 'photo.killed') killers.add(key);
        throw error;
      } finally {
        await end(key);
      }
    },
    async stop() {
      isStopping = true;
      for (const key of current.keys()) await store.delete(key);
    },
    async sweep() {
      for (const key of [...killers, ...suspects]) {
        const since = Number.parseInt((await store.get(key)) ?? '0', 10);
        if (current.has(key) || since > now() - remembered) continue;
        await store.delete(key);
        killers.delete(key);
        suspects.delete(key);
      }
    },
  };
}
