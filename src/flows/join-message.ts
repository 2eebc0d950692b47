/** The one message with the Join button, which says who joined: however many do at once, it is one message. */
import type { Class, ClassId } from '../classes/class.js';
import { membersOf } from '../classes/roster.js';
import { createSay } from '../wording/say.js';
import { joinReply } from '../wording/classes/joining.js';
import { gatherEdit } from './gathered-edits.js';
import type { Rooms } from './rooms.js';

/** Posts it anew, at the end of the class's first chat. `key`: the same for every attempt. */
export async function postJoinMessage(rooms: Rooms, klass: Class, key: string): Promise<Class> {
  const [chat = ''] = klass.chats;
  const message = await rooms.messenger.send({ chat }, await replyFor(rooms, klass), key);
  return rooms.classes.change(klass.id, (now) => ({ ...now, joinMessage: { chat, message } }));
}

/** Brings it up to date, perhaps within the next minute. It is not what keeps the roster. */
export async function refreshJoinMessage(rooms: Rooms, id: ClassId): Promise<void> {
  await gatherEdit(rooms, id, 'join', async () => {
    const klass = await rooms.classes.get(id);
    return klass?.joinMessage && { ...klass.joinMessage, reply: await replyFor(rooms, klass) };
  });
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
