/** Edits of a class's messages that many people cause at once: gathered, within the platform's limits. */
import type { MessageId, ChatId } from '../chat/event.js';
import type { Reply } from '../chat/reply.js';
import type { ClassId } from '../classes/class.js';
import { AdapterError, isWorthRetrying } from '../errors.js';
import type { Flow } from './flow.js';
import type { Rooms } from './rooms.js';

/** platforms.md: Telegram takes 20 messages and edits a minute in a group. Half of that is left for answers. */
const editsPerMinute = 10;
const minute = 60_000;

/** A message and what it should say, read when it is about to be edited; undefined where there is no such message. */
export type Latest = () => Promise<{ chat: ChatId; message: MessageId; reply: Reply } | undefined>;

/** When a class's messages were edited of late (milliseconds), and which have fallen behind. Gone with the process. */
interface Edits {
  at: number[];
  behind: Map<string, Latest>;
}
const editsOf = new WeakMap<Rooms, Map<ClassId, Edits>>();

/**
 * Brings a message up to date, or leaves that to the next minute when this class's messages were edited often in the last
 * one. `which` names the message within the class. That a platform refuses is no failure of what was done.
 */
export async function gatherEdit(rooms: Rooms, id: ClassId, which: string, latest: Latest): Promise<void> {
  const edits = editsIn(rooms, id);
  edits.at = edits.at.filter((at) => at > rooms.now() - minute);
  if (edits.at.length >= editsPerMinute) {
    edits.behind.set(which, latest);
    return;
  }
  edits.behind.delete(which);
  const now = await latest();
  if (!now) return;
  edits.at.push(rooms.now());
  try {
    await rooms.messenger.edit({ chat: now.chat }, now.message, now.reply);
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    if (isWorthRetrying(error)) edits.behind.set(which, latest);
  }
}

/** Edits what has fallen behind, so that the last count is always reached. */
export const gatheredEdits: Flow = {
  timers: {
    sessions: async (rooms) => {
      for (const [id, { behind }] of editsOf.get(rooms) ?? []) {
        for (const [which, latest] of [...behind]) await gatherEdit(rooms, id, which, latest);
      }
    },
  },
};

function editsIn(rooms: Rooms, id: ClassId): Edits {
  const all = editsOf.get(rooms) ?? new Map<ClassId, Edits>();
  editsOf.set(rooms, all);
  const edits = all.get(id) ?? { at: [], behind: new Map<string, Latest>() };
  all.set(id, edits);
  return edits;
}
