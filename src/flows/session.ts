/** Opening and closing a session by hand, and closing those whose time is over. */
import { marksOf } from '../attendance/marks.js';
import type { Sheet } from '../attendance/sheet.js';
import type { MessageReceived, TimerFired } from '../chat/event.js';
import type { Class } from '../classes/class.js';
import { localDay } from '../classes/local-day.js';
import { UserError } from '../errors.js';
import { absentReply } from '../wording/sessions/names.js';
import { closeSession } from './close-session.js';
import { ensureOpen, sessionAt } from './ensure-open.js';
import type { Flow, Turn } from './flow.js';
import { named } from './names.js';
import type { Rooms } from './rooms.js';
import { classHere, requireHost } from './who.js';

export const session: Flow = {
  commands: { open: { place: 'group', run: open }, close: { place: 'group', run: close } },
  timers: { sessions: closeDue },
};

async function open(turn: Turn<MessageReceived>): Promise<void> {
  const { rooms, event } = turn;
  const klass = await classHere(turn);
  await requireHost(turn, klass);
  const running = await sessionAt(rooms, klass, event.at);
  // A session that this very event opened is there only because a crash came before the end of its handling.
  if (running?.notice && running.openedWith !== event.id) throw new UserError('session.open');
  await ensureOpen(rooms, klass, event);
}

async function close(turn: Turn<MessageReceived>): Promise<void> {
  const { rooms, event, say } = turn;
  const klass = await classHere(turn);
  await requireHost(turn, klass);
  const sheet = (await sessionAt(rooms, klass, event.at)) ?? (await closedBy(rooms, klass, event));
  if (!sheet) throw new UserError('session.none');
  if (sheet.closedAt !== undefined && sheet.closedAt !== event.at) throw new UserError('session.closed');
  const closed = await closeSession(rooms, klass, sheet, event.at);
  const absent = [...marksOf(closed)].filter(([, { status }]) => status === 'absent').map(([person]) => person);
  if (absent.length === 0) return;
  const names = (await named(rooms, klass, absent)).map(({ name }) => name);
  await turn.whisper(absentReply(say, closed, names));
}

/** A crash after the close and before its answer: the same event finds what it closed. */
async function closedBy(rooms: Rooms, klass: Class, { at }: MessageReceived): Promise<Sheet | undefined> {
  const sheets = await rooms.sheets.between(klass.id, localDay(at, klass.timeZone).from, at);
  return sheets.findLast(({ closedAt }) => closedAt === at);
}

/**
 * Closes each session whose time is over, at that time and not at this minute's, so that it says the same when it comes
 * late, after the bot was down. One that cannot be closed keeps no other waiting, and the next minute tries again.
 */
async function closeDue(rooms: Rooms, { at }: TimerFired): Promise<void> {
  const failures: Error[] = [];
  for (const due of await rooms.sheets.open()) {
    if (due.closesAt > at) continue;
    try {
      const klass = await rooms.classes.get(due.class);
      const sheet = await rooms.sheets.get(due.class, due.session);
      if (klass && sheet) await closeSession(rooms, klass, sheet, sheet.closesAt);
    } catch (error) {
      failures.push(error instanceof Error ? error : new Error(String(error)));
    }
  }
  if (failures[0]) throw failures[0];
}
