/** What the bot is shown of what is said in groups: privacy mode, as the documentation of bots describes it. */
import type { WireMessage } from './wire.js';
import type { Post, World } from './world.js';

/** Whether the bot gets an update of this message. Never of another bot's, nor of its own. */
export function isSeen(world: World, post: Post): boolean {
  const { chat, wire } = post;
  if (post.byBot) return false;
  const status = world.statusOf(chat, world.bot);
  if (chat.wire.type === 'private') return true;
  if (isService(wire))
    return status !== 'left' && status !== 'kicked' ? true : wire.left_chat_member?.id === world.bot.user.id;
  if (status === 'left' || status === 'kicked') return false;
  if (chat.wire.type === 'channel') return status === 'administrator';
  // Anonymous administrators and channels speak through accounts that are bots, but are people.
  if (wire.from?.is_bot === true && !wire.sender_chat) return false;
  return status === 'administrator' || status === 'creator' || !chat.privacy || isForBot(world, post);
}

/** What privacy mode lets through. Captions count as texts do. */
export function isForBot(world: World, post: Post): boolean {
  if (post.replyTo?.forBot === true) return true;
  const me = world.bot.user.username?.toLowerCase() ?? '';
  const text = post.wire.text ?? post.wire.caption ?? '';
  return (post.wire.entities ?? post.wire.caption_entities ?? []).some(({ type, offset, length, user }) => {
    const words = text.slice(offset, offset + length).toLowerCase();
    if (type === 'mention') return words === `@${me}`;
    if (type === 'text_mention') return user?.id === world.bot.user.id;
    if (type !== 'bot_command') return false;
    const [, name] = words.split('@');
    if (name !== undefined) return name === me;
    // A command without a name is for the bot that spoke last, and for all where none did.
    return post.chat.lastBot === undefined || post.chat.lastBot === world.bot.user.id;
  });
}

function isService(wire: WireMessage): boolean {
  return [
    wire.new_chat_members,
    wire.left_chat_member,
    wire.group_chat_created,
    wire.migrate_to_chat_id,
    wire.migrate_from_chat_id,
    wire.forum_topic_created,
  ].some((one) => one !== undefined);
}
