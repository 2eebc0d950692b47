import type { Person } from '../../people/person.js';
import { setDetails, type Details } from '../../people/profile.js';
import type { Turn } from '../flow.js';
import { refreshJoinMessage } from '../join-message.js';
import { theirClasses } from '../their-classes.js';

/** Changes name or email. A class's Join message, which says who joined, follows the name. */
export async function changeDetails({ rooms }: Turn, before: Person, details: Details): Promise<Person> {
  const after = await rooms.people.change(before.id, (now) => setDetails(now, details));
  if (after.name !== before.name) {
    for (const { id } of await theirClasses(rooms, after)) await refreshJoinMessage(rooms, id);
  }
  return after;
}
