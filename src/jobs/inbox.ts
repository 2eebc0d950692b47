/** Events between their receipt and their answer: durable, sealed, each counted once however often it arrives. */
import { z } from 'zod';
import { incoming, type EventId, type Incoming, type PhotoRef } from '../chat/event.js';
import type { Shelf } from '../storage/open-storage.js';
import type { HeldPhotos } from './held-photos.js';

export interface Inbox {
  /**
   * Resolves when the event is durable: with the event as it is to be handled (held photos have refs of their own), or
   * undefined where it was here before. `held` has bytes by the refs of the event's photos.
   */
  put(event: Incoming, held?: ReadonlyMap<string, Uint8Array>): Promise<Incoming | undefined>;
  /** Notes, durably, that work on it starts, and answers how often it has now; 0 where it is done already. */
  start(event: EventId): Promise<number>;
  /** It came to an end that was not its own fault, and will be started again: this start does not count. */
  later(event: EventId): Promise<void>;
  /** Its photos are gone when this resolves. */
  done(event: EventId): Promise<void>;
  /** Done, but not well: its photos are dropped, it is kept for a while under the id that is answered. */
  setAside(event: EventId): Promise<string>;
  /** What is not done, in order of arrival; and what cannot be read, which stays where it is. */
  pending(): Promise<{ waiting: Waiting[]; unreadable: Error[] }>;
  /** Forgets what was done or set aside long enough ago. */
  sweep(): Promise<void>;
}

export interface Waiting {
  event: Incoming;
  /** How often work on it was started and did not come to an end: it may be what ended the process. */
  starts: number;
}

const day = 24 * 60 * 60 * 1000;
/** Days for which an event is known to be done. Telegram, the most patient, brings an update again for one day. */
const daysKnown = 3;
/** Days for which an operator can ask what an event that was set aside had been. */
const daysAside = 7;

const entrySchema = z.object({ event: incoming, arrived: z.number(), starts: z.number() });
const asideSchema = z.object({ event: incoming, at: z.number() });

/** Clears away what a crash left half done, then answers. `now` in milliseconds UTC. */
export async function createInbox(shelf: Shelf, photos: HeldPhotos, now: () => number): Promise<Inbox> {
  const { store, vault, locks } = shelf;
  const entries = shelf.documents(entrySchema);
  const asides = shelf.documents(asideSchema);
  const hide = (event: EventId): string => vault.hide('event', event);
  const hold = <T>(event: EventId, work: () => Promise<T>): Promise<T> => locks.hold(`inbox:${event}`, work);
  /** UTC days, so that the marks of a day are one range of keys. */
  const doneKey = (hidden: string, at: number): string => `done:${new Date(at).toISOString().slice(0, 10)}:${hidden}`;
  let lastArrival = 0;
  const accountOf = (event: Incoming): string =>
    vault.hide('account', event.kind === 'timer' ? '' : event.sender.account);

  async function isDone(hidden: string): Promise<boolean> {
    const keys = Array.from({ length: daysKnown + 1 }, (_, days) => doneKey(hidden, now() - days * day));
    return (await store.getMany(keys)).some((mark) => mark !== undefined);
  }

  /** The mark is the commit; the entry goes last, so that it still says which photos are to be dropped. */
  async function close(hidden: string, event: Incoming): Promise<void> {
    await store.set(doneKey(hidden, now()), '');
    await photos.drop(refsOf(event));
    await store.delete(`inbox:${hidden}`);
  }

  async function pending(): Promise<{ waiting: Waiting[]; unreadable: Error[] }> {
    const found: z.infer<typeof entrySchema>[] = [];
    const unreadable: Error[] = [];
    for (const key of await store.keys('inbox:')) {
      try {
        const entry = await entries.get(key);
        if (entry !== undefined) found.push(entry);
      } catch (error) {
        unreadable.push(error instanceof Error ? error : new Error(String(error)));
      }
    }
    found.sort((a, b) => a.arrived - b.arrived);
    lastArrival = Math.max(lastArrival, found.at(-1)?.arrived ?? 0);
    return { waiting: found, unreadable };
  }

  for (const { event } of (await pending()).waiting) {
    if (await isDone(hide(event.id))) await close(hide(event.id), event);
  }
  await photos.dropAllBut(new Set((await store.keys('inbox:')).map((key) => key.slice('inbox:'.length))));

  return {
    pending,
    put: (event, held) =>
      hold(event.id, async () => {
        const hidden = hide(event.id);
        if ((await store.get(`inbox:${hidden}`)) !== undefined || (await isDone(hidden))) return undefined;
        const kept = await keepPhotos(event, held ?? new Map(), (place, bytes) => photos.put(hidden, place, bytes));
        // Two in one millisecond, or a clock set back, stay in order.
        lastArrival = Math.max(now(), lastArrival + 1 / 1024);
        await entries.put(`inbox:${hidden}`, { event: kept, arrived: lastArrival, starts: 0 });
        return kept;
      }),
    start: (event) =>
      hold(event, async () => {
        const key = `inbox:${hide(event)}`;
        const entry = await entries.get(key);
        if (entry === undefined) return 0;
        await entries.put(key, { ...entry, starts: entry.starts + 1 });
        return entry.starts + 1;
      }),
    later: (event) =>
      hold(event, async () => {
        const key = `inbox:${hide(event)}`;
        const entry = await entries.get(key);
        if (entry !== undefined) await entries.put(key, { ...entry, starts: 0 });
      }),
    done: (event) =>
      hold(event, async () => {
        const entry = await entries.get(`inbox:${hide(event)}`);
        if (entry !== undefined) await close(hide(event), entry.event);
      }),
    setAside: (event) =>
      hold(event, async () => {
        const id = vault.idFrom(event, 'aside');
        const entry = await entries.get(`inbox:${hide(event)}`);
        if (entry === undefined) return id;
        // Forgetting a person looks for this key by their accounts.
        await asides.put(`aside:${accountOf(entry.event)}:${id}`, { event: entry.event, at: now() });
        await close(hide(event), entry.event);
        return id;
      }),
    async sweep() {
      const oldest = doneKey('', now() - daysKnown * day);
      for (const key of await store.keys('done:')) {
        if (key >= oldest) break;
        await store.delete(key);
      }
      for (const key of await store.keys('aside:')) {
        const aside = await asides.get(key);
        if (aside !== undefined && aside.at < now() - daysAside * day) await store.delete(key);
      }
    },
  };
}

/** The event with the photos that came with their bytes under the refs that `keep` answers. */
async function keepPhotos(
  event: Incoming,
  held: ReadonlyMap<string, Uint8Array>,
  keep: (place: number, bytes: Uint8Array) => Promise<string>,
): Promise<Incoming> {
  if (event.kind !== 'message' || held.size === 0) return event;
  const refs = new Map<string, string>();
  for (const ref of refsOf(event)) {
    const bytes = held.get(ref);
    if (bytes !== undefined && !refs.has(ref)) refs.set(ref, await keep(refs.size, bytes));
  }
  const swap = (photo: PhotoRef): PhotoRef => ({ ...photo, ref: refs.get(photo.ref) ?? photo.ref });
  return {
    ...event,
    photos: event.photos.map(swap),
    replyTo: event.replyTo && { ...event.replyTo, photos: event.replyTo.photos.map(swap) },
  };
}

function refsOf(event: Incoming): string[] {
  if (event.kind !== 'message') return [];
  return [...event.photos, ...(event.replyTo?.photos ?? [])].map(({ ref }) => ref);
}
