/** setMessageReaction and sendChatAction. */
import { textOf } from './api-call.js';
import { badRequest } from './api-error.js';
import { chatOf, postOf } from './chat-access.js';
import { integerOf } from './api-call.js';
import { isObject, parseJson } from './json.js';
import type { Methods } from './method.js';

/** Everything a bot may react with, from the documentation of ReactionTypeEmoji. */
const emoji = new Set(
  (
    '👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 ' +
    '🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'
  ).split(' '),
);

const actions = new Set(
  (
    'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker ' +
    'find_location record_video_note upload_video_note'
  ).split(' '),
);

export const signMethods: Methods = {
  setMessageReaction: {
    knows: 'chat_id message_id reaction is_big',
    run(call, { world }) {
      const wanted = readReactions(textOf(call, 'reaction'));
      const post = postOf(world, call, 'read', 'message to react');
      if (wanted.length > 1) throw badRequest('REACTIONS_TOO_MANY');
      if (!wanted.every((one) => emoji.has(one))) throw badRequest('REACTION_INVALID');
      post.reactions = wanted;
      return true;
    },
  },
  sendChatAction: {
    knows: 'business_connection_id chat_id message_thread_id action',
    run(call, { world, log }) {
      const action = textOf(call, 'action').toLowerCase();
      if (!actions.has(action)) throw badRequest('wrong parameter action in request');
      const chat = chatOf(world, textOf(call, 'chat_id'), 'write');
      // The documentation only says that channels are not supported; the words are ours.
      if (chat.wire.type === 'channel') throw badRequest("chat actions can't be sent to channel chats");
      const thread = integerOf(call, 'message_thread_id');
      if (thread > 1 && chat.wire.is_forum === true && !chat.topics.has(thread))
        throw badRequest('message thread not found');
      log.actions.push({ chat: chat.wire.id, action, ...(thread > 0 && { thread }), at: world.next() });
      return true;
    },
  },
};

function readReactions(text: string): string[] {
  if (text === '') return [];
  const list = parseJson(text, () => badRequest("can't parse reaction types JSON object"));
  if (!Array.isArray(list)) throw badRequest('expected an Array of ReactionType');
  return list.map((one: unknown) => {
    if (!isObject(one)) throw badRequest("can't parse ReactionType: expected an Object");
    if (one['type'] === 'custom_emoji') return String(one['custom_emoji_id']);
    if (one['type'] !== 'emoji') throw badRequest("can't parse ReactionType: invalid reaction type specified");
    return String(one['emoji']);
  });
}
