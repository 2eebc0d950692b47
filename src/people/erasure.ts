/** Forgetting a person: what of them is elsewhere than in their own document. */
import type { Class, Member } from '../classes/class.js';
import type { Person } from './person.js';

/**
 * The class without this person: off the roster (their number stays given, so that nobody else ever gets it), no host,
 * no guardian's consent, told apart from nobody. Sheets keep the marks under an id that then belongs to nobody. The same
 * object where nothing changes.
 */
export function withoutPerson(klass: Class, { id, accounts }: Person): Class {
  const members = klass.members.map((member) => (member.person === id ? bare(member) : apartFrom(member, id)));
  const hosts = klass.hosts.filter((host) => !accounts.includes(host));
  const after = { ...klass, hosts, members };
  return JSON.stringify(after) === JSON.stringify(klass) ? klass : after;
}

function bare({ person, number, since }: Member): Member {
  return { person, number, since, state: 'left' };
}

function apartFrom(member: Member, id: string): Member {
  if (!member.toldApart?.includes(id)) return member;
  return { ...member, toldApart: member.toldApart.filter((other) => other !== id) };
}
