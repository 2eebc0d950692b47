/** `/excuse`: a member says that they miss, and a host answers. */
import { command, textOption, wholeText } from '../kernel/command.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { findMember } from '../../classes/find-member.js';
import { memberOf } from '../../classes/roster.js';
import { readDates } from '../../classes/timetable/read-dates.js';
import { readExcuse, type UnclearExcuse } from '../../classes/timetable/read-excuse.js';
import { showDate, showDates } from '../../classes/timetable/show.js';
import { dateOf } from '../../classes/timetable/wall-clock.js';
import { UserError } from '../../errors.js';
import { waitingExcuses } from '../../people/excuses.js';
import type { Person } from '../../people/person.js';
import { todayFor } from '../kernel/asked.js';
import { classHere, isHost, personOf } from '../kernel/permissions.js';
import { conversation } from '../kernel/conversation.js';
import type { Story, Context } from '../kernel/story.js';
import { theirClasses } from '../kernel/their-classes.js';
import { markSelfie } from '../selfie/selfie.js';
import { askFor, excuseWordsOf } from './ask.js';
import { daysOffered } from './days-offered.js';
import { answerExcuse, excuseMember, withdraw } from './decide.js';
import {
  askedReply,
  type DayChoice,
  ownExcusesReply,
  waitingReplies,
  whichClassReply,
  whichDayReply,
} from './excuse-replies.js';
import { z } from 'zod';

/** Milliseconds in which the question which day or which class is meant waits for its answer. */
const memory = 10 * 60_000;
const asked = z.object({ event: z.string(), at: z.number(), from: z.string(), to: z.string(), reason: z.string() });
type Asked = z.infer<typeof asked>;
const unclear = asked
  .omit({ from: true, to: true })
  .extend({ step: z.literal('day'), question: z.string(), days: z.array(z.string()) });
const state = z.discriminatedUnion('step', [unclear, asked.extend({ step: z.literal('which') })]);
const excusing = conversation('excuse', state, memory);

export const excuse: Story = {
  commands: [
    command({
      ...{ name: 'excuse', usage: '/excuse [PERSON] [DATES] [REASON]', about: 'menu.excuse' },
      ...{ where: 'anywhere', who: 'everybody', answer: 'private' },
      options: [textOption('when')],
      forms: [
        { form: '/excuse', does: 'excuse.form.today' },
        { form: '/excuse DATE REASON', does: 'excuse.form.date', example: '/excuse tomorrow dentist' },
        { form: '/excuse DATE..DATE REASON', does: 'excuse.form.range', example: '/excuse 2026-12-01..2026-12-03 flu' },
        { form: '/excuse PERSON DATE REASON', does: 'excuse.form.person', example: '/excuse Ann tomorrow dentist' },
      ],
      help: {
        direct: ({ isOnRoster }) => (isOnRoster ? 'excuse.help' : undefined),
        group: ({ isHost }) => (isHost ? 'excuse.help.host' : undefined),
      },
      // A colon marks a reason: see classes/timetable/read-excuse.
      readsColon: true,
      parse: wholeText,
      run: excuseMe,
    }),
  ],
  presses: { 'excuse-on': chooseDay, 'excuse-for': choose, excused: answerExcuse, unexcuse: withdraw },
  conversations: excusing.continuedBy(goOn),
};

async function excuseMe(context: Context<MessageReceived>, { text }: { text: string }): Promise<void> {
  const { event } = context;
  if (event.chat.kind === 'group') return text === '' ? listForHost(context) : excuseSomebody(context, text);
  const { person, classes, first, language } = await asker(context);
  const today = dateOf(event.at, first.timeZone);
  const isBare = /^:?$/.test(text);
  // Alone it is for today. Where that is asked for, or something else would be broken off by it, it shows what there is.
  if (isBare && ((await excusing.isElsewhere(context)) || isAskedFor(person, classes, today)))
    return showOwn(context, person, classes);
  const request = isBare ? { from: today, to: today, reason: '' } : readExcuse(text, { today, language });
  if ('named' in request) {
    const days = await askDay(context, person, classes, request);
    await context.reply(whichDayReply(context.say, { part: request.reason.slice(0, longestPart), days }));
    return;
  }
  await askOrChoose(context, { event: event.id, at: event.at, ...request }, (reply) => context.reply(reply));
}

/** Characters of a text that was not understood, as it is said again. */
const longestPart = 60;

/** Who asks, and the classes that they are in. Throws UserErrors `person.*`. */
async function asker(context: Context) {
  const { services, event } = context;
  const person = await personOf(context);
  const classes = (await theirClasses(services, person)).filter((klass) => memberOf(klass, person.id)?.state === 'on');
  const [first] = classes;
  if (!first) throw new UserError('person.not-on-roster');
  return { person, classes, first, language: person.language ?? event.sender.language ?? first.language };
}

/** Where there are several classes, which of them is asked first. */
async function askOrChoose(context: Context, what: Asked, answer: (reply: Reply) => Promise<unknown>): Promise<void> {
  const { services, say } = context;
  const { person, classes, first, language } = await asker(context);
  const dates = showDates(what, language);
  if (classes.length === 1) {
    await askFor(services, person, first, what);
    await answer({ buttons: [], ...askedReply(say, { titles: [first.title], dates }) });
    return excusing.end(context);
  }
  await answer(whichClassReply(say, { classes, dates }));
  await excusing.set(context, { step: 'which', ...what });
}

/** The buttons of the question; what was written waits in the conversation, which only its writer's taps find. */
async function askDay(
  context: Context<MessageReceived>,
  person: Person,
  classes: readonly Class[],
  { named, reason }: UnclearExcuse,
): Promise<DayChoice[]> {
  const { services, event } = context;
  const question = services.idFrom(event.id, 'excuse day');
  const language = person.language ?? event.sender.language ?? classes[0]?.language ?? services.defaults.language;
  const offered = await daysOffered(services, classes, named, event.at);
  const days = offered.map(({ date }) => date);
  await excusing.set(context, { step: 'day', event: event.id, at: event.at, reason, question, days });
  return offered.map((day) => ({ ...day, question, label: showDate(day.date, language) }));
}

/** The day was chosen. A question that was answered, or followed by another one, is out of date. */
async function chooseDay(context: Context<ButtonPressed>, [question, date = '']: string[]): Promise<void> {
  const open = await excusing.read(context);
  if (open?.step !== 'day' || open.question !== question || !open.days.includes(date))
    throw new UserError('button.stale');
  const { event, at, reason } = open;
  await askOrChoose(context, { event, at, reason, from: date, to: date }, (reply) => context.rewrite(reply));
}

/** One class by its id, or `all`. The conversation ends last: an event handled again finds it as it was. */
async function choose(context: Context<ButtonPressed>, [which = '']: string[]): Promise<void> {
  const { services, event, say } = context;
  const what = await excusing.read(context);
  if (what?.step !== 'which') throw new UserError('button.stale');
  const person = await personOf(context);
  const classes = (await theirClasses(services, person)).filter(({ id }) => which === 'all' || id === which);
  if (classes.length === 0) throw new UserError('button.stale');
  for (const klass of classes) await askFor(services, person, klass, what);
  const titles = classes.map(({ title }) => title);
  const language = person.language ?? event.sender.language ?? services.defaults.language;
  await context.rewrite({ ...askedReply(say, { titles, dates: showDates(what, language) }), buttons: [] });
  await excusing.end(context);
}

/** A photo is a selfie, whatever else was asked. */
async function goOn(context: Context<MessageReceived>, { step }: z.infer<typeof state>): Promise<void> {
  if (context.event.photos.length > 0) return markSelfie(context);
  await context.reply({ text: context.say(step === 'day' ? 'excuse.day-again' : 'excuse.which-again') });
}

function isAskedFor({ excuses = [] }: Person, classes: readonly Class[], day: string): boolean {
  const here = new Set(classes.map(({ id }) => id));
  return excuses.some((one) => here.has(one.class) && one.from <= day && day <= one.to);
}

async function showOwn(context: Context, person: Person, classes: readonly Class[]): Promise<void> {
  const titles = new Map(classes.map(({ id, title }) => [id, title]));
  const today = dateOf(context.event.at, classes[0]?.timeZone ?? 'UTC');
  const own = (person.excuses ?? []).flatMap((one) => {
    const title = titles.get(one.class);
    if (title === undefined || one.to < today) return [];
    const state = one.decision ? (one.decision.accepted ? 'approved' : 'refused') : 'waiting';
    return [{ id: one.id, title, dates: showDates(one, person.language ?? 'en'), state } as const];
  });
  await context.reply(ownExcusesReply(context.say, own));
}

/** "Ann Miller tomorrow dentist": somebody of the class, days, and why, in its chat by a host. */
async function excuseSomebody(context: Context<MessageReceived>, text: string): Promise<void> {
  const { services, event } = context;
  const klass = await classHere(context);
  if (!(await isHost(services, klass, event.sender.account))) throw new UserError('rights.direct-only');
  const people = await services.people.many(klass.members.map(({ person }) => person));
  const today = todayFor(context, klass);
  const words = text.split(/\s+/);
  // "3 Dec" begins with a date, and not with number 3.
  const most = readDates(text, today) ? 0 : Math.min(words.length - 1, longestName);
  for (let length = most; length > 0; length--) {
    const request = readExcuse(words.slice(length).join(' '), today);
    const person = personNamed(words.slice(0, length).join(' ').replace(/[,:]$/, ''));
    if (person && 'from' in request) return excuseMember(context, klass, person, request);
  }
  throw new UserError('excuse.whose');

  function personNamed(query: string): Person | undefined {
    try {
      return findMember(query, event.mentions, klass.members, people).person;
    } catch (error) {
      if (error instanceof UserError && error.code === 'person.unknown') return undefined;
      throw error;
    }
  }
}

/** Words of a name. */
const longestName = 6;

/** In the class's chat: those that wait, to a host's eyes; a member is sent to the direct chat. */
async function listForHost(context: Context<MessageReceived>): Promise<void> {
  const { services, event, say } = context;
  const klass = await classHere(context);
  if (!(await isHost(services, klass, event.sender.account))) throw new UserError('rights.direct-only');
  const people = await services.people.many(klass.members.map(({ person }) => person));
  const waiting = [...people.values()]
    .flatMap((person) =>
      waitingExcuses(person, klass.id).map((one) => ({ at: one.at, words: excuseWordsOf(klass, person, one) })),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ words }) => words);
  for (const reply of waitingReplies(say, waiting)) await context.replyPrivately(reply);
}
