import { closeSheet } from '../attendance/session.js';
import type { Said, Sheet } from '../attendance/sheet.js';
import type { Class } from '../classes/class.js';
import { createSay } from '../wording/say.js';
import { overReply } from '../wording/sessions/notice.js';
import { refreshCaptions } from './attend/refresh-shown.js';
import { homeOf } from './join-message.js';
import { echo, editKindly, noticesOf, refreshNotice, sayIn, sessionReply } from './notice.js';
import type { Rooms } from './rooms.js';

/**
 * Ends a session at `at` (milliseconds UTC): its numbers go to the chat, and then the sheet is closed. In this order,
 * because a closed sheet is never looked for again: a crash in between posts once more under the same key, which the
 * platform still knows, where the other order would post never. One that is closed stays as it is. Throws AdapterError
 * when it is worth another try.
 */
export async function closeSession(rooms: Rooms, klass: Class, sheet: Sheet, at: number): Promise<Sheet> {
  const closed = sheet.closedAt === undefined ? await closeAloud(rooms, klass, sheet, at) : sheet;
  await rooms.classes.change(klass.id, (now) => (now.open === sheet.session ? withoutOpen(now) : now));
  return closed;
}

async function closeAloud(rooms: Rooms, klass: Class, sheet: Sheet, at: number): Promise<Sheet> {
  const numbers = await postNumbers(rooms, klass, closeSheet(sheet, at));
  for (const notice of noticesOf(sheet))
    await editKindly(rooms, notice, overReply(createSay(klass.language), klass.title));
  const closed = await rooms.sheets.change(sheet.class, sheet.session, (now) =>
    now.closedAt === undefined ? { ...closeSheet(now, at), ...numbers } : now,
  );
  await refreshCaptions(rooms, klass, closed);
  // Whoever was marked while the numbers were on their way is in them as well.
  if (closed.entries.length > sheet.entries.length || closed.claims.length > sheet.claims.length) {
    await refreshNotice(rooms, klass, closed);
  }
  return closed;
}

/** A chat that no longer takes messages keeps neither its sessions open nor the class's other chats from the numbers. */
async function postNumbers(rooms: Rooms, klass: Class, closed: Sheet): Promise<Pick<Sheet, 'notice' | 'echoes'>> {
  const { notice: opened } = closed;
  // Its chat may have moved since.
  const isThere = opened && klass.chats.includes(opened.chat);
  const { chat, thread }: Pick<Said, 'chat' | 'thread'> = isThere ? opened : homeOf(klass);
  const to = { chat, ...(thread !== undefined && { thread }) };
  const reply = sessionReply(klass, closed);
  const key = `${closed.session}:closing`;
  const notice = await sayIn(rooms, to, reply, key);
  return { ...(notice && { notice }), echoes: await echo(rooms, klass, chat, reply, key) };
}

function withoutOpen(klass: Class): Class {
  const closed = { ...klass };
  delete closed.open;
  return closed;
}
