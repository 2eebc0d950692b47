/** What a bot can ask about chats and who is in them, and leaving one. */
import { integerOf, textOf } from './api-call.js';
import { badRequest } from './api-error.js';
import { chatOf } from './chat-access.js';
import type { Inside, Methods } from './method.js';
import { changeBotStatus, wireMember } from './membership.js';
import type { Chat, World } from './world.js';

/** Members of channels are shown to their administrators only. Throws ApiError. */
function membersOf(chat: Chat, { world }: Inside): Chat['members'] {
  if (chat.wire.type === 'channel' && world.statusOf(chat, world.bot) !== 'administrator')
    throw badRequest('member list is inaccessible');
  return chat.members;
}

function fullChat(chat: Chat, world: World): object {
  const discussed = [...world.chats.values()].find(({ discussion }) => discussion === chat);
  const linked = chat.discussion ?? discussed;
  return {
    ...chat.wire,
    ...(chat.wire.username !== undefined && { active_usernames: [chat.wire.username] }),
    ...(chat.wire.type === 'group' && { all_members_are_administrators: false }),
    ...(linked && { linked_chat_id: linked.wire.id }),
    accent_color_id: 0,
    max_reaction_count: 11,
  };
}

export const chatMethods: Methods = {
  getChat: {
    knows: 'chat_id',
    run: (call, { world }) => fullChat(chatOf(world, textOf(call, 'chat_id'), 'read'), world),
  },
  getChatMember: {
    knows: 'chat_id user_id',
    run(call, inside) {
      const { world } = inside;
      const id = integerOf(call, 'user_id', 0, 0);
      if (id === 0) throw badRequest('invalid user_id specified');
      const chat = chatOf(world, textOf(call, 'chat_id'), 'members');
      if (chat.account) {
        const account = [world.bot, chat.account].find(({ user }) => user.id === id);
        if (!account) throw badRequest('member not found');
        return { status: 'member', user: account.user };
      }
      const member = membersOf(chat, inside).get(id);
      if (member) return wireMember(member);
      const account = world.known.has(id) ? world.accounts.get(id) : undefined;
      if (!account) throw badRequest(chat.wire.type === 'group' ? 'user not found' : 'PARTICIPANT_ID_INVALID');
      return wireMember({ account, status: 'left' });
    },
  },
  getChatAdministrators: {
    knows: 'chat_id',
    run(call, inside) {
      const chat = chatOf(inside.world, textOf(call, 'chat_id'), 'members');
      if (chat.account) throw badRequest('there are no administrators in the private chat');
      const admins = [...membersOf(chat, inside).values()].filter(
        ({ status, account }) =>
          status === 'creator' ||
          // Other bots are left out, the bot itself is not.
          (status === 'administrator' && (!account.user.is_bot || account === inside.world.bot)),
      );
      for (const { account } of admins) inside.world.known.add(account.user.id);
      return admins.map(wireMember);
    },
  },
  leaveChat: {
    knows: 'chat_id',
    run(call, inside) {
      const chat = chatOf(inside.world, textOf(call, 'chat_id'), 'members');
      if (chat.account) throw badRequest("chat member status can't be changed in private chats");
      changeBotStatus(inside, chat, inside.world.bot, 'left');
      return true;
    },
  },
};
