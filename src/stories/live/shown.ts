/** What the bot shows of a class and of a session, computed from their documents: every message, and what it has to say. */
import type { Sheet } from '../../attendance/sheet.js';
import type { AccountId, ChatId, MessageId } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { createSay } from '../../locales/say.js';
import type { Services } from '../kernel/services.js';
import type { Lists } from '../kernel/story.js';
import { shownDigests } from '../digest/posted.js';
import { joinReplyOf } from './join-message.js';
import { noticesOf, openedReply, sessionReply } from './notice.js';
import { takenOf, takenReply } from './photo-caption.js';
import { joinMessagesOf } from '../kernel/home.js';

export interface Shown {
  chat: ChatId;
  message: MessageId;
  /** Read by this account alone. */
  only?: AccountId | undefined;
  via?: string | undefined;
  reply: Reply;
  /** Where people look for the numbers; the others follow when there is time. */
  isFirst: boolean;
}

/** The messages with the Join button. */
export async function shownOfClass(services: Services, klass: Class): Promise<Shown[]> {
  const messages = joinMessagesOf(klass);
  if (messages.length === 0) return [];
  const reply = await joinReplyOf(services, klass);
  return messages.map(({ chat, message }) => ({ chat, message, reply, isFirst: false }));
}

/**
 * Answers to photos, notices, digests and private lists of a session, open or closed; what people look at last comes last. `lists`:
 * see Story.
 */
export async function shownOfSession(services: Services, klass: Class, sheet: Sheet, lists: Lists): Promise<Shown[]> {
  const reading = readingOnce(services);
  const say = createSay(klass.language);
  const notices = noticesOf(sheet).map((at) => ({ ...at, reply: sessionReply(klass, sheet), isFirst: true }));
  const over = (sheet.over ?? []).map((at) => ({ ...at, reply: openedReply(klass, sheet), isFirst: true }));
  const photos: Shown[] = [];
  const latest = sheet.photos.findLast(({ reply }) => reply)?.id;
  for (const { id, reply: at } of sheet.photos) {
    if (!at) continue;
    const reply = takenReply(say, await takenOf(reading, klass, sheet, id));
    photos.push({ ...at, reply, isFirst: id === latest });
  }
  const open: Shown[] = [];
  for (const { name, args, language, ...at } of sheet.lists ?? []) {
    const reply = await lists[name]?.({ services: reading, say: createSay(language) }, klass, sheet, args);
    if (reply) open.push({ ...at, reply, isFirst: true });
  }
  const digests = await shownDigests(services, klass, sheet);
  return [...over, ...digests, ...photos, ...notices, ...open];
}

/** Several messages name the same people: each is read once. */
function readingOnce(services: Services): Services {
  const read = new Map<string, ReturnType<Services['people']['many']>>();
  const many: Services['people']['many'] = (ids) => {
    const key = ids.join(' ');
    const before = read.get(key) ?? services.people.many(ids);
    read.set(key, before);
    return before;
  };
  return { ...services, people: { ...services.people, many } };
}
