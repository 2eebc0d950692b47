/** Finds the chat, the message and the topic that a call names, and refuses as the real server does. */
import { integerOf, textOf, type ApiCall } from './api-call.js';
import { ApiError, badRequest, forbidden } from './api-error.js';
import { isObject, parseJson } from './json.js';
import type { Chat, Post, World } from './world.js';

/** `write` also needs the other side to be there, `edit` does so in part; `members` is to ask who is in it. */
export type Access = 'read' | 'members' | 'edit' | 'write';

/** Throws ApiError. */
export function chatOf(world: World, text: string, access: Access): Chat {
  if (text === '') throw badRequest('chat_id is empty');
  const chat = text.startsWith('@') ? byName(world, text.slice(1)) : byId(world, Number(text));
  if (!chat) throw badRequest('chat not found');
  if (chat.account) checkDirect(chat, access);
  else checkShared(world, chat, access);
  return chat;
}

function byName(world: World, name: string): Chat | undefined {
  return [...world.chats.values()].find(
    ({ wire }) => wire.type !== 'private' && wire.username?.toLowerCase() === name.toLowerCase(),
  );
}

function byId(world: World, id: number): Chat | undefined {
  const account = world.accounts.get(id);
  if (account) return world.known.has(id) ? world.directChat(account) : undefined;
  const chat = world.chats.get(id);
  // A chat the bot never was in does not exist for it.
  return chat?.members.has(world.bot.user.id) || (chat && chat.wire.username !== undefined) ? chat : undefined;
}

function checkDirect(chat: Chat, access: Access): void {
  if (access === 'read' || access === 'members' || !chat.account) return;
  if (chat.account.deactivated) throw forbidden('user is deactivated');
  if (access === 'edit') return;
  if (chat.account.user.is_bot) throw forbidden("bot can't send messages to bots");
  if (chat.account.blocked) throw forbidden('bot was blocked by the user');
  if (!chat.account.started) throw forbidden("bot can't initiate conversation with a user");
}

function checkShared(world: World, chat: Chat, access: Access): void {
  const kind = chat.wire.type;
  if (chat.migratedTo) {
    if (access === 'read' || access === 'edit') return;
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.migratedTo.wire.id });
  }
  const status = world.statusOf(chat, world.bot);
  // A small group that the bot has left can still be read.
  if (kind === 'group' && access === 'read') return;
  // So can public chats that it is not in.
  if (status === 'left' && chat.wire.username !== undefined && (access === 'read' || access === 'members')) return;
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${kind} chat`);
  if (status === 'left') throw forbidden(`bot is not a member of the ${kind} chat`);
  if (kind === 'channel' && access === 'write' && status !== 'administrator')
    throw badRequest('need administrator rights in the channel chat');
  if (chat.muted && access === 'write' && status === 'member')
    throw badRequest('not enough rights to send text messages to the chat');
}

/** `what` is the real server's name for it, as in "message to edit". Throws ApiError. */
export function postOf(world: World, call: ApiCall, access: Access, what: string): Post {
  const chat = chatOf(world, textOf(call, 'chat_id'), access);
  const post = chat.posts.get(integerOf(call, 'message_id'));
  if (!post || post.deleted) throw badRequest(`${what} not found`);
  return post;
}

/** The topic to send into; undefined outside of forums, where the real server overlooks the parameter. Throws ApiError. */
export function threadOf(call: ApiCall, chat: Chat): number | undefined {
  const thread = Math.max(0, integerOf(call, 'message_thread_id'));
  if (thread === 0 || (chat.wire.is_forum !== true && chat.wire.type !== 'private')) return undefined;
  if (!chat.topics.has(thread)) throw badRequest('message thread not found');
  return thread;
}

/** The message to answer, from reply_parameters or from what they replaced. Throws ApiError. */
export function repliedOf(world: World, call: ApiCall, chat: Chat): Post | undefined {
  const text = textOf(call, 'reply_parameters');
  const given =
    text === ''
      ? {
          message_id: integerOf(call, 'reply_to_message_id'),
          allow_sending_without_reply: textOf(call, 'allow_sending_without_reply') === 'true',
        }
      : parseJson(text, () => badRequest("can't parse reply parameters JSON object"));
  if (!isObject(given)) throw badRequest('object expected as reply parameters');
  if (Object.keys(given).length === 0) return undefined;
  const id = Number(given['message_id']);
  if (given['message_id'] === undefined) throw badRequest('can\'t find field "message_id"');
  if (!Number.isInteger(id)) throw badRequest('field "message_id" must be a valid Number');
  if (id <= 0) return undefined;
  const elsewhere = given['chat_id'];
  const from =
    typeof elsewhere === 'number' || typeof elsewhere === 'string' ? chatOf(world, String(elsewhere), 'read') : chat;
  const post = from.posts.get(id);
  if (post && !post.deleted) return post;
  if (given['allow_sending_without_reply'] === true) return undefined;
  throw new ApiError(400, 'Bad Request: message to be replied not found');
}
