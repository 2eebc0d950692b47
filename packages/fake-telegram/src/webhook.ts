/** Delivers updates by HTTP: each chat's in order, several chats side by side, again until they are taken. */
import { isObject } from './json.js';
import type { Entry, UpdateQueue } from './update-queue.js';

export interface Hook {
  /** As the bot set it. */
  url: string;
  secret: string;
  maxConnections: number;
}

export interface Webhook {
  current(): Hook | undefined;
  set(hook: Hook): void;
  remove(): Promise<void>;
  lastError(): { date: number; message: string } | undefined;
  /** Origin that public addresses lead to, for example http://127.0.0.1:8080; the path stays. */
  route(origin: string): void;
  /** Deliveries so far, failed ones too. */
  attempts: { url: string; updateId: number; status: number }[];
}

interface Options {
  queue: UpdateQueue;
  seconds(): number;
  /** Between a failed delivery and the next attempt. The real server takes a second and more. */
  retryMs: number;
  /** A call that came as the answer to an update. */
  onReply(method: string, params: Record<string, unknown>): void;
  /** Called after every attempt. */
  changed: () => void;
}

export function createWebhook(options: Options): Webhook {
  const { queue, retryMs } = options;
  let hook: Hook | undefined;
  let origin: string | undefined;
  let error: { date: number; message: string } | undefined;
  /** Ends with the hook: what is under way belongs to it. */
  let life = new AbortController();
  const busy = new Map<number, Promise<void>>();
  const attempts: Webhook['attempts'] = [];
  const pump = (): void => {
    if (!hook) return;
    for (const entry of queue.pending()) {
      if (busy.size >= hook.maxConnections) return;
      if (!busy.has(entry.lane)) busy.set(entry.lane, deliver(entry, hook, life.signal));
    }
  };

  async function deliver(entry: Entry, to: Hook, signal: AbortSignal): Promise<void> {
    const taken = await attempt(entry, to, signal);
    if (taken) queue.done(entry);
    options.changed();
    if (!taken) await pause(retryMs, signal);
    busy.delete(entry.lane);
    if (!signal.aborted) pump();
  }

  async function attempt(entry: Entry, to: Hook, signal: AbortSignal): Promise<boolean> {
    const address = new URL(to.url);
    const url = origin === undefined ? address : new URL(address.pathname + address.search, origin);
    const headers = {
      'content-type': 'application/json',
      ...(to.secret !== '' && { 'x-telegram-bot-api-secret-token': to.secret }),
    };
    try {
      const body = JSON.stringify(entry.update);
      const response = await fetch(url, { method: 'POST', headers, body, signal });
      const answer = await response.text();
      attempts.push({ url: url.href, updateId: entry.update.update_id, status: response.status });
      if (!response.ok) throw new Error(`Wrong response from the webhook: ${response.status} ${response.statusText}`);
      readReply(answer);
      return true;
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      if (!signal.aborted) error = { date: options.seconds(), message };
      return false;
    }
  }

  function readReply(answer: string): void {
    try {
      const value: unknown = JSON.parse(answer);
      if (!isObject(value) || typeof value['method'] !== 'string') return;
      const { method, ...params } = value;
      options.onReply(method, params);
    } catch {
      // An answer that is no call is no error.
    }
  }

  queue.onNews(pump);
  return {
    attempts,
    current: () => hook,
    set(wanted) {
      hook = wanted;
      error = undefined;
      pump();
    },
    async remove() {
      hook = undefined;
      life.abort();
      life = new AbortController();
      await Promise.all(busy.values());
      busy.clear();
    },
    lastError: () => error,
    route: (to) => void (origin = to),
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
