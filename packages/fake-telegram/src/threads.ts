/** Which thread of a chat a message belongs to. */
import type { Chat, Post } from './world.js';
import type { WireMessage } from './wire.js';

type InThread = Pick<WireMessage, 'message_thread_id' | 'is_topic_message'>;

/**
 * In forums the topic, named or that of the answered message; in other supergroups answers have a thread, too, which is no
 * topic and cannot be sent to.
 */
export function threadFields(chat: Chat, topic: number | undefined, replyTo: Post | undefined): InThread {
  if (chat.wire.is_forum === true) {
    const thread = topic ?? replyTo?.wire.message_thread_id;
    return thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true };
  }
  if (chat.wire.type !== 'supergroup' || !replyTo) return {};
  return { message_thread_id: replyTo.wire.message_thread_id ?? replyTo.wire.message_id };
}
