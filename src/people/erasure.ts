/** Forgetting a person: what of them is elsewhere than in their own document. */
import type { Class } from '../classes/class.js';
import type { Person } from './person.js';

/**
 * The class without this person: off the roster (their number stays given, so that nobody else ever gets it), no host,
 * no guardian's consent. Sheets keep the marks under an id that then belongs to nobody. The same object where nothing
 * changes.
 */
export function withoutPerson(klass: Class, { id, accounts }: Person): Class {
  const isGone = klass.members.every((member) => member.person !== id || (member.state === 'left' && !member.guardian));
  if (isGone && !klass.hosts.some((host) => accounts.includes(host))) return klass;
  return {
    ...klass,
    hosts: klass.hosts.filter((host) => !accounts.includes(host)),
    members: klass.members.map((member) =>
      member.person === id
        ? { person: id, number: member.number, since: member.since, state: 'left' as const }
        : member,
    ),
  };
}
