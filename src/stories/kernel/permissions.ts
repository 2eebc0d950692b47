/** Who is asking, in which class, and whether they may: asked again at every command and every button. */
import { UserError } from '../../errors.js';
import type { AccountId } from '../../chat/event.js';
import type { Class, ClassId } from '../../classes/class.js';
import type { Person } from '../../people/person.js';
import type { Context } from './story.js';
import type { Services } from './services.js';
import { classesNaming, theirClasses } from './their-classes.js';

/** The class this chat is. Throws UserError `class.none`. */
export async function classHere(context: Context): Promise<Class> {
  const klass = await context.services.classes.in(context.event.chat.id);
  if (!klass) throw new UserError('class.none');
  return klass;
}

/** Hosts are those named, and the administrators of any of the class's chats, by any of their accounts. */
export async function isHost(services: Services, klass: Class, account: AccountId): Promise<boolean> {
  if (klass.hosts.includes(account)) return true;
  const accounts = (await services.people.of(account))?.accounts ?? [account];
  if (accounts.some((each) => klass.hosts.includes(each))) return true;
  for (const { id } of klass.hostGroups ?? []) {
    for (const each of accounts) if (await services.rights.isIn(id, each)) return true;
  }
  for (const chat of klass.chats) {
    for (const each of accounts) if (await services.rights.isAdmin(chat, each)) return true;
  }
  return false;
}

/** Whether one of these accounts takes part in one of the class's chats, as far as their platforms tell. */
export async function isInChats(services: Services, klass: Class, accounts: readonly AccountId[]): Promise<boolean> {
  for (const chat of klass.chats) for (const each of accounts) if (await services.rights.isIn(chat, each)) return true;
  return false;
}

/** Whether the sender hosts every class that this person is on the roster of: what is done to them is felt in all. */
export async function hostsAllOf({ services, event }: Context, person: Person): Promise<boolean> {
  for (const klass of await theirClasses(services, person))
    if (!(await isHost(services, klass, event.sender.account))) return false;
  return true;
}

/** The classes that the sender hosts, registered or not. */
export async function hostedBySender({ services, event }: Context): Promise<Class[]> {
  const { account } = event.sender;
  const person = await services.people.of(account);
  const classes = person ? await classesNaming(services, person) : await services.classes.hostedBy(account);
  const hosted: Class[] = [];
  for (const klass of classes) if (await isHost(services, klass, account)) hosted.push(klass);
  return hosted;
}

/** Whether the sender may decide what this chat is: its administrators; where it has none, everybody. */
export async function mayAdminister({ services, event: { chat, sender } }: Context): Promise<boolean> {
  return !(await services.rights.hasAdmins(chat.id)) || services.rights.isAdmin(chat.id, sender.account);
}

/** Throws UserError `rights.host-only`. */
export async function requireHost(context: Context, klass: Class): Promise<void> {
  if (!(await isHost(context.services, klass, context.event.sender.account))) throw new UserError('rights.host-only');
}

/** The registered person who sent this. Throws UserError `person.not-registered`. */
export async function personOf(context: Context): Promise<Person> {
  const person = await context.services.people.of(context.event.sender.account);
  if (!person) throw new UserError('person.not-registered');
  return person;
}

/** The class a button names, for its hosts alone. Throws UserErrors `button.stale` and `rights.host-only`. */
export async function hostedClass(context: Context, id: ClassId | undefined): Promise<Class> {
  const klass = id === undefined ? undefined : await context.services.classes.get(id);
  if (!klass) throw new UserError('button.stale');
  await requireHost(context, klass);
  return klass;
}
