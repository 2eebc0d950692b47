/** Opening and closing a session by hand, and closing those whose time is over. */
import { command, nothing } from '../kernel/command.js';
import { tally } from '../../attendance/marks.js';
import { closeSheet } from '../../attendance/session.js';
import type { Said, Sheet } from '../../attendance/sheet.js';
import type { MessageReceived, TimerFired } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { localDay } from '../../classes/local-day.js';
import { UserError } from '../../errors.js';
import { showList } from '../kernel/open-list.js';
import { classHere, requireHost } from '../kernel/permissions.js';
import type { Services } from '../kernel/services.js';
import type { Story, Context } from '../kernel/story.js';
import { homeOf } from '../live/join-message.js';
import { echo, noticesOf, sayIn, sessionReply } from '../live/notice.js';
import { ensureOpen, sessionAt } from './ensure-open.js';
import { absent, names } from './names.js';

export const session: Story = {
  commands: [
    command({
      ...{ name: 'open', usage: '/open', about: 'menu.open' },
      ...{ where: 'group', who: 'hosts', answer: 'private' },
      help: { group: ({ isHost, isOpen }) => (isHost && !isOpen ? 'session.help.open' : undefined) },
      parse: nothing,
      run: open,
    }),
    command({
      ...{ name: 'close', usage: '/close', about: 'menu.close' },
      ...{ where: 'group', who: 'hosts', answer: 'private' },
      help: { group: ({ isHost, isOpen }) => (isHost && isOpen ? 'session.help.close' : undefined) },
      parse: nothing,
      run: close,
    }),
  ],
  ...names,
  timers: { sessions: closeDue },
};

async function open(context: Context<MessageReceived>): Promise<void> {
  const { services, event } = context;
  const klass = await classHere(context);
  await requireHost(context, klass);
  const running = await sessionAt(services, klass, event.at);
  // A session that this very event opened is there only because a crash came before the end of its handling.
  if (running?.notice && running.openedWith !== event.id) throw new UserError('session.open');
  await ensureOpen(services, klass, event);
}

async function close(context: Context<MessageReceived>): Promise<void> {
  const { services, event } = context;
  const klass = await classHere(context);
  await requireHost(context, klass);
  const sheet = (await sessionAt(services, klass, event.at)) ?? (await closedBy(services, klass, event));
  if (!sheet) throw new UserError('session.none');
  if (sheet.closedAt !== undefined && sheet.closedAt !== event.at) throw new UserError('session.closed');
  const closed = await closeSession(services, klass, sheet, event.at);
  if (tally(closed).absent > 0) await showList(context, klass, closed, { name: 'absent', make: absent });
}

/** A crash after the close and before its answer: the same event finds what it closed. */
async function closedBy(services: Services, klass: Class, { at }: MessageReceived): Promise<Sheet | undefined> {
  const sheets = await services.sheets.between(klass.id, localDay(at, klass.timeZone).from, at);
  return sheets.findLast(({ closedAt }) => closedAt === at);
}

/**
 * Closes each session whose time is over, at that time and not at this minute's, so that it says the same when it comes
 * late, after the bot was down. One that cannot be closed keeps no other waiting, and the next minute tries again.
 */
async function closeDue(services: Services, { at }: TimerFired): Promise<void> {
  const failures: Error[] = [];
  for (const due of await services.sheets.open()) {
    if (due.closesAt > at) continue;
    try {
      const klass = await services.classes.get(due.class);
      const sheet = await services.sheets.get(due.class, due.session);
      if (klass && sheet) await closeSession(services, klass, sheet, sheet.closesAt);
    } catch (error) {
      failures.push(error instanceof Error ? error : new Error(String(error)));
    }
  }
  if (failures[0]) throw failures[0];
}

/**
 * Ends a session at `at` (milliseconds UTC): its numbers go to the chat, and then the sheet is closed. In this order,
 * because a closed sheet is never looked for again: a crash in between posts once more under the same key, which the
 * platform still knows, where the other order would post never. One that is closed stays as it is. Throws AdapterError
 * when it is worth another try.
 */
export async function closeSession(services: Services, klass: Class, sheet: Sheet, at: number): Promise<Sheet> {
  const closed = sheet.closedAt === undefined ? await closeAloud(services, klass, sheet, at) : sheet;
  await services.classes.change(klass.id, (now) => (now.open === sheet.session ? withoutOpen(now) : now));
  return closed;
}

async function closeAloud(services: Services, klass: Class, sheet: Sheet, at: number): Promise<Sheet> {
  const numbers = await postNumbers(services, klass, closeSheet(sheet, at));
  return services.sheets.change(sheet.class, sheet.session, (now) =>
    now.closedAt === undefined ? { ...closeSheet(now, at), ...numbers, over: noticesOf(now) } : now,
  );
}

/** A chat that no longer takes messages keeps neither its sessions open nor the class's other chats from the numbers. */
async function postNumbers(services: Services, klass: Class, closed: Sheet): Promise<Pick<Sheet, 'notice' | 'echoes'>> {
  const { notice: opened } = closed;
  // Its chat may have moved since.
  const isThere = opened && klass.chats.includes(opened.chat);
  const { chat, thread }: Pick<Said, 'chat' | 'thread'> = isThere ? opened : homeOf(klass);
  const to = { chat, ...(thread !== undefined && { thread }) };
  const reply = sessionReply(klass, closed);
  const key = `${closed.session}:closing`;
  const notice = await sayIn(services, to, reply, key);
  return { ...(notice && { notice }), echoes: await echo(services, klass, chat, reply, key) };
}

function withoutOpen(klass: Class): Class {
  const closed = { ...klass };
  delete closed.open;
  return closed;
}
