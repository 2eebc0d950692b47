/** Presses of buttons that wait for answerCallbackQuery. */
import { flagOf, textOf } from './api-call.js';
import { badRequest } from './api-error.js';
import type { Methods } from './method.js';
import type { Account, Post } from './world.js';

export interface Press {
  id: string;
  by: Account;
  post: Post;
  answered: boolean;
  old: boolean;
}

export type Presses = Map<string, Press>;

/** In UTF-16 code units. */
const toastLimit = 200;

export const pressMethods: Methods = {
  answerCallbackQuery: {
    knows: 'callback_query_id text show_alert url cache_time',
    run(call, { presses, world, log }) {
      const press = presses.get(textOf(call, 'callback_query_id'));
      const text = textOf(call, 'text');
      const url = textOf(call, 'url');
      if (!press || press.old) throw badRequest('query is too old and response timeout expired or query ID is invalid');
      if (text.length > toastLimit) throw badRequest('MESSAGE_TOO_LONG');
      if (url !== '' && !opensBot(url, world.bot.user.username ?? '')) throw badRequest('URL_INVALID');
      if (press.answered) log.violations.push(`answerCallbackQuery: query ${press.id} was answered before`);
      press.answered = true;
      log.toasts.push({
        to: press.by.user.id,
        chat: press.post.chat.wire.id,
        message: press.post.wire.message_id,
        text,
        url,
        alert: flagOf(call, 'show_alert'),
        at: world.next(),
      });
      return true;
    },
  },
};

/** Without a game, the only address that a press may open is the bot itself, with something to start with. */
function opensBot(url: string, username: string): boolean {
  const [, name, payload] =
    /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/(\w+)\?start=([A-Za-z0-9_-]{1,64})$/i.exec(url) ??
    /^tg:\/\/resolve\?domain=(\w+)&start=([A-Za-z0-9_-]{1,64})$/i.exec(url) ??
    [];
  return payload !== undefined && name?.toLowerCase() === username.toLowerCase();
}
