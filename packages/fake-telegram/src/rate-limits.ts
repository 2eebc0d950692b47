/** How much a bot may send: the limits that Telegram's documentation names. */
import { textOf, type ApiCall } from './api-call.js';
import { tooManyRequests } from './api-error.js';

const minute = 60_000;
const second = 1000;
/** 20 messages and edits a minute in a group; about one a second in a chat, of which a few may come at once; 30 a second in all. */
const limits = { group: { count: 20, ms: minute }, chat: { count: 4, ms: 4 * second }, all: { count: 30, ms: second } };

export interface RateLimits {
  /** Throws ApiError where the call is one too many; then it does not count. */
  check(call: ApiCall): void;
}

export function createRateLimits(now: () => number): RateLimits {
  const sent = new Map<string, number[]>();

  /** When the next one may be sent under this limit, in milliseconds from now; 0 or less for at once. */
  function waitFor(key: string, { count, ms }: { count: number; ms: number }): number {
    const recent = (sent.get(key) ?? []).filter((at) => at > now() - ms);
    sent.set(key, recent);
    const oldest = recent.at(-count);
    return oldest === undefined ? 0 : oldest + ms - now();
  }

  return {
    check(call) {
      if (!/^(send(?!ChatAction)|edit)/.test(call.method)) return;
      const chat = textOf(call, 'chat_id');
      const keys: [string, { count: number; ms: number }][] = [
        ['all', limits.all],
        [`chat ${chat}`, limits.chat],
        ...(chat.startsWith('-') ? [[`group ${chat}`, limits.group] satisfies [string, object]] : []),
      ];
      const wait = Math.max(...keys.map(([key, limit]) => waitFor(key, limit)));
      if (wait > 0) throw tooManyRequests(Math.ceil(wait / second));
      for (const [key] of keys) for (let n = itemsOf(call); n > 0; n--) sent.get(key)?.push(now());
    },
  };
}

/** An album counts as many messages as it has items. */
function itemsOf(call: ApiCall): number {
  return call.method === 'sendMediaGroup' ? textOf(call, 'media').split('"media"').length - 1 : 1;
}
