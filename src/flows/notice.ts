/** The one message of a session in the class's chat, which follows what happens in it. */
import { tally } from '../attendance/tally.js';
import type { Sheet } from '../attendance/sheet.js';
import type { ChatId } from '../chat/event.js';
import type { Reply } from '../chat/reply.js';
import type { Class } from '../classes/class.js';
import { localTime } from '../classes/local-day.js';
import { AdapterError } from '../errors.js';
import { createSay } from '../wording/say.js';
import { noticeReply } from '../wording/sessions/notice.js';
import type { Rooms } from './rooms.js';

/** Says that a session is open, once, and remembers where it was said. */
export async function postNotice(rooms: Rooms, klass: Class, sheet: Sheet, chat: ChatId): Promise<Sheet> {
  if (sheet.notice) return sheet;
  const message = await rooms.messenger.send({ chat }, replyFor(klass, sheet), `${sheet.session}:notice`);
  return rooms.sheets.change(sheet.class, sheet.session, (now) =>
    now.notice ? now : { ...now, notice: { chat, message } },
  );
}

/**
 * Brings the counts of that message up to date. Call it after whatever changed the sheet. That the platform refuses is
 * no failure of what was done: the next change, or the close, brings the counts again.
 */
export async function refreshNotice(rooms: Rooms, klass: Class, sheet: Sheet): Promise<void> {
  if (!sheet.notice) return;
  const { chat, message } = sheet.notice;
  try {
    await rooms.messenger.edit({ chat }, message, replyFor(klass, sheet));
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
  }
}

function replyFor(klass: Class, sheet: Sheet): Reply {
  const until = localTime(sheet.closesAt, klass.timeZone);
  return noticeReply(createSay(klass.language), sheet, { title: klass.title, until, tally: tally(sheet) });
}
