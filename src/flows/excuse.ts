/** `/excuse`: a member says that they miss, and a host answers. */
import { z } from 'zod';
import type { CommandOf } from '../chat/commands.js';
import type { ButtonPressed, MessageReceived } from '../chat/event.js';
import type { Class } from '../classes/class.js';
import { memberOf } from '../classes/roster.js';
import { readExcuse } from '../classes/timetable/read-excuse.js';
import { showDates } from '../classes/timetable/show.js';
import { dateOf } from '../classes/timetable/wall-clock.js';
import { UserError } from '../errors.js';
import { waitingExcuses } from '../people/excuses.js';
import type { Person } from '../people/person.js';
import { askedReply, ownExcusesReply, waitingReplies, whichClassReply } from '../wording/excuse.js';
import { askFor, wordsOf } from './excuse/ask.js';
import { decide } from './excuse/decide.js';
import type { Flow, Turn } from './flow.js';
import { markSelfie } from './selfie.js';
import { theirClasses } from './their-classes.js';
import { classHere, isHost, personOf } from './who.js';

export const excuse: Flow = {
  commands: { excuse: { place: 'anywhere', run: excuseMe } },
  presses: { 'excuse-for': choose, excused: decide },
  talks: { excuse: goOn },
};

/** Milliseconds in which the question which class is meant waits for its answer. */
const memory = 10 * 60_000;
const asked = z.object({ event: z.string(), at: z.number(), from: z.string(), to: z.string(), reason: z.string() });
type Asked = z.infer<typeof asked>;

async function excuseMe(turn: Turn<MessageReceived>, { text }: CommandOf<'excuse'>): Promise<void> {
  const { rooms, event, say } = turn;
  if (event.chat.kind === 'group') return listForHost(turn);
  const person = await personOf(turn);
  const classes = (await theirClasses(rooms, person)).filter((klass) => memberOf(klass, person.id)?.state === 'on');
  const [first] = classes;
  if (!first) throw new UserError('person.not-on-roster');
  if (text.trim() === '') return showOwn(turn, person, classes);
  const language = person.language ?? event.sender.language ?? first.language;
  const request = readExcuse(text, { today: dateOf(event.at, first.timeZone), language });
  const what: Asked = { event: event.id, at: event.at, ...request };
  const dates = showDates(request, language);
  if (classes.length === 1) {
    await askFor(rooms, person, first, what);
    await turn.answer(askedReply(say, { titles: [first.title], dates }));
    return;
  }
  await turn.answer(whichClassReply(say, { classes, dates }));
  const until = rooms.now() + memory;
  await rooms.talks.set(event.chat.id, event.sender.account, { flow: 'excuse', step: 'which', data: what, until });
}

/** One class by its id, or `all`. The conversation ends last: an event handled again finds it as it was. */
async function choose(turn: Turn<ButtonPressed>, [which = '']: string[]): Promise<void> {
  const { rooms, event, say } = turn;
  const talk = await rooms.talks.get(event.chat.id, event.sender.account);
  if (talk?.flow !== 'excuse') throw new UserError('button.stale');
  const what = asked.parse(talk.data);
  const person = await personOf(turn);
  const classes = (await theirClasses(rooms, person)).filter(({ id }) => which === 'all' || id === which);
  if (classes.length === 0) throw new UserError('button.stale');
  for (const klass of classes) await askFor(rooms, person, klass, what);
  const titles = classes.map(({ title }) => title);
  const language = person.language ?? event.sender.language ?? rooms.defaults.language;
  await turn.rewrite({ ...askedReply(say, { titles, dates: showDates(what, language) }), buttons: [] });
  await rooms.talks.end(event.chat.id, event.sender.account);
}

/** A photo is a selfie, whatever else was asked. */
async function goOn(turn: Turn<MessageReceived>): Promise<void> {
  if (turn.event.photos.length > 0) return markSelfie(turn);
  await turn.answer({ text: turn.say('excuse.which-again') });
}

async function showOwn(turn: Turn, person: Person, classes: readonly Class[]): Promise<void> {
  const titles = new Map(classes.map(({ id, title }) => [id, title]));
  const today = dateOf(turn.event.at, classes[0]?.timeZone ?? 'UTC');
  const own = (person.excuses ?? []).flatMap((one) => {
    const title = titles.get(one.class);
    if (title === undefined || one.to < today) return [];
    const state = one.decision ? (one.decision.accepted ? 'approved' : 'refused') : 'waiting';
    return [{ title, dates: showDates(one, person.language ?? 'en'), state } as const];
  });
  await turn.answer(ownExcusesReply(turn.say, own));
}

/** In the class's chat: those that wait, to a host's eyes; a member is sent to the direct chat. */
async function listForHost(turn: Turn<MessageReceived>): Promise<void> {
  const { rooms, event, say } = turn;
  const klass = await classHere(turn);
  if (!(await isHost(rooms, klass, event.sender.account))) throw new UserError('rights.direct-only');
  const people = await rooms.people.many(klass.members.map(({ person }) => person));
  const waiting = [...people.values()]
    .flatMap((person) =>
      waitingExcuses(person, klass.id).map((one) => ({ at: one.at, words: wordsOf(klass, person, one) })),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ words }) => words);
  for (const reply of waitingReplies(say, waiting)) await turn.whisper(reply);
}
