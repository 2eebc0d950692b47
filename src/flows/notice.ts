/** The one message of a session in the class's chat, which follows what happens in it. */
import type { Sheet } from '../attendance/sheet.js';
import { tally } from '../attendance/tally.js';
import type { ChatId } from '../chat/event.js';
import type { Reply } from '../chat/reply.js';
import type { Class } from '../classes/class.js';
import { localTime } from '../classes/local-day.js';
import { AdapterError } from '../errors.js';
import { createSay } from '../wording/say.js';
import { closingReply } from '../wording/sessions/closing.js';
import { noticeReply } from '../wording/sessions/notice.js';
import { gatherEdit } from './gathered-edits.js';
import type { Rooms } from './rooms.js';

/** Says that a session is open, once, and remembers where it was said. */
export async function postNotice(rooms: Rooms, klass: Class, sheet: Sheet, chat: ChatId): Promise<Sheet> {
  if (sheet.notice) return sheet;
  const message = await rooms.messenger.send({ chat }, sessionReply(klass, sheet), `${sheet.session}:notice`);
  return rooms.sheets.change(sheet.class, sheet.session, (now) =>
    now.notice ? now : { ...now, notice: { chat, message } },
  );
}

/** Brings the counts of that message up to date, at once. Call it after a host changed the sheet. */
export async function refreshNotice(rooms: Rooms, klass: Class, sheet: Sheet): Promise<void> {
  if (sheet.notice) await editKindly(rooms, sheet.notice, sessionReply(klass, sheet));
}

/** The same after what many members do at once: gathered, so perhaps within the next minute. */
export async function gatherNotice(
  rooms: Rooms,
  { class: id, session }: Pick<Sheet, 'class' | 'session'>,
): Promise<void> {
  await gatherEdit(rooms, id, `notice ${session}`, async () => {
    const [klass, sheet] = [await rooms.classes.get(id), await rooms.sheets.get(id, session)];
    return klass && sheet?.notice && { ...sheet.notice, reply: sessionReply(klass, sheet) };
  });
}

/**
 * Changes a message of the bot's as well as it goes. That the platform refuses is no failure of what was done: whatever
 * happens next brings the counts again.
 */
export async function editKindly(rooms: Rooms, at: NonNullable<Sheet['notice']>, reply: Reply): Promise<void> {
  try {
    await rooms.messenger.edit({ chat: at.chat }, at.message, reply);
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
  }
}

/** What the message says of this sheet: that attendance is open, or the numbers it closed with. */
export function sessionReply(klass: Class, sheet: Sheet): Reply {
  const say = createSay(klass.language);
  const clock = (at: number) => localTime(at, klass.timeZone);
  const shown = { title: klass.title, tally: tally(sheet) };
  if (sheet.closedAt === undefined) return noticeReply(say, sheet, { ...shown, until: clock(sheet.closesAt) });
  return closingReply(say, sheet, { ...shown, from: clock(sheet.openedAt), to: clock(sheet.closedAt) });
}
