/** `/roster add NAMES`: people without an account, by name, from a pasted list or a file. */
import { z } from 'zod';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { nameKey } from '../../classes/fold-name.js';
import { addMembers, memberOf, setMember } from '../../classes/roster.js';
import { looksLikeNames, readPastedNames } from '../../people/pasted-names.js';
import type { Person, PersonId } from '../../people/person.js';
import { addedReply, askNamesReply, guessedReply, takenBackReply, type AddedNames } from './change-replies.js';
import { expectInSession, expectNoMore } from '../join/admit.js';
import type { Story, Context } from '../kernel/story.js';
import { conversation } from '../kernel/conversation.js';
import { proposal } from '../kernel/proposal.js';
import { placeOf } from '../kernel/context.js';
import { hostedClass, hostsAllOf } from '../kernel/permissions.js';

const minute = 60_000;
/** How long an answer to the question is taken for a list of names. */
const patience = 10 * minute;
/** How long anything else the host says in the class's chat is, if it looks like one: the chat goes on meanwhile. */
const soon = 3 * minute;
/** The question's message, and when it was asked for (milliseconds UTC). */
const asked = z.object({ class: z.string(), question: z.string().optional(), at: z.number() });
const adding = conversation('roster-add', asked, patience);
/** Of a list that can be read in more than one way. */
const pasted = z.object({
  named: z.array(z.object({ name: z.string(), email: z.string().exactOptional() })),
  repeated: z.array(z.string()),
  unread: z.array(z.string()),
  beyond: z.number(),
});
type Read = z.infer<typeof pasted>;
const guessing = proposal('roster-guess', pasted);

/** Of a text, or else of a file that came with the command or is answered by it. */
export async function addNames(context: Context<MessageReceived>, klass: Class, text: string): Promise<void> {
  const { services, event } = context;
  const file = text.trim() === '' ? [...event.photos, ...(event.replyTo?.photos ?? [])][0] : undefined;
  if (!text.trim() && !file) return askNames(context, klass);
  const { isCertain, ...read } = readPastedNames(file ? await services.rosterFiles.read(file) : text, nameKey);
  if (isCertain) return add(context, klass, read);
  const id = await guessing.set(context, klass, read);
  await context.replyPrivately(guessedReply(context.say, { class: klass.id, id }, read));
  await adding.end(context);
}

async function settleGuess(context: Context<ButtonPressed>, [id, asked, answer]: string[]): Promise<void> {
  const klass = await hostedClass(context, id);
  const read = await guessing.read(context.services, klass, asked);
  if (answer === 'yes') await add(context, klass, read);
  await context.rewrite({
    text: context.say(answer === 'yes' ? 'roster.add.as-shown' : 'roster.add.cancelled'),
    buttons: [],
  });
  await guessing.end(context.services, klass);
}

async function add(context: Context, klass: Class, read: Read): Promise<void> {
  const { services, event, say } = context;
  const { named, repeated, unread, beyond } = read;
  const wanted = named.map((one) => ({ ...one, id: services.idFrom(event.id, `person ${nameKey(one.name)}`) }));
  const known = await namesOn(context, klass);
  const there = wanted.filter(({ id, name }) => (known.on.get(nameKey(name)) ?? id) !== id);
  const added = wanted.filter((one) => !there.includes(one));
  const stop = services.messenger.working({ chat: event.chat.id, ...placeOf(event) });
  const people = await Promise.all(
    added.map(
      async ({ id, name, email }) =>
        known.left.get(nameKey(name)) ??
        services.people.add(nameOnly({ id, name, ...(email !== undefined && { email }) }, klass, event.at)),
    ),
  ).finally(stop);
  const ids = people.map(({ id }) => id);
  const now = await services.classes.change(klass.id, (before) => addMembers(before, ids, event.at, 'on'));
  await expectInSession(services, now, ids, event.at);
  await adding.end(context);
  const result: AddedNames = {
    added: people.map(({ id, name }) => ({ number: memberOf(now, id)?.number ?? 0, name })),
    there: there.map(({ name }) => name),
    repeated,
    unread,
    beyond,
  };
  await context.replyPrivately(addedReply(say, klass, result, event.at));
}

/** Names on the roster (with or without an account), and people without one who left and would come back. */
async function namesOn({ services }: Context, klass: Class) {
  const people = await services.people.many(klass.members.map(({ person }) => person));
  const on = new Map<string, PersonId>();
  const left = new Map<string, Person>();
  for (const { person: id, state } of klass.members) {
    const person = people.get(id);
    if (!person) continue;
    if (state !== 'left') on.set(nameKey(person.name), id);
    else if (person.accounts.length === 0) left.set(nameKey(person.name), person);
  }
  return { on, left };
}

function nameOnly(named: Pick<Person, 'id' | 'name' | 'email'>, klass: Class, at: number): Person {
  return { ...named, accounts: [], templates: [], classes: [klass.id], since: at };
}

async function askNames(context: Context, klass: Class): Promise<void> {
  const question = await context.replyPrivately(askNamesReply(context.say, klass));
  await adding.set(context, { class: klass.id, question, at: context.event.at });
}

/** In the class's chat a host also talks to the class: that must not become names. */
function isAnswer({ chat, text, at, replyTo }: MessageReceived, to: z.infer<typeof asked>): boolean {
  if (chat.kind === 'direct' || (replyTo && replyTo.message === to.question)) return true;
  const lines = readPastedNames(text, nameKey).named.map(({ name }) => name);
  return !replyTo && at <= to.at + soon && looksLikeNames(lines);
}

export const addTalks = adding.continuedBy(async (context, to) => {
  if (!isAnswer(context.event, to)) return;
  await addNames(context, await hostedClass(context, to.class), context.event.text);
});

export const addPresses: NonNullable<Story['presses']> = {
  'roster-guess': settleGuess,
  'roster-add': async (context, [id]) => askNames(context, await hostedClass(context, id)),
  'roster-add-no': async (context) => {
    await adding.end(context);
    await context.rewrite({ text: context.say('roster.add.cancelled'), buttons: [] });
  },
  /** What one message put on the roster, known by its instant. Names that were added by mistake are kept no longer. */
  unadd: async (context, [id, at]) => {
    const { services, say } = context;
    const klass = await hostedClass(context, id);
    const rows = klass.members.filter(({ state, since }) => state !== 'left' && since === Number(at));
    const people = await services.people.many(rows.map(({ person }) => person));
    const gone = [...people.values()].filter((person) => person.accounts.length === 0 && person.templates.length === 0);
    await services.classes.change(klass.id, (now) =>
      gone.reduce((before, person) => setMember(before, person.id, { state: 'left' }), now),
    );
    for (const person of gone) {
      if (person.since === Number(at) && (await hostsAllOf(context, person))) await services.people.forget(person.id);
    }
    const ids = gone.map((person) => person.id);
    await expectNoMore(services, klass, ids, context.event.at);
    await context.rewrite(takenBackReply(say, gone.length));
  },
};
