/** The one message of a session in each chat of the class, which follows what happens in it. */
import type { Said, Sheet } from '../../attendance/sheet.js';
import { tally } from '../../attendance/marks.js';
import type { Destination } from '../../chat/ports.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { localTime } from '../../classes/local-day.js';
import { unlessRefused } from '../../errors.js';
import { createSay } from '../../locales/say.js';
import type { Services } from '../kernel/services.js';
import { closingReply, noticeReply, overReply, reopenedReply } from './session-message.js';
import { placeIn } from '../kernel/home.js';

/** Says that a session is open, once, where it was opened and in the class's other chats, and remembers where. */
export async function postNotice(
  services: Services,
  klass: Class,
  sheet: Sheet,
  to: Pick<Destination, 'chat' | 'thread'>,
): Promise<Sheet> {
  if (sheet.notice) return sheet;
  const key = `${sheet.session}:notice`;
  const reply = sessionReply(klass, sheet);
  const notice: Said = { ...to, message: await services.messenger.send(to, reply, key) };
  const echoes = await echo(services, klass, to.chat, reply, key);
  return services.sheets.change(sheet.class, sheet.session, (now) => (now.notice ? now : { ...now, notice, echoes }));
}

/** The same in the other chats of the class. One that no longer takes messages keeps no other from it. */
export async function echo(services: Services, klass: Class, chat: string, reply: Reply, key: string): Promise<Said[]> {
  const echoes: Said[] = [];
  for (const other of klass.chats.filter((each) => each !== chat)) {
    const said = await sayIn(services, placeIn(klass, other), reply, `${key}:${other}`);
    if (said) echoes.push(said);
  }
  return echoes;
}

/** Undefined where the chat takes no messages any more. Throws AdapterError when it is worth another try. */
export async function sayIn(
  services: Services,
  to: Pick<Destination, 'chat' | 'thread'>,
  reply: Reply,
  key: string,
): Promise<Said | undefined> {
  const message = await unlessRefused(() => services.messenger.send(to, reply, key));
  return message === undefined ? undefined : { ...to, message };
}

/** Every message that says how the session stands. */
export function noticesOf({ notice, echoes = [] }: Sheet): Said[] {
  return notice ? [notice, ...echoes] : echoes;
}

/** What a message says that opened a session which was closed since. */
export function openedReply(klass: Class, sheet: Sheet): Reply {
  const say = createSay(klass.language);
  if (sheet.discarded) return sessionReply(klass, sheet);
  if (sheet.closedAt !== undefined) return overReply(say, klass.title);
  return reopenedReply(say, klass.title, localTime(sheet.closesAt, klass.timeZone));
}

/** What the message says of this sheet: that attendance is open, the numbers it closed with, or that it counts no more. */
export function sessionReply(klass: Class, sheet: Sheet): Reply {
  const say = createSay(klass.language);
  const clock = (at: number) => localTime(at, klass.timeZone);
  const shown = { title: klass.title, tally: tally(sheet) };
  const times = { from: clock(sheet.openedAt), to: clock(sheet.closedAt ?? sheet.closesAt) };
  if (sheet.discarded) return { text: say('session.discarded', { title: klass.title, ...times }), buttons: [] };
  const lesson = sheet.lessonAt === undefined || sheet.apart ? undefined : clock(sheet.lessonAt);
  if (sheet.closedAt === undefined) return noticeReply(say, sheet, { ...shown, until: clock(sheet.closesAt), lesson });
  return closingReply(say, sheet, { ...shown, ...times });
}
