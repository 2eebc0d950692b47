/** The one message with the Join button in each chat of a class, which says who joined: however many do at once. */
import type { Destination } from '../../chat/ports.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { membersOf } from '../../classes/roster.js';
import { createSay } from '../../locales/say.js';
import { joinReply } from '../join/join-replies.js';
import type { Services } from '../kernel/services.js';

type Posted = NonNullable<Class['joinMessage']>;

/** Posts it anew, at the end of one of the class's chats. `key`: the same for every attempt. */
export async function postJoinMessage(
  services: Services,
  klass: Class,
  to: Pick<Destination, 'chat' | 'thread'>,
  key: string,
): Promise<Class> {
  const posted: Posted = { ...to, message: await services.messenger.send(to, await joinReplyOf(services, klass), key) };
  return services.classes.change(klass.id, (now) => {
    if (!now.joinMessage || now.joinMessage.chat === posted.chat) return { ...now, joinMessage: posted };
    const others = (now.joinEchoes ?? []).filter(({ chat }) => chat !== posted.chat);
    return { ...now, joinEchoes: [...others, posted] };
  });
}

/** Only those with an account joined; a list of names that a host added is not for everybody to read. */
export async function joinReplyOf(services: Services, klass: Class): Promise<Reply> {
  const on = membersOf(klass).filter(({ state }) => state === 'on');
  const people = await services.people.many(on.map(({ person }) => person));
  const joined = on.flatMap(({ person }) => people.get(person) ?? []).filter(({ accounts }) => accounts.length > 0);
  return joinReply(
    createSay(klass.language),
    klass,
    joined.map(({ name }) => name),
  );
}
