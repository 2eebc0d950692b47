/** `/roster merge PERSON PERSON`, and the tap that does it. */
import { grammar } from '../../chat/commands.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { findMember } from '../../classes/find-member.js';
import { onlyPair, readPairs } from '../../classes/find-pair.js';
import { memberOf, setMember } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { mayMerge } from '../../people/merge.js';
import type { Person, PersonId } from '../../people/person.js';
import {
  askedOwnerReply,
  askMergeReply,
  askOwnerReply,
  mergedReply,
  unreachedOwnerReply,
} from './change-replies.js';
import type { Say } from '../../locales/say.js';
import type { Flow, Turn } from '../kernel/story.js';
import { refreshJoinMessage } from '../live/join-message.js';
import { differencesOf } from './merge-differences.js';
import { mergeInto } from './merge-members.js';
import { noteToPerson } from '../kernel/private-note.js';
import { hostedClass, hostsAllOf, isInChats } from '../kernel/permissions.js';
import { answerMerge } from './own-merge.js';

/** Asks first, for it cannot be taken back. */
export async function askMerge(turn: Turn<MessageReceived>, klass: Class, text: string): Promise<void> {
  const { rooms, event, say } = turn;
  for (const { account, text: name } of event.mentions) {
    if ((await rooms.people.of(account)) || !(await isInChats(rooms, klass, [account]))) continue;
    return turn.toast(say('merge.unregistered', { name }));
  }
  const pair = await readPair(turn, klass, text);
  if (!pair) return turn.toast(say('merge.which'));
  const [first, second] = pair;
  const [from, into] = second.accounts.length === 0 && first.accounts.length > 0 ? [second, first] : [first, second];
  if (!mayMerge(from, into)) return turn.toast(say('merge.both-accounts', { a: from.name, b: into.name }));
  if (!(await hostsAllOf(turn, from))) return turn.toast(say('merge.elsewhere', { name: from.name }));
  const differ = await differencesOf(rooms, [klass], from, into);
  await turn.whisper(askMergeReply(say, klass, from, into, differ));
}

/** Somebody mentioned may be registered and in the class's chat, and not on the roster yet. */
async function readPair({ rooms, event }: Turn<MessageReceived>, klass: Class, text: string) {
  const people = await rooms.people.many(klass.members.map(({ person }) => person));
  const pairs = readPairs(text, event.mentions, grammar.roster.usage);
  const outside = new Map<string, Person>();
  for (const { account, text: words } of event.mentions) {
    const person = await rooms.people.of(account);
    if (!person || isOn(klass, person.id) || !(await isInChats(rooms, klass, [account]))) continue;
    outside.set(words, person);
  }
  const find = (query: string) => outside.get(query) ?? findMember(query, event.mentions, klass.members, people).person;
  const [only, ...others] = pairs;
  // One reading: whoever is not found is named in the answer.
  if (only && others.length === 0) {
    const [a, b] = [find(only[0]), find(only[1])];
    return a.id === b.id ? undefined : ([a, b] as const);
  }
  return onlyPair(pairs, (query) => {
    try {
      return find(query);
    } catch (error) {
      if (error instanceof UserError) return undefined;
      throw error;
    }
  });
}

function isOn(klass: Class, id: PersonId): boolean {
  return (memberOf(klass, id)?.state ?? 'left') !== 'left';
}

/**
 * Who two ids mean at the press, whatever its data says: of the class, or at least in its chat where they have an account
 * to say yes with. Throws UserError `button.stale`.
 */
async function pressedPair({ rooms }: Turn, klass: Class, fromId: string, intoId: string) {
  const [from, into] = [await rooms.people.get(fromId), await rooms.people.get(intoId)];
  if (!from || !into || !isOn(klass, fromId) || !mayMerge(from, into)) throw new UserError('button.stale');
  const belongs = isOn(klass, intoId) || (await isInChats(rooms, klass, into.accounts));
  if (!belongs) throw new UserError('button.stale');
  return { from, into };
}

/** Whoever has an account decides alone whether they are one with a name on the roster. */
async function askOwner(turn: Turn<ButtonPressed>, klass: Class, from: Person, into: Person): Promise<void> {
  const { rooms, event, say } = turn;
  const mergeAsked = { id: rooms.idFrom(event.id, 'merge'), into: into.id, at: event.at };
  await rooms.classes.change(klass.id, (now) => setMember(now, from.id, { mergeAsked }));
  const { marks } = await differencesOf(rooms, [klass], from, into);
  const ask = (own: Say) => askOwnerReply(own, klass, mergeAsked.id, from.name, into.name, { marks });
  const reached = await noteToPerson(rooms, klass, into, ask, `merge:${mergeAsked.id}`);
  await turn.rewrite(reached ? askedOwnerReply(say, klass, from, into) : unreachedOwnerReply(say, klass, from, into));
}

export const mergePresses: NonNullable<Flow['presses']> = {
  merge: async (turn, [id, fromId = '', intoId = '']) => {
    const { rooms, say, event } = turn;
    const klass = await hostedClass(turn, id);
    const done = memberOf(klass, fromId)?.person === intoId && !(await rooms.people.get(fromId));
    const now = done ? await rooms.people.get(intoId) : undefined;
    if (now) return turn.rewrite(mergedReply(say, now.name));
    const { from, into } = await pressedPair(turn, klass, fromId, intoId);
    if (!(await hostsAllOf(turn, from))) return turn.toast(say('merge.elsewhere', { name: from.name }));
    if (into.accounts.length > 0) return askOwner(turn, klass, from, into);
    const merged = await mergeInto(rooms, from, into, event.at);
    await refreshJoinMessage(rooms, klass.id);
    await turn.rewrite(mergedReply(say, merged.name));
  },
  /** Also what takes a request back that still waits. */
  nomerge: async (turn, [id, fromId]) => {
    const klass = await hostedClass(turn, id);
    const row = klass.members.find(({ person, mergeAsked }) => person === fromId && mergeAsked);
    if (row) await turn.rooms.classes.change(klass.id, (now) => setMember(now, row.person, { mergeAsked: undefined }));
    await turn.rewrite({ text: turn.say('merge.not'), buttons: [] });
  },
  'merge-me': answerMerge,
};
