/** `/roster merge PERSON PERSON`, and the tap that does it. */
import { grammar } from '../../chat/commands.js';
import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { findMember } from '../../classes/find-member.js';
import { onlyPair, readPairs } from '../../classes/find-pair.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { mayMerge } from '../../people/merge.js';
import type { Person } from '../../people/person.js';
import { askMergeReply, mergedReply } from '../../wording/classes/merging.js';
import type { Flow, Turn } from '../flow.js';
import { refreshJoinMessage } from '../join-message.js';
import { differencesOf } from '../merge-differences.js';
import { mergeInto } from '../merge-members.js';
import { hostedClass } from '../who.js';

/** Asks first, for it cannot be taken back. */
export async function askMerge(turn: Turn<MessageReceived>, klass: Class, text: string): Promise<void> {
  const pair = await readPair(turn, klass, text);
  if (!pair) return turn.toast(turn.say('merge.which'));
  const [first, second] = pair;
  const [from, into] = second.accounts.length === 0 && first.accounts.length > 0 ? [second, first] : [first, second];
  if (!mayMerge(from, into)) return turn.toast(turn.say('merge.both-accounts', { a: from.name, b: into.name }));
  const differ = await differencesOf(turn.rooms, [klass], from, into);
  await turn.whisper(askMergeReply(turn.say, klass, from, into, differ));
}

/** Somebody mentioned may be registered and not on the roster yet. */
async function readPair({ rooms, event }: Turn<MessageReceived>, klass: Class, text: string) {
  const people = await rooms.people.many(klass.members.map(({ person }) => person));
  const pairs = readPairs(text, event.mentions, grammar.roster.usage);
  const outside = new Map<string, Person>();
  for (const { account, text: words } of event.mentions) {
    const person = await rooms.people.of(account);
    if (person && (memberOf(klass, person.id)?.state ?? 'left') === 'left') outside.set(words, person);
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

export const mergePresses: NonNullable<Flow['presses']> = {
  merge: async (turn, [id, fromId = '', intoId = '']) => {
    const { rooms, say, event } = turn;
    const klass = await hostedClass(turn, id);
    const [from, into] = [await rooms.people.get(fromId), await rooms.people.get(intoId)];
    if (into && memberOf(klass, fromId)?.person === intoId && !from) {
      return turn.rewrite(mergedReply(say, into.name));
    }
    const here = (memberOf(klass, fromId)?.state ?? 'left') !== 'left';
    if (!here || !from || !into || !mayMerge(from, into)) throw new UserError('button.stale');
    const merged = await mergeInto(rooms, from, into, event.at);
    await refreshJoinMessage(rooms, klass.id);
    await turn.rewrite(mergedReply(say, merged.name));
  },
  nomerge: async (turn, [id]) => {
    await hostedClass(turn, id);
    await turn.rewrite({ text: turn.say('merge.not'), buttons: [] });
  },
};
