/** The numbers of a session or a day; names to hosts alone, and to each member their own marks. */
import { waitingClaims } from '../attendance/claims.js';
import { isFromClassPhoto, marksOf } from '../attendance/marks.js';
import type { Sheet } from '../attendance/sheet.js';
import { tally } from '../attendance/tally.js';
import type { CommandOf } from '../chat/commands.js';
import type { ButtonPressed, MessageReceived } from '../chat/event.js';
import type { Class } from '../classes/class.js';
import { localDate, localDay, localTime, type Day } from '../classes/local-day.js';
import { memberOf } from '../classes/roster.js';
import type { Person } from '../people/person.js';
import { namesReply } from '../wording/sessions/names.js';
import {
  numbersReply,
  ownReply,
  type ClassNumbers,
  type OwnMarks,
  type SessionTimes,
} from '../wording/sessions/summary.js';
import { pressedSheet } from './attend/pressed.js';
import type { Flow, Turn } from './flow.js';
import { named } from './names.js';
import { everyClassOf } from './their-classes.js';
import { classHere, isHost, personOf } from './who.js';

export const summary: Flow = {
  commands: { summary: { place: 'anywhere', run: summarise } },
  presses: { who },
};

const periods = ['', 'today', 'yesterday'] as const;
type Period = (typeof periods)[number];

async function summarise(turn: Turn<MessageReceived>, command: CommandOf<'summary'>): Promise<void> {
  const period = periods.find((each) => each === command.period.toLowerCase());
  if (period === undefined) return turn.toast(turn.say('summary.period'));
  return turn.event.chat.kind === 'group' ? inClass(turn, period) : inDirect(turn, period);
}

/** Without a period: the session that is open, or else the day's last. */
async function inClass(turn: Turn<MessageReceived>, period: Period): Promise<void> {
  const klass = await classHere(turn);
  const { day, sheets } = await sheetsOf(turn, klass, period);
  const shown = period === '' ? sheets.slice(-1) : sheets;
  await turn.answer(numbersReply(turn.say, numbersOf(klass, day, shown)));
}

async function inDirect(turn: Turn<MessageReceived>, period: Period): Promise<void> {
  const { rooms, event, say } = turn;
  const person = await personOf(turn);
  const classes = await everyClassOf(rooms, person);
  const own: OwnMarks[] = [];
  const hosted: ClassNumbers[] = [];
  for (const klass of classes) {
    const { day, sheets } = await sheetsOf(turn, klass, period);
    if (memberOf(klass, person.id)?.state === 'on') own.push(ownOf(klass, day, sheets, person));
    if (await isHost(rooms, klass, event.sender.account)) hosted.push(numbersOf(klass, day, sheets));
  }
  if (own.length > 0 || hosted.length === 0) await turn.answer(ownReply(say, own));
  for (const numbers of hosted) await turn.answer(numbersReply(say, numbers));
}

async function sheetsOf({ rooms, event }: Turn, klass: Class, period: Period): Promise<{ day: Day; sheets: Sheet[] }> {
  const today = localDay(event.at, klass.timeZone);
  const day = period === 'yesterday' ? localDay(today.from - 1, klass.timeZone) : today;
  return { day, sheets: await rooms.sheets.between(klass.id, day.from, day.to) };
}

function numbersOf(klass: Class, day: Day, sheets: readonly Sheet[]): ClassNumbers {
  return {
    ...headOf(klass, day),
    sessions: sheets.map((sheet) => ({
      ...sessionOf(klass, sheet),
      tally: tally(sheet),
    })),
  };
}

function ownOf(klass: Class, day: Day, sheets: readonly Sheet[], { id }: Person): OwnMarks {
  return {
    ...headOf(klass, day),
    sessions: sheets.flatMap((sheet) => {
      const mark = marksOf(sheet).get(id);
      if (!mark) return [];
      const claimed = waitingClaims(sheet).some(({ person }) => person === id);
      const byPhoto = mark.entry && isFromClassPhoto(mark.entry) ? memberOf(klass, id)?.number : undefined;
      return [{ ...sessionOf(klass, sheet), mark: claimed ? 'claimed' : mark.status, byPhoto }];
    }),
  };
}

function headOf({ title, timeZone, language }: Class, { from }: Day): { title: string; date: string } {
  return { title, date: localDate(from, timeZone, language) };
}

function sessionOf({ id, timeZone }: Class, { session, openedAt, closedAt, closesAt }: Sheet): SessionTimes {
  const [from, to] = [localTime(openedAt, timeZone), localTime(closedAt ?? closesAt, timeZone)];
  return { class: id, session, from, to, open: closedAt === undefined };
}

/** "Who?": only to a host, and only to their eyes. */
async function who(turn: Turn<ButtonPressed>, args: string[]): Promise<void> {
  const { rooms, say } = turn;
  const { klass, sheet } = await pressedSheet(turn, args);
  const marks = marksOf(sheet);
  const waiting = new Set(waitingClaims(sheet).map(({ person }) => person));
  const people = (await named(rooms, klass, [...marks.keys()])).map(({ person, name }) => ({
    name,
    status: marks.get(person)?.status ?? 'not-yet',
    claims: waiting.has(person),
  }));
  await turn.whisper(namesReply(say, sheet, people));
}
