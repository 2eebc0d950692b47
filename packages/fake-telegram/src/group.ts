/** A group: its topics, its becoming a supergroup, and other bots in it. */
import { changeStatus } from './membership.js';
import type { Inside } from './method.js';
import { tell, type Sent } from './sending.js';
import type { Account, Chat, Status } from './world.js';

export interface Group {
  id: number;
  title: string;
  /** A new topic; its id. Only where the group has topics. */
  topic(name: string): number;
  /** Becomes a supergroup with another id. */
  migrates(): Group;
  /** What another bot says, which the bot is never shown. */
  otherBotSays(text: string, name?: string): Sent;
  /** Makes somebody an administrator, or a member, or throws them out; the creator does it. */
  makes(person: { id: number }, status: Exclude<Status, 'creator'>): void;
  /** Nobody but administrators can write. */
  mutes(on: boolean): void;
}

export function createGroup(inside: Inside, chat: Chat, migratedId: () => number): Group {
  const { world } = inside;
  const creator = (): Account | undefined =>
    [...chat.members.values()].find(({ status }) => status === 'creator')?.account;
  const byCreator = () => {
    const account = creator();
    return account ? { from: account.user } : {};
  };

  return {
    id: chat.wire.id,
    title: chat.wire.title ?? '',
    topic(name) {
      if (chat.wire.is_forum !== true) throw new Error('this group has no topics');
      const post = world.post(chat, { ...byCreator(), forum_topic_created: { name, icon_color: 7322096 } });
      const id = post.wire.message_id;
      post.wire = { ...post.wire, message_thread_id: id, is_topic_message: true };
      chat.topics.set(id, post);
      tell(inside, post);
      return id;
    },
    migrates() {
      const { title = '' } = chat.wire;
      const to = world.addChat({
        wire: { id: migratedId(), title, type: 'supergroup' },
        members: new Map(chat.members),
        privacy: chat.privacy,
      });
      chat.migratedTo = to;
      tell(inside, world.post(chat, { ...byCreator(), migrate_to_chat_id: to.wire.id }));
      tell(inside, world.post(to, { ...byCreator(), migrate_from_chat_id: chat.wire.id }));
      return createGroup(inside, to, migratedId);
    },
    otherBotSays(text, name = 'Other Bot') {
      const user = { id: 6_000_000_001, is_bot: true, first_name: name, username: 'some_other_bot' };
      return tell(inside, world.post(chat, { from: user, text }));
    },
    makes({ id }, status) {
      const account = world.accounts.get(id);
      if (!account) throw new Error(`no account ${id}`);
      changeStatus(inside, chat, creator() ?? account, account, status);
    },
    mutes: (on) => void (chat.muted = on),
  };
}
