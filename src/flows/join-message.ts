/** The one message with the Join button, which says who joined: however many do at once, it is one message. */
import type { Class, ClassId } from '../classes/class.js';
import { membersOf } from '../classes/roster.js';
import { AdapterError } from '../errors.js';
import { createSay } from '../wording/say.js';
import { joinReply } from '../wording/classes/joining.js';
import type { Rooms } from './rooms.js';

/** platforms.md: Telegram takes 20 messages and edits a minute in a group. Half of that is left for answers. */
const editsPerMinute = 10;
const minute = 60_000;

/** When this class's message was edited of late (milliseconds), and whether it has fallen behind. Gone with the process. */
interface Edits {
  at: number[];
  behind: boolean;
}
const editsOf = new WeakMap<Rooms, Map<ClassId, Edits>>();

/** Posts it anew, at the end of the class's first chat. `key`: the same for every attempt. */
export async function postJoinMessage(rooms: Rooms, klass: Class, key: string): Promise<Class> {
  const [chat = ''] = klass.chats;
  const message = await rooms.messenger.send({ chat }, await replyFor(rooms, klass), key);
  return rooms.classes.change(klass.id, (now) => ({ ...now, joinMessage: { chat, message } }));
}

/**
 * Brings it up to date, or leaves that to `catchUp` when it was edited often in the last minute. It is not what keeps the
 * roster: that a platform refuses the edit is no failure.
 */
export async function refreshJoinMessage(rooms: Rooms, id: ClassId): Promise<void> {
  const edits = editsIn(rooms, id);
  edits.at = edits.at.filter((at) => at > rooms.now() - minute);
  edits.behind = edits.at.length >= editsPerMinute;
  const klass = edits.behind ? undefined : await rooms.classes.get(id);
  if (!klass?.joinMessage) return;
  const { chat, message } = klass.joinMessage;
  edits.at.push(rooms.now());
  try {
    await rooms.messenger.edit({ chat }, message, await replyFor(rooms, klass));
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    edits.behind = error.code === 'rate-limited' || error.code === 'network';
  }
}

/** Edits what has fallen behind. */
export async function catchUp(rooms: Rooms): Promise<void> {
  for (const [id, { behind }] of editsOf.get(rooms) ?? []) {
    if (behind) await refreshJoinMessage(rooms, id);
  }
}

function editsIn(rooms: Rooms, id: ClassId): Edits {
  const all = editsOf.get(rooms) ?? new Map<ClassId, Edits>();
  editsOf.set(rooms, all);
  const edits = all.get(id) ?? { at: [], behind: false };
  all.set(id, edits);
  return edits;
}

/** Only those with an account joined; a list of names that a host added is not for everybody to read. */
async function replyFor(rooms: Rooms, klass: Class) {
  const on = membersOf(klass).filter(({ state }) => state === 'on');
  const people = await rooms.people.many(on.map(({ person }) => person));
  const joined = on.flatMap(({ person }) => people.get(person) ?? []).filter(({ accounts }) => accounts.length > 0);
  return joinReply(
    createSay(klass.language),
    klass,
    joined.map(({ name }) => name),
  );
}
