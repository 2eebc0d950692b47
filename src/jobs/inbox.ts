/** Events between their receipt and their answer: durable, sealed, each counted once however often it arrives. */
import { z } from 'zod';
import { incoming, type EventId, type Incoming, type MessageReceived, type PhotoRef } from '../chat/event.js';
import { apology, type Apology } from '../chat/verdict.js';
import type { Shelf } from '../storage/open-storage.js';
import { withItem, type SeenAlbums } from './albums.js';
import { createDayMarks } from './day-marks.js';
import type { HeldPhotos } from './held-photos.js';

export interface Inbox {
  /**
   * Resolves when the event is durable: with the event as it is to be handled (held photos have refs of their own), or
   * undefined where it was here before. `held` has bytes by the refs of the event's photos. An item of an album becomes
   * part of the album's message, whose id is the album's: that is answered for the first item, undefined for the others.
   */
  put(event: Incoming, held?: ReadonlyMap<string, Uint8Array>): Promise<Incoming | undefined>;
  /** Notes, durably, that work on it starts; answers it and how often it has now; undefined where it is done already. */
  start(event: EventId): Promise<Waiting | undefined>;
  /** Items of an album that are here so far. */
  gathered(album: EventId): Promise<number>;
  /** It came to an end that was not its own fault, and will be started again: this start does not count. */
  later(event: EventId): Promise<void>;
  /** It has failed: from now on, also after a restart, it is only answered with this, and never run again. */
  fail(event: EventId, apology: Apology): Promise<void>;
  /** Its photos are gone when this resolves. */
  done(event: EventId): Promise<void>;
  /** Done, but not well: its photos are dropped, it is kept for a while under the id that is answered. */
  giveUp(event: EventId): Promise<string>;
  /** What is not done, in order of arrival; and what cannot be read, which stays where it is. */
  pending(): Promise<{ waiting: Waiting[]; unreadable: Error[] }>;
  /** Forgets what was done or given up long enough ago. */
  sweep(): Promise<void>;
}

export interface Waiting {
  event: Incoming;
  /** It has failed, and may not have been answered with this yet. */
  apology?: Apology | undefined;
  /** How often work on it was started and did not come to an end: it may be what ended the process. */
  starts: number;
}

const day = 24 * 60 * 60 * 1000;
/** Days for which an event is known to be done. Telegram, the most patient, brings an update again for one day. */
const daysKnown = 3;
/** Days for which an operator can ask what an event that was given up had been. */
const deadLetterDays = 7;

/** `items`: of an album, the events that brought them; `begun`: work on it has started, so that it takes no more. */
const entrySchema = z.object({
  event: incoming,
  arrived: z.number(),
  starts: z.number(),
  items: z.array(z.string()).optional(),
  begun: z.boolean().optional(),
  apology: apology.optional(),
});
type Entry = z.infer<typeof entrySchema>;
const deadLetterSchema = z.object({ event: incoming, at: z.number() });

/** Clears away what a crash left half done, then answers. `now` in milliseconds UTC. */
export async function createInbox(
  shelf: Shelf,
  photos: HeldPhotos,
  albums: SeenAlbums,
  now: () => number,
): Promise<Inbox> {
  const { store, vault, locks } = shelf;
  const entries = shelf.documents(entrySchema);
  const deadLetters = shelf.documents(deadLetterSchema);
  const marks = createDayMarks(store, 'done:', daysKnown, now);
  const hide = (event: EventId): string => vault.hide('event', event);
  const keyOf = (event: EventId): string => `inbox:${hide(event)}`;
  const hold = <T>(event: EventId, work: () => Promise<T>): Promise<T> => locks.hold(`inbox:${event}`, work);
  const isDone = async (event: EventId): Promise<boolean> => (await marks.get(hide(event))) !== undefined;
  let lastArrival = 0;
  const accountOf = (event: Incoming): string =>
    vault.hide('account', event.kind === 'timer' ? '' : event.sender.account);

  /** The marks are the commit; the entry goes last, so that it still says which photos are to be dropped. */
  async function close({ event, items }: Entry): Promise<void> {
    if (items !== undefined && event.kind === 'message') await albums.note(event.id, event.photos);
    for (const item of items ?? []) await marks.set(hide(item), '');
    await marks.set(hide(event.id), '');
    await photos.drop(refsOf(event));
    await store.delete(keyOf(event.id));
  }

  async function pending(): Promise<{ waiting: Entry[]; unreadable: Error[] }> {
    const found: Entry[] = [];
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

  /** Durable, as a new entry of the inbox. Two in one millisecond, or a clock set back, stay in order. */
  async function add<E extends Incoming>(event: E, more: Pick<Entry, 'items'> = {}): Promise<E> {
    lastArrival = Math.max(now(), lastArrival + 1 / 1024);
    await entries.put(keyOf(event.id), { event, arrived: lastArrival, starts: 0, ...more });
    return event;
  }

  async function putOne(event: Incoming, held: ReadonlyMap<string, Uint8Array>): Promise<Incoming | undefined> {
    if ((await store.get(keyOf(event.id))) !== undefined || (await isDone(event.id))) return undefined;
    return add(await keepPhotos(event, held, (place, bytes) => photos.put(hide(event.id), place, bytes)));
  }

  /** What comes after work on the album began is a message of its own. */
  async function putItem(item: MessageReceived, album: EventId): Promise<Incoming | undefined> {
    const entry = await entries.get(keyOf(album));
    if (entry?.items?.includes(item.id) || (await isDone(item.id))) return undefined;
    if (entry === undefined && !(await isDone(album))) return add({ ...item, id: album }, { items: [item.id] });
    if (entry === undefined || entry.begun === true || entry.event.kind !== 'message')
      return hold(item.id, () => putOne(alone(item), new Map()));
    const items = [...(entry.items ?? []), item.id];
    await entries.put(keyOf(album), { ...entry, event: withItem(entry.event, item), items });
    return undefined;
  }

  for (const entry of (await pending()).waiting) {
    if (await isDone(entry.event.id)) await close(entry);
  }
  await photos.dropAllBut(new Set((await store.keys('inbox:')).map((key) => key.slice('inbox:'.length))));

  return {
    pending,
    put: (event, held = new Map()) =>
      event.kind === 'message' && event.album !== undefined
        ? hold(event.album, () => putItem(event, event.album ?? ''))
        : hold(event.id, () => putOne(event, held)),
    gathered: async (album) => (await entries.get(keyOf(album)))?.items?.length ?? 0,
    start: (event) =>
      hold(event, async () => {
        const entry = await entries.get(keyOf(event));
        if (entry === undefined) return undefined;
        const started = { ...entry, starts: entry.starts + 1, begun: true };
        await entries.put(keyOf(event), started);
        return started;
      }),
    later: (event) =>
      hold(event, async () => {
        const entry = await entries.get(keyOf(event));
        if (entry !== undefined) await entries.put(keyOf(event), { ...entry, starts: 0 });
      }),
    fail: (event, why) =>
      hold(event, async () => {
        const entry = await entries.get(keyOf(event));
        if (entry !== undefined) await entries.put(keyOf(event), { ...entry, apology: why });
      }),
    done: (event) =>
      hold(event, async () => {
        const entry = await entries.get(keyOf(event));
        if (entry !== undefined) await close(entry);
      }),
    giveUp: (event) =>
      hold(event, async () => {
        const id = vault.idFrom(event, 'aside');
        const entry = await entries.get(keyOf(event));
        if (entry === undefined) return id;
        // Forgetting a person looks for this key by their accounts.
        await deadLetters.put(`aside:${accountOf(entry.event)}:${id}`, { event: entry.event, at: now() });
        await close(entry);
        return id;
      }),
    async sweep() {
      await marks.sweep();
      for (const key of await store.keys('aside:')) {
        const aside = await deadLetters.get(key);
        if (aside !== undefined && aside.at < now() - deadLetterDays * day) await store.delete(key);
      }
    },
  };
}

function alone(item: MessageReceived): MessageReceived {
  const message = { ...item };
  delete message.album;
  return message;
}

/** The event with the photos that came with their bytes under the refs that `keep` answers. */
async function keepPhotos(
  event: Incoming,
  held: ReadonlyMap<string, Uint8Array>,
  keep: (place: number, bytes: Uint8Array) => Promise<string>,
): Promise<Incoming> {
  if ((event.kind !== 'message' && event.kind !== 'button') || held.size === 0) return event;
  const refs = new Map<string, string>();
  for (const ref of refsOf(event)) {
    const bytes = held.get(ref);
    if (bytes !== undefined && !refs.has(ref)) refs.set(ref, await keep(refs.size, bytes));
  }
  const swap = (photo: PhotoRef): PhotoRef => ({ ...photo, ref: refs.get(photo.ref) ?? photo.ref });
  const replyTo = event.replyTo && { ...event.replyTo, photos: event.replyTo.photos.map(swap) };
  return event.kind === 'button' ? { ...event, replyTo } : { ...event, photos: event.photos.map(swap), replyTo };
}

function refsOf(event: Incoming): string[] {
  if (event.kind !== 'message' && event.kind !== 'button') return [];
  const own = event.kind === 'message' ? event.photos : [];
  return [...own, ...(event.replyTo?.photos ?? [])].map(({ ref }) => ref);
}
