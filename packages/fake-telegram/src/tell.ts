/** Makes updates of what happens, where the bot is to hear of it. */
import type { Inside } from './method.js';
import { isObject } from './json.js';
import type { UpdateKind, WireUpdate } from './wire.js';
import { isForBot, isSeen } from './visibility.js';
import { showPost, type Chat, type Post } from './world.js';

/** Undefined where the bot did not ask for this kind. Whoever is named in it is known to the bot from now on. */
export function emit({ queue, world }: Inside, kind: UpdateKind, chat: Chat, what: unknown): WireUpdate | undefined {
  const update = queue.push(kind, what, chat.wire.id);
  if (update) learn(what, world.known);
  return update;
}

/** Undefined where the bot does not see the message. */
export function tellPost(inside: Inside, post: Post, edited = false): WireUpdate | undefined {
  post.forBot = isForBot(inside.world, post);
  if (!isSeen(inside.world, post)) return undefined;
  const kind = post.chat.wire.type === 'channel' ? ('channel_post' as const) : ('message' as const);
  return emit(inside, edited ? `edited_${kind}` : kind, post.chat, showPost(post));
}

function learn(what: unknown, known: Set<number>): void {
  if (Array.isArray(what)) what.forEach((one) => learn(one, known));
  if (!isObject(what)) return;
  if (typeof what['is_bot'] === 'boolean' && typeof what['id'] === 'number') known.add(what['id']);
  Object.values(what).forEach((one) => learn(one, known));
}
