/** Opening and closing a session by hand, and closing those whose time is over. */
import { command, nothing } from '../kernel/command.js';
import { tally } from '../../attendance/marks.js';
import { closeSheet } from '../../attendance/session.js';
import type { Said, Sheet } from '../../attendance/sheet.js';
import type { ButtonPressed, MessageReceived, TimerFired } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { localDay } from '../../classes/local-day.js';
import { unlessRefused, UserError } from '../../errors.js';
import { showList, turnList } from '../kernel/open-list.js';
import { pressedSheet } from '../kernel/pressed.js';
import { noteToHosts } from '../kernel/private-note.js';
import { classHere, requireHost } from '../kernel/permissions.js';
import type { Services } from '../kernel/services.js';
import type { Story, Context } from '../kernel/story.js';
import { echo, noticesOf, sayIn, sessionReply } from '../live/notice.js';
import { ensureOpen, sessionAt } from './ensure-open.js';
import { card, cardOf, nameOpen, sessionCard } from './card.js';
import { whoStory } from './names.js';
import { cardReply, closeAskReply } from './session-replies.js';
import { homeOf } from '../kernel/home.js';

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
    ...card.commands,
  ],
  presses: { ...whoStory.presses, ...card.presses, 'close-now': closeNow, 'keep-open': keepOpen },
  lists: { ...whoStory.lists, ...card.lists },
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
  const { roster, notYet } = tally(sheet);
  // Whoever closes what has hardly begun may have meant something else.
  if (notYet * 2 > roster) {
    await context.replyPrivately(closeAskReply(context.say, sheet, tally(sheet)));
    return;
  }
  await showList(context, klass, await closeSession(services, klass, sheet, event.at), sessionCard);
}

async function closeNow(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { services, event } = context;
  const { klass, sheet } = await pressedSheet(context, args);
  const closed = await closeSession(services, klass, sheet, Math.min(event.at, sheet.closesAt));
  await turnList(context, klass, closed, sessionCard);
}

async function keepOpen(context: Context<ButtonPressed>): Promise<void> {
  await context.rewrite({ text: context.say('session.close.kept'), buttons: [] });
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
      if (klass && sheet) await closeSession(services, klass, sheet, sheet.closesAt, true);
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
 * when it is worth another try. `byItself`: no host did it, and where it is not clear who was absent they are asked.
 */
async function closeSession(
  services: Services,
  klass: Class,
  sheet: Sheet,
  at: number,
  byItself = false,
): Promise<Sheet> {
  const closed = sheet.closedAt === undefined ? await closeAloud(services, klass, sheet, at, byItself) : sheet;
  await services.classes.change(klass.id, (now) => nameOpen(now, closed));
  return closed;
}

async function closeAloud(
  services: Services,
  klass: Class,
  sheet: Sheet,
  at: number,
  byItself: boolean,
): Promise<Sheet> {
  const closed = closeSheet(sheet, at, byItself);
  const key = closingKey(sheet);
  const numbers = await postNumbers(services, klass, closed, key);
  if (byItself && closed.unrecorded) {
    const shown = await cardOf(services, klass, closed, klass.language);
    await unlessRefused(() => noteToHosts(services, klass, (say) => cardReply(say, shown), `${key}:hosts`));
  }
  return services.sheets.change(sheet.class, sheet.session, (now) =>
    now.closedAt === undefined
      ? { ...closeSheet(now, at, byItself), ...numbers, over: [...(now.over ?? []), ...noticesOf(now)] }
      : now,
  );
}

/** What was opened again is closed again, with numbers of its own. */
function closingKey({ session, history = [] }: Sheet): string {
  const times = history.filter(({ did }) => did === 'reopened').length;
  return times === 0 ? `${session}:closing` : `${session}:closing-${times}`;
}

/** A chat that no longer takes messages keeps neither its sessions open nor the class's other chats from the numbers. */
async function postNumbers(
  services: Services,
  klass: Class,
  closed: Sheet,
  key: string,
): Promise<Pick<Sheet, 'notice' | 'echoes'>> {
  const { notice: opened } = closed;
  // Its chat may have moved since.
  const isThere = opened && klass.chats.includes(opened.chat);
  const { chat, thread }: Pick<Said, 'chat' | 'thread'> = isThere ? opened : homeOf(klass);
  const to = { chat, ...(thread !== undefined && { thread }) };
  const reply = sessionReply(klass, closed);
  const notice = await sayIn(services, to, reply, key);
  return { ...(notice && { notice }), echoes: await echo(services, klass, chat, reply, key) };
}
