/** A class's roster. All of it is pure, and gives back the same class where nothing changes. */
import type { PersonId } from '../people/person.js';
import type { Class, Member } from './class.js';

/** The row of a person, also under the id of somebody who was merged into them. Who left still has theirs. */
export function memberOf(klass: { members: readonly Member[] }, person: PersonId): Member | undefined {
  const row = klass.members.find((member) => member.person === person);
  return row?.mergedInto === undefined ? row : memberOf(klass, row.mergedInto);
}

/** Those who are on the roster or wait for it, by number. */
export function membersOf(klass: Class): Member[] {
  return klass.members.filter(({ state }) => state !== 'left').sort((a, b) => a.number - b.number);
}

/**
 * Puts people on the roster, in this order: the next numbers for those who never were on it, their own again for those who
 * left. Whoever is on it or waits stays as they are. `at`: milliseconds UTC.
 */
export function addMembers(klass: Class, people: readonly PersonId[], at: number, state: 'on' | 'waiting'): Class {
  return people.reduce((before, person) => {
    const row = memberOf(before, person);
    if (row) return row.state === 'left' ? setMember(before, row.person, { state, since: at }) : before;
    return { ...before, members: [...before.members, { person, number: nextNumber(before), since: at, state }] };
  }, klass);
}

/** Changes one row. Somebody who is not on the roster changes nothing. */
export function setMember(klass: Class, person: PersonId, change: Partial<Omit<Member, 'person' | 'number'>>): Class {
  const row = memberOf(klass, person);
  const changed = { ...row, ...change };
  if (!row || JSON.stringify(changed) === JSON.stringify(row)) return klass;
  return replaceRow(klass, { ...row, ...change });
}

/** A host says that they are different people, however alike they look: `person` is let in beside `others`. */
export function tellApart(klass: Class, person: PersonId, others: readonly PersonId[]): Class {
  const row = memberOf(klass, person);
  if (!row) return klass;
  const toldApart = [...new Set([...(row.toldApart ?? []), ...others])];
  const apart = toldApart.length > 0 ? { toldApart } : {};
  return setMember(klass, person, { state: 'on', ...apart });
}

/** Whether a host said so of these two. */
export function areToldApart(a: Member, b: Member): boolean {
  return (a.toldApart ?? []).includes(b.person) || (b.toldApart ?? []).includes(a.person);
}

/**
 * One member turned out to be another: `from` leaves and points to `into`, who is put on the roster where they are not,
 * with what was recorded of `from`. Numbers stay with their rows, so that an old number and an old id mean `into`.
 */
export function mergeMembers(klass: Class, from: PersonId, into: PersonId, at: number): Class {
  const source = klass.members.find((member) => member.person === from);
  if (!source || source.mergedInto !== undefined || from === into) return klass;
  const added = addMembers(klass, [into], at, source.state === 'waiting' ? 'waiting' : 'on');
  const target = memberOf(added, into);
  if (!target || target.person === from) return klass;
  const guardian = target.guardian ?? source.guardian;
  const toldApart = [...new Set([...(target.toldApart ?? []), ...(source.toldApart ?? [])])];
  const merged = setMember(added, into, {
    since: Math.min(target.since, source.since),
    ...(guardian && { guardian }),
    ...(toldApart.length > 0 && { toldApart }),
  });
  return replaceRow(merged, {
    person: from,
    number: source.number,
    since: source.since,
    state: 'left',
    mergedInto: target.person,
  });
}

function replaceRow(klass: Class, row: Member): Class {
  return { ...klass, members: klass.members.map((member) => (member.person === row.person ? row : member)) };
}

function nextNumber(klass: Class): number {
  return klass.members.reduce((highest, { number }) => Math.max(highest, number), 0) + 1;
}
