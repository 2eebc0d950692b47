/** `/excuse`: a member says that they miss, and a host answers. */
import type { CommandOf } from '../../chat/commands.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { memberOf } from '../../classes/roster.js';
import { readExcuse, type UnclearExcuse } from '../../classes/timetable/read-excuse.js';
import { showDate, showDates } from '../../classes/timetable/show.js';
import { dateOf } from '../../classes/timetable/wall-clock.js';
import { UserError } from '../../errors.js';
import { waitingExcuses } from '../../people/excuses.js';
import type { Person } from '../../people/person.js';
import { classHere, isHost, personOf } from '../kernel/permissions.js';
import type { Talk } from '../kernel/services.js';
import type { Flow, Turn } from '../kernel/story.js';
import { theirClasses } from '../kernel/their-classes.js';
import { markSelfie } from '../selfie/selfie.js';
import { askFor, wordsOf } from './ask.js';
import { daysOffered } from './days-offered.js';
import { decide } from './decide.js';
import { askedReply, type DayChoice, ownExcusesReply, waitingReplies, whichClassReply, whichDayReply } from './excuse-replies.js';
import { z } from 'zod';

export const excuse: Flow = {
  commands: { excuse: { place: 'anywhere', run: excuseMe } },
  presses: { 'excuse-on': chooseDay, 'excuse-for': choose, excused: decide },
  talks: { excuse: goOn },
};

/** Milliseconds in which the question which day or which class is meant waits for its answer. */
const memory = 10 * 60_000;
const unclear = z.object({
  ...{ event: z.string(), at: z.number(), reason: z.string() },
  question: z.string(),
  days: z.array(z.string()),
});
const asked = z.object({ event: z.string(), at: z.number(), from: z.string(), to: z.string(), reason: z.string() });
type Asked = z.infer<typeof asked>;

async function excuseMe(turn: Turn<MessageReceived>, { text }: CommandOf<'excuse'>): Promise<void> {
  const { event } = turn;
  if (event.chat.kind === 'group') return listForHost(turn);
  const { person, classes, first, language } = await asker(turn);
  if (/^:?$/.test(text)) {
    const days = (await isBusy(turn)) ? [] : await askDay(turn, person, classes, { named: [], reason: '' });
    return showOwn(turn, person, classes, days);
  }
  const request = readExcuse(text, { today: dateOf(event.at, first.timeZone), language });
  if ('named' in request) {
    const days = await askDay(turn, person, classes, request);
    await turn.answer(whichDayReply(turn.say, { part: request.reason.slice(0, longestPart), days }));
    return;
  }
  await askOrChoose(turn, { event: event.id, at: event.at, ...request }, (reply) => turn.answer(reply));
}

/** Characters of a text that was not understood, as it is said again. */
const longestPart = 60;

/** Who asks, and the classes that they are in. Throws UserErrors `person.*`. */
async function asker(turn: Turn) {
  const { rooms, event } = turn;
  const person = await personOf(turn);
  const classes = (await theirClasses(rooms, person)).filter((klass) => memberOf(klass, person.id)?.state === 'on');
  const [first] = classes;
  if (!first) throw new UserError('person.not-on-roster');
  return { person, classes, first, language: person.language ?? event.sender.language ?? first.language };
}

/** Where there are several classes, which of them is asked first. */
async function askOrChoose(turn: Turn, what: Asked, answer: (reply: Reply) => Promise<unknown>): Promise<void> {
  const { rooms, event, say } = turn;
  const { person, classes, first, language } = await asker(turn);
  const dates = showDates(what, language);
  if (classes.length === 1) {
    await askFor(rooms, person, first, what);
    await answer({ buttons: [], ...askedReply(say, { titles: [first.title], dates }) });
    const talk = await rooms.talks.get(event.chat.id, event.sender.account);
    if (talk?.flow === 'excuse') await rooms.talks.end(event.chat.id, event.sender.account);
    return;
  }
  await answer(whichClassReply(say, { classes, dates }));
  await remember(turn, 'which', what);
}

async function remember({ rooms, event }: Turn, step: string, data: Record<string, unknown>): Promise<void> {
  const until = rooms.now() + memory;
  await rooms.talks.set(event.chat.id, event.sender.account, { flow: 'excuse', step, data, until });
}

/** Whether they are in the middle of something else, which is not broken off by a look at their excuses. */
async function isBusy({ rooms, event }: Turn): Promise<boolean> {
  const talk = await rooms.talks.get(event.chat.id, event.sender.account);
  return talk !== undefined && talk.flow !== 'excuse';
}

/** The buttons of the question; what was written waits in the conversation, which only its writer's taps find. */
async function askDay(
  turn: Turn<MessageReceived>,
  person: Person,
  classes: readonly Class[],
  { named, reason }: UnclearExcuse,
): Promise<DayChoice[]> {
  const { rooms, event } = turn;
  const question = rooms.idFrom(event.id, 'excuse day');
  const language = person.language ?? event.sender.language ?? classes[0]?.language ?? rooms.defaults.language;
  const offered = await daysOffered(rooms, classes, named, event.at);
  const days = offered.map(({ date }) => date);
  await remember(turn, 'day', { event: event.id, at: event.at, reason, question, days });
  return offered.map((day) => ({ ...day, question, label: showDate(day.date, language) }));
}

/** The day was chosen. A question that was answered, or followed by another one, is out of date. */
async function chooseDay(turn: Turn<ButtonPressed>, [question, date = '']: string[]): Promise<void> {
  const { rooms, event } = turn;
  const talk = await rooms.talks.get(event.chat.id, event.sender.account);
  if (talk?.flow !== 'excuse' || talk.step !== 'day') throw new UserError('button.stale');
  const { question: open, days, ...what } = unclear.parse(talk.data);
  if (open !== question || !days.includes(date)) throw new UserError('button.stale');
  await askOrChoose(turn, { ...what, from: date, to: date }, (reply) => turn.rewrite(reply));
}

/** One class by its id, or `all`. The conversation ends last: an event handled again finds it as it was. */
async function choose(turn: Turn<ButtonPressed>, [which = '']: string[]): Promise<void> {
  const { rooms, event, say } = turn;
  const talk = await rooms.talks.get(event.chat.id, event.sender.account);
  if (talk?.flow !== 'excuse' || talk.step !== 'which') throw new UserError('button.stale');
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
async function goOn(turn: Turn<MessageReceived>, talk: Talk): Promise<void> {
  if (turn.event.photos.length > 0) return markSelfie(turn);
  await turn.answer({ text: turn.say(talk.step === 'day' ? 'excuse.day-again' : 'excuse.which-again') });
}

async function showOwn(
  turn: Turn,
  person: Person,
  classes: readonly Class[],
  days: readonly DayChoice[],
): Promise<void> {
  const titles = new Map(classes.map(({ id, title }) => [id, title]));
  const today = dateOf(turn.event.at, classes[0]?.timeZone ?? 'UTC');
  const own = (person.excuses ?? []).flatMap((one) => {
    const title = titles.get(one.class);
    if (title === undefined || one.to < today) return [];
    const state = one.decision ? (one.decision.accepted ? 'approved' : 'refused') : 'waiting';
    return [{ title, dates: showDates(one, person.language ?? 'en'), state } as const];
  });
  await turn.answer(ownExcusesReply(turn.say, own, days));
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
