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
 * One member turned out to be another: `from` leaves and points to `into`, who stands where `from` stood if they were not
 * on the roster, with what was recorded of `from`. Numbers stay with their rows, so that an old number and an old id mean `into`.
 */
export function mergeMembers(klass: Class, from: PersonId, into: PersonId, at: number): Class {
  const source = klass.members.find((member) => member.person === from);
  if (!source || source.mergedInto !== undefined || from === into) return klass;
  const before = memberOf(klass, into)?.state ?? 'left';
  const added = addMembers(klass, [into], at, 'on');
  const target = memberOf(added, into);
  if (!target || target.person === from) return klass;
  const guardian = target.guardian ?? source.guardian;
  const merged: Member = {
    ...target,
    state: before === 'left' ? source.state : before,
    since: Math.min(target.since, source.since),
    toldApart: [...new Set([...(target.toldApart ?? []), ...(source.toldApart ?? [])])],
    ...(guardian && { guardian }),
  };
  const { number, since, mergeAsked, claimedBy } = source;
  const pointed = { person: from, number, since, state: 'left', mergedInto: target.person } as const;
  // The answer that made them one may have to be handled again.
  const pointer: Member = { ...pointed, ...(mergeAsked && { mergeAsked }), ...(claimedBy && { claimedBy }) };
  const after = (row: Member): Member => {
    if (row.person === from) return pointer;
    const { toldApart, ...rest } = row.person === target.person ? merged : row;
    const told = toldApart?.map((other) => (other === from ? target.person : other)) ?? [];
    return told.length > 0 ? { ...rest, toldApart: told } : rest;
  };
  return { ...added, members: added.members.map(after) };
}

/** Milliseconds for which somebody may answer whether they are one with a name on the roster. */
const askedFor = 7 * 24 * 3_600_000;

/** The row about which this was asked; undefined once it was answered with no, or asked anew. */
export function askedRow(klass: Class, request: string): Member | undefined {
  return klass.members.find(({ mergeAsked }) => mergeAsked?.id === request);
}

/** Whether an answer is still waited for. `at`: milliseconds UTC. */
export function isMergeAsked({ state, mergeAsked }: Member, at: number): boolean {
  return state !== 'left' && mergeAsked !== undefined && at < mergeAsked.at + askedFor;
}

function replaceRow(klass: Class, row: Member): Class {
  return { ...klass, members: klass.members.map((member) => (member.person === row.person ? row : member)) };
}

function nextNumber(klass: Class): number {
  return klass.members.reduce((highest, { number }) => Math.max(highest, number), 0) + 1;
}
