/** Who is asking, in which class, and whether they may: asked again at every command and every button. */
import { UserError } from '../../errors.js';
import type { AccountId } from '../../chat/event.js';
import type { Class, ClassId } from '../../classes/class.js';
import type { Person } from '../../people/person.js';
import type { Turn } from './story.js';
import type { Rooms } from './services.js';
import { theirClasses } from './their-classes.js';

/** The class this chat is. Throws UserError `class.none`. */
export async function classHere(turn: Turn): Promise<Class> {
  const klass = await turn.rooms.classes.in(turn.event.chat.id);
  if (!klass) throw new UserError('class.none');
  return klass;
}

/** Hosts are those named, and the administrators of any of the class's chats, by any of their accounts. */
export async function isHost(rooms: Rooms, klass: Class, account: AccountId): Promise<boolean> {
  if (klass.hosts.includes(account)) return true;
  const accounts = (await rooms.people.of(account))?.accounts ?? [account];
  if (accounts.some((each) => klass.hosts.includes(each))) return true;
  for (const { id } of klass.hostGroups ?? []) {
    for (const each of accounts) if (await rooms.rights.isIn(id, each)) return true;
  }
  for (const chat of klass.chats) {
    for (const each of accounts) if (await rooms.rights.isAdmin(chat, each)) return true;
  }
  return false;
}

/** Whether one of these accounts takes part in one of the class's chats, as far as their platforms tell. */
export async function isInChats(rooms: Rooms, klass: Class, accounts: readonly AccountId[]): Promise<boolean> {
  for (const chat of klass.chats) for (const each of accounts) if (await rooms.rights.isIn(chat, each)) return true;
  return false;
}

/** Whether the sender hosts every class that this person is on the roster of: what is done to them is felt in all. */
export async function hostsAllOf({ rooms, event }: Turn, person: Person): Promise<boolean> {
  for (const klass of await theirClasses(rooms, person))
    if (!(await isHost(rooms, klass, event.sender.account))) return false;
  return true;
}

/** Whether the sender may decide what this chat is: its administrators; where it has none, everybody. */
export async function mayAdminister({ rooms, event: { chat, sender } }: Turn): Promise<boolean> {
  return !(await rooms.rights.hasAdmins(chat.id)) || rooms.rights.isAdmin(chat.id, sender.account);
}

/** Throws UserError `rights.host-only`. */
export async function requireHost(turn: Turn, klass: Class): Promise<void> {
  if (!(await isHost(turn.rooms, klass, turn.event.sender.account))) throw new UserError('rights.host-only');
}

/** The registered person who sent this. Throws UserError `person.not-registered`. */
export async function personOf(turn: Turn): Promise<Person> {
  const person = await turn.rooms.people.of(turn.event.sender.account);
  if (!person) throw new UserError('person.not-registered');
  return person;
}

/** The class a button names, for its hosts alone. Throws UserErrors `button.stale` and `rights.host-only`. */
export async function hostedClass(turn: Turn, id: ClassId | undefined): Promise<Class> {
  const klass = id === undefined ? undefined : await turn.rooms.classes.get(id);
  if (!klass) throw new UserError('button.stale');
  await requireHost(turn, klass);
  return klass;
}
