/** One session as a whole: how it went, and its being reopened, thrown away, moved, and all of that taken back. */
import { z } from 'zod';
import { marksOf, tally } from '../../attendance/marks.js';
import { discardSheet, moveSheet, othersAbsent, reopenSheet, setApart, turnBack } from '../../attendance/session.js';
import type { Act, Sheet } from '../../attendance/sheet.js';
import type { ButtonPressed, EventId, MessageReceived } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { closingTime, localDay, localTime } from '../../classes/local-day.js';
import { showDate } from '../../classes/timetable/show.js';
import { dateOf, instantOf } from '../../classes/timetable/wall-clock.js';
import { UserError } from '../../errors.js';
import { command, textOption } from '../kernel/command.js';
import { named } from '../kernel/names.js';
import { type List, showList, turnList } from '../kernel/open-list.js';
import { classHere, requireHost } from '../kernel/permissions.js';
import { pressedSheet } from '../kernel/pressed.js';
import type { Services } from '../kernel/services.js';
import type { Context, MakeList, Story } from '../kernel/story.js';
import { sessionAt } from './ensure-open.js';
import { type SessionCard, cardReply, type SessionLine, sessionsReply } from './session-replies.js';

const usage = '/session [NUMBER FROM-TO]';

/** "2 09:00-09:45". */
const numberAndTimes = z.string().transform((text, refinement) => {
  if (text.trim() === '') return undefined;
  const found = /^\s*(\d{1,3})\s+(\d{1,2})[:.](\d\d)\s*(?:-|–|—|to)\s*(\d{1,2})[:.](\d\d)\s*$/.exec(text);
  if (found) {
    const [number = 0, ...[fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0]] = found.slice(1).map(Number);
    const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
    if (fromMinute < 60 && toMinute < 60 && from < to && to <= 24 * 60) return { number, from, to };
  }
  refinement.addIssue({ code: 'custom', message: 'a number and two times' });
  return z.NEVER;
});

/** The session story's. */
export const card = {
  commands: [
    command({
      ...{ name: 'session', usage, about: 'menu.session' },
      ...{ where: 'group', who: 'hosts', answer: 'private' },
      options: [textOption('what')],
      forms: [
        { form: '/session', does: 'session.form.list', example: '/session' },
        { form: '/session NUMBER FROM-TO', does: 'session.form.times', example: '/session 1 09:00-09:45' },
      ],
      help: { group: ({ isHost }) => (isHost ? 'session.help.session' : undefined) },
      parse: numberAndTimes,
      run: (context, times) => (times ? move(context, times) : list(context)),
    }),
  ],
  presses: {
    session: show,
    reopen: (context, args) => turn(context, args, reopen),
    discard: (context, args) => turn(context, args, (now, _klass, act) => discardSheet(now, act)),
    'others-absent': (context, args) => turn(context, args, (now, _klass, act) => othersAbsent(now, act)),
    apart: setApartHere,
    'turn-back': (context, args) => turn(context, args, (now) => back(context.services, now, args[2])),
    times: askTimes,
  },
  lists: { session: make },
} satisfies Story;

/** As a list that follows the sheet. */
export const sessionCard: List = { name: 'session', make };

async function make({ services, say }: Parameters<MakeList>[0], klass: Class, sheet: Sheet): Promise<Reply> {
  return cardReply(say, await cardOf(services, klass, sheet, say.language));
}

export async function cardOf(services: Services, klass: Class, sheet: Sheet, language: string): Promise<SessionCard> {
  const { timeZone } = klass;
  const marks = [...marksOf(sheet)];
  const namesOf = async (status: 'absent' | 'not-yet') => {
    const those = marks.filter(([, mark]) => mark.status === status).map(([person]) => person);
    return (await named(services, klass, those)).map(({ name }) => name);
  };
  const last = sheet.history?.at(-1);
  return {
    ...(last && { last: { did: last.did, id: turnId(services, last.event) } }),
    ...{ sheet, timeZone, tally: tally(sheet), date: showDate(dateOf(sheet.openedAt, timeZone), language) },
    absent: await namesOf('absent'),
    unrecorded: sheet.closedAt === undefined ? [] : await namesOf('not-yet'),
  };
}

async function show(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet } = await pressedSheet(context, args);
  await turnList(context, klass, sheet, sessionCard);
}

/** Days back and how many of them /session lists: what somebody may still want to correct. */
const [daysBack, mostListed] = [15, 8];

/** The last first. */
async function lastSessions({ services, event }: Context, klass: Class): Promise<Sheet[]> {
  const { from, to } = localDay(event.at, klass.timeZone);
  const sheets = await services.sheets.between(klass.id, from - daysBack * 86_400_000, to, 'all');
  return sheets.reverse().slice(0, mostListed);
}

async function list(context: Context<MessageReceived>): Promise<void> {
  const klass = await classHere(context);
  await requireHost(context, klass);
  const { timeZone, title } = klass;
  const lines = (await lastSessions(context, klass)).map((sheet, i): SessionLine => {
    const { openedAt, closedAt, closesAt } = sheet;
    return {
      ...{ sheet, number: i + 1, tally: tally(sheet) },
      ...{ from: localTime(openedAt, timeZone), to: localTime(closedAt ?? closesAt, timeZone) },
      date: showDate(dateOf(openedAt, timeZone), context.say.language),
    };
  });
  await context.replyPrivately(sessionsReply(context.say, title, lines));
}

/** Throws UserErrors `session.which` and `session.times`. */
async function move(
  context: Context<MessageReceived>,
  { number, from, to }: { number: number; from: number; to: number },
): Promise<void> {
  const { services, event } = context;
  const klass = await classHere(context);
  await requireHost(context, klass);
  const sheets = await lastSessions(context, klass);
  // Moved, it may have another number: the same event again means the same session.
  const done = sheets.find(({ history = [] }) => history.some((turn) => turn.event === event.id));
  const sheet = done ?? sheets[number - 1];
  if (!sheet || sheet.discarded) throw new UserError('session.which');
  const date = dateOf(sheet.openedAt, klass.timeZone);
  const times = { from: instantOf(date, from, klass.timeZone), to: instantOf(date, to, klass.timeZone) };
  // What is over cannot end later than now, and what goes on cannot be over.
  if (times.from > event.at || (sheet.closedAt !== undefined) === times.to > event.at)
    throw new UserError('session.times');
  const moved = await services.sheets.change(klass.id, sheet.session, (now) => moveSheet(now, times, actOf(context)));
  await showList(context, klass, moved, sessionCard);
}

async function askTimes(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { klass, sheet } = await pressedSheet(context, args);
  const number = (await lastSessions(context, klass)).findIndex(({ session }) => session === sheet.session) + 1;
  if (number === 0) throw new UserError('session.which');
  const [from, to] = [sheet.openedAt, sheet.closedAt ?? sheet.closesAt].map((at) => localTime(at, klass.timeZone));
  const how = context.say('session.card.how-times', { number, from: from ?? '', to: to ?? '' });
  await context.replyPrivately({ text: how });
}

/** The lesson is still to come: pressed in front of everybody, or on the card. */
async function setApartHere(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { services, event, say } = context;
  const { klass, sheet } = await pressedSheet(context, args);
  const { lessonAt } = await services.sheets.change(klass.id, sheet.session, (now) => setApart(now, actOf(context)));
  if (lessonAt === undefined) throw new UserError('button.stale');
  // It may have begun by now.
  await services.timetables.change(klass.id, (now) => ({ ...now, due: event.at }));
  await context.notify(say('session.apart', { time: localTime(lessonAt, klass.timeZone) }));
}

/** The message that was pressed says what became of it. */
async function turn(
  context: Context<ButtonPressed>,
  args: string[],
  apply: (sheet: Sheet, klass: Class, act: Act) => Sheet,
): Promise<void> {
  const { services, event } = context;
  const { klass, sheet } = await pressedSheet(context, args);
  const running = await sessionAt(services, klass, event.at);
  const turned = await services.sheets.change(klass.id, sheet.session, (now) => {
    const after = apply(now, klass, actOf(context));
    // Two sessions that are open at once would share what people send.
    if (after.closedAt === undefined && running && running.session !== now.session) throw new UserError('session.open');
    return after;
  });
  await services.classes.change(klass.id, (now) => nameOpen(now, turned));
  await turnList(context, klass, turned, sessionCard);
}

/** Open until its own end, where that is still to come, or for an hour more. Throws UserError `session.elsewhen`. */
function reopen(sheet: Sheet, { timeZone }: Class, act: Act): Sheet {
  if (sheet.closedAt === undefined || sheet.discarded) return sheet;
  if (sheet.openedAt < localDay(act.at, timeZone).from) throw new UserError('session.elsewhen');
  return reopenSheet(sheet, Math.max(sheet.closesAt, closingTime(act.at, 1, timeZone)), act);
}

/** What is not in the history is taken back already. Throws UserError `session.changed-since`. */
function back(services: Services, sheet: Sheet, id: string | undefined): Sheet {
  const { history = [] } = sheet;
  const nth = history.findIndex(({ event }) => turnId(services, event) === id);
  if (nth === -1) return sheet;
  if (nth < history.length - 1) throw new UserError('session.changed-since');
  return turnBack(sheet);
}

/** Short enough for a button. */
function turnId(services: Services, event: EventId): string {
  return services.idFrom(event, 'turn');
}

/** A class names the session that is open. */
export function nameOpen(klass: Class, { session, closedAt }: Sheet): Class {
  if (closedAt === undefined) return klass.open === session ? klass : { ...klass, open: session };
  if (klass.open !== session) return klass;
  const closed = { ...klass };
  delete closed.open;
  return closed;
}

function actOf({ event: { id, at, sender } }: Context): Act {
  return { event: id, at, by: sender.account };
}
