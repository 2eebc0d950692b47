/** Edits of a class's messages that many people cause at once: gathered, within the platform's limits. */
import type { MessageId, ChatId } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { ClassId } from '../../classes/class.js';
import { AdapterError, isWorthRetrying } from '../../errors.js';
import type { Story } from '../kernel/story.js';
import type { Services } from '../kernel/services.js';

/** Telegram takes 20 messages and edits a minute in a group. Half of that is left for answers. */
const editsPerMinute = 10;
const minute = 60_000;

/** A message and what it should say, read when it is about to be edited; undefined where there is no such message. */
export type Latest = () => Promise<{ chat: ChatId; message: MessageId; reply: Reply } | undefined>;

/** When a class's messages were gathered recently (milliseconds), and which have fallen behind. Gone with the process. */
interface Edits {
  at: number[];
  behind: Map<string, Latest>;
  /** The last edit of each message that is under way. */
  turns: Map<string, Promise<void>>;
}
const editsOf = new WeakMap<Services, Map<ClassId, Edits>>();

/**
 * Brings a message up to date, or leaves that to the next minute when this class's messages were edited often in the last
 * one. `which` names the message within the class. That a platform refuses is no failure of what was done.
 */
export async function gatherEdit(services: Services, id: ClassId, which: string, latest: Latest): Promise<void> {
  const edits = editsIn(services, id);
  // What lies ahead was before the clock was set back: waiting for it to be over might take hours.
  edits.at = edits.at.filter((at) => at > services.now() - minute && at <= services.now());
  if (edits.at.length >= editsPerMinute) {
    edits.behind.set(which, latest);
    return;
  }
  edits.behind.delete(which);
  // Only what is edited counts: a class without a photo has no caption that could fall behind.
  const counted: Latest = async () => {
    const now = await latest();
    if (now) edits.at.push(services.now());
    return now;
  };
  const refused = await editNow(services, id, which, counted);
  if (isWorthRetrying(refused)) edits.behind.set(which, latest);
}

/**
 * Brings a message up to date at once; answers what the platform refused, which is no failure of what was done. Edits of
 * one message come one after the other, and each reads what to say when it is its turn: whoever is last, from whichever
 * chat, says the latest.
 */
export async function editNow(
  services: Services,
  id: ClassId,
  which: string,
  latest: Latest,
): Promise<AdapterError | undefined> {
  const { turns } = editsIn(services, id);
  const before = turns.get(which);
  const mine = (async () => {
    await before?.catch(() => undefined);
    const now = await latest();
    if (now) await services.messenger.edit({ chat: now.chat }, now.message, now.reply);
  })();
  turns.set(which, mine);
  try {
    await mine;
    return undefined;
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    return error;
  } finally {
    if (turns.get(which) === mine) turns.delete(which);
  }
}

/** Edits at once what has fallen behind, however many edits that are: for a clock that stands until somebody moves it. */
export async function editAllBehind(services: Services): Promise<void> {
  for (const [id, { behind }] of editsOf.get(services) ?? []) {
    for (const [which, latest] of [...behind]) {
      behind.delete(which);
      await editNow(services, id, which, latest);
    }
  }
}

/** Edits what has fallen behind, so that the last count is always reached. */
export const gatheredEdits: Story = {
  timers: {
    sessions: async (services) => {
      for (const [id, { behind }] of editsOf.get(services) ?? []) {
        for (const [which, latest] of [...behind]) await gatherEdit(services, id, which, latest);
      }
    },
  },
};

function editsIn(services: Services, id: ClassId): Edits {
  const all = editsOf.get(services) ?? new Map<ClassId, Edits>();
  editsOf.set(services, all);
  const edits = all.get(id) ?? { at: [], behind: new Map<string, Latest>(), turns: new Map<string, Promise<void>>() };
  all.set(id, edits);
  return edits;
}
