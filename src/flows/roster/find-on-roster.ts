import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { findMember, type Found } from '../../classes/find-member.js';
import type { Turn } from '../flow.js';

/** Whoever a host's words mean. Throws UserErrors `person.unknown` and `person.ambiguous`. */
export async function findOnRoster(
  { rooms, event }: Turn<MessageReceived>,
  klass: Class,
  query: string,
): Promise<Found> {
  const people = await rooms.people.many(klass.members.map(({ person }) => person));
  return findMember(query, event.mentions, klass.members, people);
}
