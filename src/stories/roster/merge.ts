/** `/roster merge PERSON PERSON`, and the tap that does it. */
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { findMember, onlyPair, readPairs } from '../../classes/find-member.js';
import { memberOf, setMember } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { mayMerge } from '../../people/merge.js';
import type { Person, PersonId } from '../../people/person.js';
import { askedOwnerReply, askMergeReply, askOwnerReply, mergedReply, unreachedOwnerReply } from './change-replies.js';
import type { Say } from '../../locales/say.js';
import type { Story, Context } from '../kernel/story.js';
import { differencesOf } from './merge-differences.js';
import { mergeInto } from './merge-members.js';
import { noteToPerson } from '../kernel/private-note.js';
import { hostedClass, hostsAllOf, isInChats } from '../kernel/permissions.js';
import { answerMerge } from './own-merge.js';

export const usage =
  '/roster [add NAMES | enrol [PERSON] | consent PERSON | merge PERSON PERSON | rename PERSON, NAME | email PERSON ADDRESS | remove PERSON]';

/** Asks first, for it cannot be taken back. */
export async function askMerge(context: Context<MessageReceived>, klass: Class, text: string): Promise<void> {
  const { services, event, say } = context;
  for (const { account, text: name } of event.mentions) {
    if ((await services.people.of(account)) || !(await isInChats(services, klass, [account]))) continue;
    return context.notify(say('roster.merge.unregistered', { name }));
  }
  const pair = await readPair(context, klass, text);
  if (!pair) return context.notify(say('roster.merge.which'));
  const [first, second] = pair;
  const [from, into] = second.accounts.length === 0 && first.accounts.length > 0 ? [second, first] : [first, second];
  if (!mayMerge(from, into)) return context.notify(say('roster.merge.both-accounts', { a: from.name, b: into.name }));
  if (!(await hostsAllOf(context, from))) return context.notify(say('roster.merge.elsewhere', { name: from.name }));
  const differ = await differencesOf(services, [klass], from, into);
  await context.replyPrivately(askMergeReply(say, klass, from, into, differ));
}

/** Somebody mentioned may be registered and in the class's chat, and not on the roster yet. */
async function readPair({ services, event }: Context<MessageReceived>, klass: Class, text: string) {
  const people = await services.people.many(klass.members.map(({ person }) => person));
  const pairs = readPairs(text, event.mentions, usage);
  const outside = new Map<string, Person>();
  for (const { account, text: words } of event.mentions) {
    const person = await services.people.of(account);
    if (!person || isOn(klass, person.id) || !(await isInChats(services, klass, [account]))) continue;
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
async function pressedPair({ services }: Context, klass: Class, fromId: string, intoId: string) {
  const [from, into] = [await services.people.get(fromId), await services.people.get(intoId)];
  if (!from || !into || !isOn(klass, fromId) || !mayMerge(from, into)) throw new UserError('button.stale');
  const belongs = isOn(klass, intoId) || (await isInChats(services, klass, into.accounts));
  if (!belongs) throw new UserError('button.stale');
  return { from, into };
}

/** Whoever has an account decides alone whether they are one with a name on the roster. */
async function askOwner(context: Context<ButtonPressed>, klass: Class, from: Person, into: Person): Promise<void> {
  const { services, event, say } = context;
  const mergeAsked = { id: services.idFrom(event.id, 'merge'), into: into.id, at: event.at };
  await services.classes.change(klass.id, (now) => setMember(now, from.id, { mergeAsked }));
  const { marks } = await differencesOf(services, [klass], from, into);
  const ask = (own: Say) => askOwnerReply(own, klass, mergeAsked.id, from.name, into.name, { marks });
  const reached = await noteToPerson(services, klass, into, ask, `merge:${mergeAsked.id}`);
  await context.rewrite(
    reached ? askedOwnerReply(say, klass, from, into) : unreachedOwnerReply(say, klass, from, into),
  );
}

export const mergePresses: NonNullable<Story['presses']> = {
  merge: async (context, [id, fromId = '', intoId = '']) => {
    const { services, say, event } = context;
    const klass = await hostedClass(context, id);
    const done = memberOf(klass, fromId)?.person === intoId && !(await services.people.get(fromId));
    const now = done ? await services.people.get(intoId) : undefined;
    if (now) return context.rewrite(mergedReply(say, now.name));
    const { from, into } = await pressedPair(context, klass, fromId, intoId);
    if (!(await hostsAllOf(context, from))) return context.notify(say('roster.merge.elsewhere', { name: from.name }));
    if (into.accounts.length > 0) return askOwner(context, klass, from, into);
    const merged = await mergeInto(services, from, into, event.at);
    await context.rewrite(mergedReply(say, merged.name));
  },
  /** Also what takes a request back that still waits. */
  nomerge: async (context, [id, fromId]) => {
    const klass = await hostedClass(context, id);
    const row = klass.members.find(({ person, mergeAsked }) => person === fromId && mergeAsked);
    if (row)
      await context.services.classes.change(klass.id, (now) => setMember(now, row.person, { mergeAsked: undefined }));
    await context.rewrite({ text: context.say('roster.merge.not'), buttons: [] });
  },
  'merge-me': answerMerge,
};
