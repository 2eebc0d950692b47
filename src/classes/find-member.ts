/** Finds who a host means: a roster number, a mention, a name, or a part of one. */
import { UserError } from '../errors.js';
import type { Person, PersonId } from '../people/person.js';
import type { Member } from './class.js';
import { foldName } from './fold-name.js';
import { memberOf } from './roster.js';

export interface Found {
  member: Member;
  person: Person;
}

/** How many names an ambiguous query lists: enough to choose from, few enough to read. */
const listed = 5;

/**
 * The one member that `query` means; who left is not found. `mentions` are those of the whole message: one counts when its
 * words are in the query. Case and diacritics do not matter. Throws UserErrors `person.unknown` and `person.ambiguous`.
 */
export function findMember(
  query: string,
  mentions: readonly { account: string; text: string }[],
  members: readonly Member[],
  people: ReadonlyMap<PersonId, Person>,
): Found {
  const everybody = members.flatMap((member): Found[] => {
    const person = people.get(member.person);
    return person && member.state !== 'left' ? [{ member, person }] : [];
  });
  const found = matches(query.trim(), mentions, members, everybody);
  const [first] = found;
  if (!first) throw new UserError('person.unknown', { query: query.trim() });
  if (found.length > 1) {
    const names = found.slice(0, listed).map(({ member, person }) => `${member.number} ${person.name}`);
    throw new UserError('person.ambiguous', {
      query: query.trim(),
      names: names.join(', ') + (found.length > listed ? ', …' : ''),
    });
  }
  return first;
}

/** The surest reading that finds anybody. */
function matches(
  query: string,
  mentions: readonly { account: string; text: string }[],
  members: readonly Member[],
  everybody: Found[],
): Found[] {
  const mention = mentions.find(({ text }) => text !== '' && query.includes(text));
  if (mention) return everybody.filter(({ person }) => person.accounts.includes(mention.account));
  const number = /^#?(\d+)\.?$/.exec(query)?.[1];
  if (number) {
    const row = members.find((member) => member.number === Number(number));
    const meant = row && memberOf({ members }, row.person);
    return everybody.filter(({ member }) => member === meant);
  }
  const wanted = foldName(query.replace(/^@/, ''));
  if (!wanted) return [];
  const words = wanted.split(/[ -]+/);
  const readings: ((name: string) => boolean)[] = [
    (name) => name === wanted,
    (name) => words.every((word) => name.split(/[ -]/).some((part) => part.startsWith(word))),
    (name) => name.includes(wanted),
  ];
  for (const reads of readings) {
    const found = everybody.filter(({ person }) => reads(foldName(person.name)));
    if (found.length > 0) return found;
  }
  return [];
}
