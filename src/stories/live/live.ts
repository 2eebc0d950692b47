/**
 * The chat follows from the data: messages about classes and sessions are brought up to date after their documents
 * changed, and no story edits one. What a platform refuses for now is tried each minute until it succeeds, or until the
 * message is gone; also after a restart.
 */
import type { ChatId } from '../../chat/event.js';
import type { ClassId } from '../../classes/class.js';
import { isWorthRetrying, unlessRefused } from '../../errors.js';
import { createKeyedQueue } from '../../keyed-queue.js';
import type { Which, Services } from '../kernel/services.js';
import type { Lists } from '../kernel/story.js';
import { theirClasses } from '../kernel/their-classes.js';
import { type Shown, shownOfClass, shownOfSession } from './shown.js';
import type { Changed } from './watch.js';

export interface Live {
  /** Resolves when what was changed is shown, or noted as behind. Throws StoreError. */
  follow(changed: Changed): Promise<void>;
  /** Once a minute: what fell behind, as far as the platforms' limits go. */
  catchUp(): Promise<void>;
  /** Shows at once all that fell behind, whatever the limits: for a clock that stands until somebody moves it. */
  catchUpAll(): Promise<void>;
}

/** Telegram takes 20 messages and edits a minute in a group. Half of that is left for answers. */
const editsPerMinute = 10;
const minute = 60_000;

/** `now`: nobody waits for the platforms' limits. `soon`: gathered with others. */
type Haste = 'all' | 'now' | 'soon';

/** `lists`: how each private list that can stay open is made, by its name. */
export function createLive(services: Services, lists: Lists): Live {
  /** One turn after the other for a class: whoever is last, from whichever chat, says the latest. */
  const turns = createKeyedQueue();
  /** When a class's messages were edited in the last minute, and chats that take nothing for a while; milliseconds UTC. */
  const edits = new Map<ClassId, number[]>();
  const pauses = new Map<ChatId, { from: number; until: number }>();
  /** Noted as behind, as far as this process knows. */
  const behind = new Set<string>();

  async function show(which: Which, haste: Haste): Promise<void> {
    const due = (await shownOf(which)).filter(({ chat, message, reply }) => !services.said.says(chat, message, reply));
    const chosen = choose(which.klass, due, haste);
    let isBehind = chosen.length < due.length;
    for (const shown of chosen) if (!(await bring(shown, haste))) isBehind = true;
    const key = `${which.klass}:${which.session ?? ''}`;
    if (isBehind && !behind.has(key)) {
      await services.behind.note(which);
      behind.add(key);
    }
    if (!isBehind && behind.delete(key)) await services.behind.done(which);
  }

  async function shownOf({ klass: id, session }: Which): Promise<Shown[]> {
    const klass = await services.classes.get(id);
    if (!klass) return [];
    if (session === undefined) return shownOfClass(services, klass);
    const sheet = await services.sheets.get(id, session);
    return sheet ? shownOfSession(services, klass, sheet, lists) : [];
  }

  /** Those that the limits allow, in their order; what people look at first goes before the rest. */
  function choose(klass: ClassId, due: readonly Shown[], haste: Haste): Shown[] {
    const isChosen = ({ isFirst }: Shown): boolean =>
      haste === 'all' || (haste === 'now' && isFirst) || takesAnother(klass);
    const first = due.filter((shown) => shown.isFirst && isChosen(shown));
    const others = due.filter((shown) => !shown.isFirst && isChosen(shown));
    return due.filter((shown) => first.includes(shown) || others.includes(shown));
  }

  /** Whether the message says it now, or never will. */
  async function bring({ chat, message, only, via, reply }: Shown, haste: Haste): Promise<boolean> {
    if (haste !== 'all' && isPaused(only ?? chat)) return false;
    try {
      // One that is gone, or not the bot's to change any more, goes on saying something else.
      const to = { chat, ...(only !== undefined && { only }), ...(via !== undefined && { via }) };
      await unlessRefused(() => services.messenger.edit(to, message, reply));
      return true;
    } catch (error) {
      if (!isWorthRetrying(error)) throw error;
      const from = services.now();
      if (error.code === 'rate-limited') pauses.set(only ?? chat, { from, until: from + (error.retryAfterMs ?? 0) });
      return false;
    }
  }

  function isPaused(chat: ChatId): boolean {
    const pause = pauses.get(chat);
    // Where the clock was set back since, nobody knows how long it goes on.
    if (pause && services.now() >= pause.from && services.now() < pause.until) return true;
    pauses.delete(chat);
    return false;
  }

  function takesAnother(klass: ClassId): boolean {
    const now = services.now();
    // What lies ahead was before the clock was set back: waiting for it to be over might take hours.
    const recent = (edits.get(klass) ?? []).filter((at) => at > now - minute && at <= now);
    edits.set(klass, recent);
    return recent.length < editsPerMinute && recent.push(now) > 0;
  }

  /** A class's own messages, and those of its open session, which name the same people. */
  async function showClass(id: ClassId): Promise<void> {
    await turns.run(id, () => show({ klass: id }, 'soon'));
    const session = (await services.classes.get(id))?.open;
    if (session !== undefined) await turns.run(id, () => show({ klass: id, session }, 'now'));
  }

  async function catchUp(haste: Haste): Promise<void> {
    for (const which of await services.behind.all()) {
      behind.add(`${which.klass}:${which.session ?? ''}`);
      await turns.run(which.klass, () => show(which, haste));
    }
  }

  return {
    async follow({ sessions, classes, renamed }) {
      for (const { klass, session, isUrgent } of sessions.values())
        await turns.run(klass, () => show({ klass, session }, isUrgent ? 'now' : 'soon'));
      const named = await services.people.many([...renamed]);
      const theirs = await Promise.all([...named.values()].map((person) => theirClasses(services, person)));
      for (const id of new Set([...classes, ...theirs.flat().map(({ id }) => id)])) await showClass(id);
    },
    catchUp: () => catchUp('soon'),
    catchUpAll: () => catchUp('all'),
  };
}
