/** Who is what in a chat, and telling the bot when that changes. */
import type { Inside } from './method.js';
import { emit } from './tell.js';
import type { Account, Chat, Member, Status } from './world.js';

/** As getChatMember and updates show it. */
export function wireMember({ account, status }: Member): object {
  const { user } = account;
  if (status === 'creator') return { status, user, is_anonymous: false };
  if (status === 'kicked') return { status, user, until_date: 0 };
  if (status !== 'administrator') return { status, user };
  return {
    status,
    user,
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: true,
    can_restrict_members: true,
    can_promote_members: false,
    can_change_info: true,
    can_invite_users: true,
    can_pin_messages: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
  };
}

/** Who made the change is `by`. Entering fixes whether privacy mode holds for the bot there. */
export function changeBotStatus(inside: Inside, chat: Chat, by: Account, to: Status): void {
  const { world, settings } = inside;
  const from = world.statusOf(chat, world.bot);
  if (from === 'left' || from === 'kicked') chat.privacy = settings.privacy;
  changeStatus(inside, chat, by, world.bot, to);
}

/** Of others than itself the bot is told only as an administrator, and only on request. */
export function changeStatus(inside: Inside, chat: Chat, by: Account, whose: Account, to: Status): void {
  const { world } = inside;
  const from = world.statusOf(chat, whose);
  if (from === to) return;
  chat.members.set(whose.user.id, { account: whose, status: to });
  const own = whose === world.bot;
  if (!own && world.statusOf(chat, world.bot) !== 'administrator') return;
  emit(inside, own ? 'my_chat_member' : 'chat_member', chat, {
    chat: chat.wire,
    from: by.user,
    date: world.seconds(),
    old_chat_member: wireMember({ account: whose, status: from }),
    new_chat_member: wireMember({ account: whose, status: to }),
  });
}
