/** Who and what a story declares: `zone`, `person`, `chat` and `join` lines, read before its steps. */
import { IANAZone } from 'luxon';
import { escapePattern } from './story-line.js';
import { StoryError, type StoryChat, type StoryMember, type StoryPerson } from './story.js';

/** A line that says something, its comment taken away. */
export interface StoryLine {
  line: number;
  source: string;
}

export interface StoryCast {
  zone: string;
  people: StoryPerson[];
  chats: StoryChat[];
}

/** Whether the line declares somebody or something, and does nothing. */
export function isDeclaration({ source }: StoryLine): boolean {
  return /^(zone|person|chat)\s/.test(source);
}

/** Throws StoryError. */
export function readCast(lines: readonly StoryLine[]): StoryCast {
  const of = (word: string) =>
    lines.flatMap(({ line, source }) => {
      const rest = new RegExp(`^${word}\\s+(.+)$`, 's').exec(source)?.[1];
      return rest === undefined ? [] : [{ line, source: rest }];
    });
  const people = new Map<string, StoryPerson>();
  for (const declared of of('person')) {
    const person = readPerson(declared);
    if (people.has(person.name)) throw new StoryError(declared.line, `${person.name} is declared twice`);
    people.set(person.name, person);
  }
  const chats = new Map<string, StoryChat>();
  const named = [...people.keys()];
  for (const declared of of('chat')) {
    const chat = readChat(declared, named, lines);
    if (chats.has(chat.title)) throw new StoryError(declared.line, `${chat.title} is declared twice`);
    chats.set(chat.title, chat);
    for (const { name } of chat.members) if (!people.has(name)) people.set(name, { name });
  }
  for (const { source } of of('join')) {
    const title = longestFirst(chats.keys()).find((one) => source.endsWith(one));
    const name = title && /^(.+?)\s*:\s*$/s.exec(source.slice(0, -title.length))?.[1];
    if (name !== undefined && name !== '' && !people.has(name)) people.set(name, { name });
  }
  for (const { line } of of('chat')) {
    const both = [...chats.keys()].find((title) => people.has(title));
    if (both !== undefined)
      throw new StoryError(line, `${both} is a chat and a person: one of them needs another name`);
  }
  return { zone: readZone(of('zone')), people: [...people.values()], chats: [...chats.values()] };
}

export function longestFirst(names: Iterable<string>): string[] {
  return [...names].sort((a, b) => b.length - a.length);
}

/** Without one, a story is the same everywhere. */
function readZone([zone, again]: readonly StoryLine[]): string {
  if (again) throw new StoryError(again.line, 'a story has one zone');
  if (zone && !IANAZone.isValidZone(zone.source)) {
    throw new StoryError(zone.line, `there is no time zone ${zone.source}: write one such as Europe/Berlin`);
  }
  return zone?.source ?? 'UTC';
}

/** `Ann: @ann, de`, either part, or the name alone. */
function readPerson({ line, source }: StoryLine): StoryPerson {
  const about = /^(.+?)\s*:\s*(?:@(\w+))?\s*,?\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)?$/su.exec(source);
  const [, name, username, language] = about ?? [];
  if (name === undefined || (username === undefined && language === undefined)) {
    if (/:\s/.test(source)) throw new StoryError(line, 'a person is written so: person Ann: @ann, de');
    return { name: source };
  }
  return { name, ...(username !== undefined && { username }), ...(language !== undefined && { language }) };
}

/** `Biology 5b: Ms Rivera*, Ann (anonymous)`. `named` are people whose names may have commas. */
function readChat({ line, source }: StoryLine, named: readonly string[], lines: readonly StoryLine[]): StoryChat {
  const within = named.flatMap((name) => [...source.matchAll(new RegExp(escapePattern(name), 'g'))]);
  const isInName = (at: number): boolean => within.some(({ index, 0: name }) => index < at && at < index + name.length);
  const colons = [...source.matchAll(/\s*:(?:\s+|$)/g)].filter(({ index }) => !isInName(index));
  const [last] = colons.slice(-1);
  if (!last) throw new StoryError(line, 'a chat is written so: chat Biology 5b: Ms Rivera*, Ann, Bo');
  // A title may have colons: the longest one that the story speaks of is meant.
  const isMeant = (title: string) => lines.some((other) => speaksOf(other.source, title));
  const colon = [...colons].reverse().find(({ index }) => isMeant(source.slice(0, index))) ?? last;
  const title = source.slice(0, colon.index).trim();
  if (title === '') throw new StoryError(line, 'this chat has no title');
  const members: StoryMember[] = [];
  for (let rest = source.slice(colon.index + colon[0].length).trim(); rest !== '';) {
    const known = longestFirst(named).find(
      (name) => rest.startsWith(name) && /^\s*(\*|\(anonymous\)|,|$)/.test(rest.slice(name.length)),
    );
    const item = known === undefined ? rest.replace(/,.*$/s, '') : known + /^[^,]*/.exec(rest.slice(known.length))![0];
    members.push(readMember({ line, source: item.trim() }));
    rest = rest.slice(item.length + 1).trim();
  }
  const twice = members.find(({ name }, at) => members.findIndex((other) => other.name === name) !== at);
  if (twice) throw new StoryError(line, `${twice.name} is in ${title} twice`);
  return { title, members };
}

function readMember({ line, source }: StoryLine): StoryMember {
  const name = source.replace(/(?:\s*(?:\*|\(anonymous\)))+$/, '').trim();
  if (name === '') throw new StoryError(line, 'somebody without a name is in this chat');
  const marks = source.slice(name.length);
  const isAnonymous = marks.includes('(');
  return { name, isAdmin: isAnonymous || marks.includes('*'), isAnonymous };
}

/** `… @ TITLE > …`, `marks TITLE`, `join NAME: TITLE`. */
function speaksOf(source: string, title: string): boolean {
  const at = source.indexOf(`@ ${title}`);
  if (at >= 0 && /^\s*(>|!)/.test(source.slice(at + 2 + title.length))) return true;
  if (/^(join|leave)\s/.test(source) && source.endsWith(`: ${title}`)) return true;
  return source.startsWith(`marks ${title}`) && /^\s*(\/|$)/.test(source.slice(6 + title.length));
}
