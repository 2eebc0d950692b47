/** Finds who a host means: a roster number, a mention, a name, or a part of one. */
import { UserError } from '../errors.js';
import type { Person, PersonId } from '../people/person.js';
import type { Member } from './class.js';
import { foldName, nameKey } from './fold-name.js';
import { memberOf } from './roster.js';

export interface Found {
  member: Member;
  person: Person;
}

/** How many names an ambiguous query lists: enough to choose from, few enough to read. */
const listed = 5;

/**
 * The one member that `query` means; who left is found only where `formerToo`, and nobody else is meant. `mentions` are those
 * of the whole message: one counts when its words are in the query. A name that is written the same wins; otherwise case and
 * diacritics do not matter. Throws UserErrors `person.unknown` and `person.ambiguous`.
 */
export function findMember(
  query: string,
  mentions: readonly { account: string; text: string }[],
  members: readonly Member[],
  people: ReadonlyMap<PersonId, Person>,
  { formerToo = false } = {},
): Found {
  const everybody = members.flatMap((member): Found[] => {
    const person = people.get(member.person);
    return person && member.mergedInto === undefined ? [{ member, person }] : [];
  });
  const current = everybody.filter(({ member }) => member.state !== 'left');
  const now = matches(query.trim(), mentions, members, current);
  const found = now.length > 0 || !formerToo ? now : matches(query.trim(), mentions, members, everybody);
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
  const name = query.replace(/^@/, '');
  const wanted = foldName(name);
  if (!wanted) return [];
  for (const form of [(text: string) => text.normalize('NFC'), nameKey, foldName]) {
    const found = everybody.filter(({ person }) => form(person.name) === form(name));
    if (found.length > 0) return found;
  }
  const beginning = everybody.filter(({ person }) => haveWords(person.name, name, foldName, begins));
  if (beginning.length > 0) return nearest(beginning, name);
  return everybody.filter(({ person }) => holds(foldName(person.name), wanted));
}

/** Of several whose words are those of the query but for diacritics, the ones that are written the same. */
function nearest(found: Found[], query: string): Found[] {
  const same = (form: (text: string) => string) =>
    found.filter(({ person }) => haveWords(person.name, query, form, (part, word) => part === word));
  const exact = same(nameKey);
  return exact.length > 0 && same(foldName).length === found.length ? exact : found;
}

/** Whether every word of the query fits some word of the name. */
function haveWords(
  name: string,
  query: string,
  form: (text: string) => string,
  fits: (part: string, word: string) => boolean,
): boolean {
  const parts = form(name).split(/[ -]/);
  const words = form(query).split(/[ -]+/);
  return words.every((word) => parts.some((part) => fits(part, word)));
}

function begins(part: string, word: string): boolean {
  return part.startsWith(word) && isWhole(part, word.length);
}

function holds(name: string, wanted: string): boolean {
  for (let at = name.indexOf(wanted); at >= 0; at = name.indexOf(wanted, at + 1))
    if (isWhole(name, at + wanted.length)) return true;
  return false;
}

/** A part of a name does not end before a mark: without its vowel sign or tone, a syllable is another one. */
function isWhole(text: string, end: number): boolean {
  return !/^\p{M}/u.test(text.slice(end));
}

// Two people in one line: "3 7", "Ann, Anna Example", "@ann Ann Example".

/**
 * Every way to read a text as two queries: at its comma, around its mentions, or between any two of its words. The caller
 * finds out which of them means anybody. Throws UserError `command.usage` for fewer than two words.
 */
export function readPairs(text: string, mentions: readonly { text: string }[], usage: string): [string, string][] {
  const comma = text.split(',').map((part) => part.trim());
  if (comma.length === 2 && comma.every(Boolean)) return [[comma[0]!, comma[1]!]];
  const mention = mentions.find((each) => each.text !== '' && text.includes(each.text))?.text;
  const at = mention === undefined ? -1 : text.indexOf(mention);
  if (mention !== undefined) {
    const rest = `${text.slice(0, at)} ${text.slice(at + mention.length)}`.trim();
    if (rest) return [[rest, mention]];
  }
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length < 2) throw new UserError('command.usage', { usage });
  return words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]);
}

/** The only pair of two different people that some reading means; undefined where several do, or none. */
export function onlyPair<T>(
  pairs: readonly [string, string][],
  find: (query: string) => T | undefined,
): [T, T] | undefined {
  const found = pairs.flatMap(([left, right]): [T, T][] => {
    const a = find(left);
    const b = find(right);
    return a !== undefined && b !== undefined && a !== b ? [[a, b]] : [];
  });
  const [first, ...others] = found;
  return first && others.every(([a, b]) => a === first[0] && b === first[1]) ? first : undefined;
}
