/** getMe, and everything about getting updates and files. */
import { flagOf, integerOf, textOf, type ApiCall } from './api-call.js';
import { ApiError, badRequest } from './api-error.js';
import { parseJson } from './json.js';
import type { Inside, Methods } from './method.js';
import { conflict } from './update-queue.js';
import { updateKinds } from './wire.js';

const allKinds: readonly string[] = [...updateKinds.byDefault, ...updateKinds.onRequest];
/** Ports that public addresses may have, and how long a secret can be. */
const webhookPorts = ['', '80', '88', '443', '8443'];
const secretLimit = 256;
/** Updates are fetched at most so many at once; the longest poll, in seconds. */
const limits = { updates: 100, connections: 100, poll: 50 };

function rememberKinds(call: ApiCall, { queue, log }: Inside): void {
  const text = textOf(call, 'allowed_updates');
  if (text === '') return;
  const list = parseJson(text, () => badRequest("can't parse allowed_updates"));
  if (!Array.isArray(list)) return;
  const kinds = list.map(String);
  for (const kind of kinds)
    if (!allKinds.includes(kind)) log.violations.push(`${call.method}: there are no updates of the kind ${kind}`);
  queue.allow(kinds);
}

async function setWebhook(call: ApiCall, inside: Inside): Promise<true> {
  const url = textOf(call, 'url');
  const secret = textOf(call, 'secret_token');
  if (url === '') return dropWebhook(call, inside);
  if (!URL.canParse(url)) throw badRequest('invalid webhook URL specified');
  const { protocol, port } = new URL(url);
  if (secret.length > secretLimit) throw badRequest('secret token is too long');
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  if (protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (!webhookPorts.includes(port))
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  inside.queue.interrupt('terminated by setWebhook request');
  await dropWebhook(call, inside);
  rememberKinds(call, inside);
  inside.webhook.set({ url, secret, maxConnections: integerOf(call, 'max_connections', 40, 1, limits.connections) });
  return true;
}

async function dropWebhook(call: ApiCall, { webhook, queue }: Inside): Promise<true> {
  await webhook.remove();
  if (flagOf(call, 'drop_pending_updates')) queue.clear();
  return true;
}

/** Carries the caller's hanging up to the one method that waits. */
export const hangUps = new WeakMap<ApiCall, AbortSignal>();

export const updateMethods: Methods = {
  getMe: {
    knows: '',
    run: (_call, { world, settings }) => ({
      ...world.bot.user,
      can_join_groups: true,
      can_read_all_group_messages: !settings.privacy,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
    }),
  },
  getUpdates: {
    knows: 'offset limit timeout allowed_updates',
    run(call, inside) {
      if (inside.webhook.current())
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      rememberKinds(call, inside);
      return inside.queue.poll(
        {
          offset: integerOf(call, 'offset'),
          limit: integerOf(call, 'limit', limits.updates, 1, limits.updates),
          timeoutMs: integerOf(call, 'timeout', 0, 0, limits.poll) * 1000,
        },
        hangUps.get(call) ?? new AbortController().signal,
      );
    },
  },
  setWebhook: {
    knows: 'url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token',
    run: setWebhook,
  },
  deleteWebhook: { knows: 'drop_pending_updates', run: dropWebhook },
  getWebhookInfo: {
    knows: '',
    run(_call, { webhook, queue }) {
      const hook = webhook.current();
      const error = webhook.lastError();
      const kinds = queue.allowed();
      return {
        url: hook?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: queue.pending().length,
        ...(error && { last_error_date: error.date, last_error_message: error.message }),
        ...(hook && { max_connections: hook.maxConnections, ip_address: '127.0.0.1' }),
        ...(kinds && { allowed_updates: kinds }),
      };
    },
  },
  getFile: { knows: 'file_id', run: (call, { files }) => files.link(textOf(call, 'file_id')) },
  close: { knows: '', run: (_call, { settings }) => stop(settings, 'closed') },
  logOut: { knows: '', run: (_call, { settings }) => stop(settings, 'logged-out') },
};

function stop(settings: Inside['settings'], down: 'closed' | 'logged-out'): true {
  settings.down = down;
  return true;
}

/** After close and logOut every call is refused, in their own words. Throws ApiError. */
export function checkUp({ down }: Inside['settings']): void {
  if (down === 'logged-out') throw new ApiError(400, 'Logged out');
  if (down === 'closed') throw new ApiError(429, 'Too Many Requests: retry after 600', { retry_after: 600 });
}
