/** A story's text, read: what every line means, and nothing of it done. docs/stories/README.md has the format. */
import { isDeclaration, longestFirst, readCast, type StoryLine, type StoryCast } from './story-cast.js';
import { splitAttachments, withoutComment, wantedOf } from './story-line.js';
import { firstTime, readStoryTime } from './story-time.js';
import { StoryError, type Check, type Doing, type Step, type StoryFile, type Wanted } from './story.js';

/** Throws StoryError, which names the line. */
export function readStory(text: string): StoryFile {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((source, at) => ({ line: at + 1, source: withoutComment(source) }))
    .filter(({ source }) => source !== '');
  const cast = readCast(lines);
  const start = readStoryTime(firstTime, 0, cast.zone);
  const steps: (Step & { checks: Check[] })[] = [];
  let now = start;
  for (const line of lines) {
    if (isDeclaration(line)) continue;
    const check = readCheck(line);
    if (check) {
      const step = steps.at(-1);
      if (!step) throw new StoryError(line.line, 'nothing has happened yet that could be checked');
      step.checks.push({ ...line, check });
      continue;
    }
    const does = readStep(line, cast, now);
    if (does.kind === 'at') now = does.at;
    steps.push({ ...line, does, checks: [] });
  }
  const [first] = steps;
  if (!first) throw new StoryError(Math.max(1, lines.at(-1)?.line ?? 1), 'nothing happens in this story');
  requireSense(steps, cast);
  return { ...cast, begins: first.does.kind === 'at' ? first.does.at : start, steps };
}

function readCheck({ line, source }: StoryLine): Check['check'] | undefined {
  const [, sign, rest = ''] = /^(\?!|\?|=)\s*(.*)$/su.exec(source) ?? [];
  if (sign === undefined) return undefined;
  if (rest === '') throw new StoryError(line, `what should ${sign} find?`);
  if (sign === '=') return { kind: 'mark', text: rest };
  return { kind: 'heard', words: readWords(rest, line), not: sign === '?!' };
}

function readWords(written: string, line: number): Wanted {
  try {
    return wantedOf(written);
  } catch {
    throw new StoryError(line, `${written} is no pattern that JavaScript knows`);
  }
}

function readStep(line: StoryLine, cast: StoryCast, now: number): Doing {
  const { source } = line;
  // Names first: whoever is called “at home” may speak.
  const act = readAct(line, cast);
  if (act) return act;
  const [, word = '', rest = ''] = /^(at|marks|restart|join|leave)(?:\s+(.+))?$/su.exec(source) ?? [];
  if (word === 'at') return { kind: 'at', at: timeOf(line, rest, now, cast) };
  if (word === 'marks') return readMarks(line, rest, cast);
  if (word === 'join' || word === 'leave') return readMove(line, word, rest, cast);
  if (word === 'restart' && ['', 'during'].includes(rest)) return { kind: 'restart', during: rest === 'during' };
  throw new StoryError(line.line, whyNot(source, cast));
}

/** `WHO > …`, `WHO @ CHAT >> @3 …`, `WHO ! …`. The longest names with which the line makes sense. */
function readAct({ line, source }: StoryLine, { people, chats }: StoryCast): Doing | undefined {
  const begin = (text: string, names: string[]) => names.filter((name) => text.startsWith(name));
  const byLength = { people: longestFirst(people.map(({ name }) => name)), chats: longestFirst(chats.map(titleOf)) };
  for (const who of begin(source, byLength.people)) {
    const after = source.slice(who.length).trimStart();
    const place = /^@\s*(.*)$/su.exec(after)?.[1];
    const chatsHere = place === undefined ? [undefined] : begin(place, byLength.chats);
    for (const chat of chatsHere) {
      const rest = chat === undefined ? after : (place?.slice(chat.length) ?? '').trimStart();
      const [, sign, what = ''] = /^(>>|>|!)\s*(.*)$/su.exec(rest) ?? [];
      if (sign !== undefined) return readDoing(sign, what, { who, chat }, line);
    }
  }
  return undefined;
}

function readDoing(sign: string, what: string, act: { who: string; chat: string | undefined }, line: number): Doing {
  if (sign === '!') {
    if (what === '') throw new StoryError(line, 'which button is pressed?');
    return { kind: 'presses', ...act, label: readWords(what, line) };
  }
  const [, replied, rest = ''] = (sign === '>>' && /^@(\d+)(?:\s+(.*))?$/su.exec(what)) || [];
  if (sign === '>>' && replied === undefined) {
    throw new StoryError(line, 'an answer names the line that it answers: >> @3 text');
  }
  const said = splitAttachments(sign === '>>' ? rest : what);
  if (said.text === '' && said.attachments.length === 0) throw new StoryError(line, 'nothing is said');
  return { kind: 'says', ...act, ...said, ...(replied !== undefined && { replyTo: Number(replied) }) };
}

function readMarks({ line }: StoryLine, rest: string, { chats }: StoryCast): Doing {
  for (const chat of longestFirst(chats.map(titleOf)).filter((title) => rest.startsWith(title))) {
    const [fits, title] = /^\s*(?:\/\s*(.+))?$/su.exec(rest.slice(chat.length)) ?? [];
    if (fits !== undefined) return { kind: 'marks', chat, ...(title !== undefined && { title }) };
  }
  throw new StoryError(line, rest === '' ? 'the marks of which chat?' : `no chat is called ${rest}`);
}

function readMove({ line }: StoryLine, word: 'join' | 'leave', rest: string, { people, chats }: StoryCast): Doing {
  for (const chat of longestFirst(chats.map(titleOf)).filter((title) => rest.endsWith(title))) {
    const who = /^(.+?)\s*:\s*$/su.exec(rest.slice(0, -chat.length))?.[1];
    if (who === undefined) continue;
    if (!people.some(({ name }) => name === who)) throw new StoryError(line, nobody(who));
    return { kind: word === 'join' ? 'joins' : 'leaves', who, chat };
  }
  throw new StoryError(line, `it is written so: ${word} NAME: CHAT, with a chat of this story`);
}

function timeOf({ line }: StoryLine, written: string, now: number, { zone }: StoryCast): number {
  try {
    return readStoryTime(written, now, zone);
  } catch (error) {
    if (error instanceof RangeError) throw new StoryError(line, error.message);
    throw error;
  }
}

/** What only the whole story tells: who is where, and which lines there are to answer. */
function requireSense(steps: readonly Step[], { chats }: StoryCast): void {
  const inside = new Map(chats.map(({ title, members }) => [title, new Set(members.map(({ name }) => name))]));
  for (const [place, { line, does }] of steps.entries()) {
    const chat = 'chat' in does && does.chat !== undefined ? does.chat : undefined;
    const members = chat === undefined ? undefined : inside.get(chat);
    if (does.kind === 'joins') members?.add(does.who);
    if (does.kind === 'leaves') members?.delete(does.who);
    if ((does.kind === 'says' || does.kind === 'presses') && members?.has(does.who) === false) {
      throw new StoryError(line, `${does.who} is not in ${chat ?? ''}: say so with join ${does.who}: ${chat ?? ''}`);
    }
    if (does.kind === 'says' && does.replyTo !== undefined && !isBefore(steps, place, does.replyTo)) {
      throw new StoryError(line, `line ${does.replyTo} is no step or check before this one`);
    }
    if (does.kind === 'restart' && does.during && place === 0) {
      throw new StoryError(line, 'there is no step before that it could interrupt');
    }
  }
}

function isBefore(steps: readonly Step[], place: number, line: number): boolean {
  return steps.slice(0, place).some((step) => [step, ...step.checks].some((one) => one.line === line));
}

function titleOf({ title }: { title: string }): string {
  return title;
}

function nobody(who: string): string {
  return `nobody is called ${who}: a person or chat line names everybody`;
}

function whyNot(source: string, { people }: StoryCast): string {
  const [, who, chat] = /^(.+?)(?:\s*@\s*(.+?))?\s*(?:>>|>|!)(?:\s|$)/su.exec(source) ?? [];
  if (who === undefined) return `this is no step: ${source}`;
  if (!people.some(({ name }) => name === who)) return nobody(who);
  return `no chat is called ${chat ?? ''}`;
}
