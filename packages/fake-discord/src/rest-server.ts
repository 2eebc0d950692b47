/** The HTTP side: authorisation, failures on command, rate limits, and everything written down. */
import { STATUS_CODES, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { fileAt } from './attachments.js';
import type { Fault, FaultBook } from './faults.js';
import type { RateLimitBook } from './rate-limits.js';
import { parseBody, readBytes } from './request.js';
import { refuse, Refusal } from './refusal.js';
import { createRouter, type Answer, type Match, type Route } from './router.js';
import type { Call } from './record.js';
import type { World } from './world.js';

const prefix = '/api/v10';

export interface RestOptions {
  world: World;
  routes: readonly Route[];
  faults: FaultBook;
  limits: RateLimitBook;
  /** Aborted when the server closes, so that nothing hangs on. */
  closing: AbortSignal;
}

export function createRestServer({ world, routes, faults, limits, closing }: RestOptions): RequestListener {
  const route = createRouter(routes);

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', world.origin);
    const method = request.method ?? 'GET';
    const path = url.pathname.replace(/^\/api\/v\d+/, '');
    const call: Call = { method, path, query: url.search, json: undefined, files: [], at: world.now() };
    const reason = request.headers['x-audit-log-reason'];
    if (typeof reason === 'string') call.reason = decodeURIComponent(reason);
    world.calls.push(call);
    const fault = faults.take(method, path);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'drop' && fault.when === 'before') {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === 'slow') await delay(fault.ms, undefined, { signal: closing });
    const { result, headers } = await carryOut(request, call, url, fault);
    call.status = result.status;
    call.reply = result.json;
    world.changed();
    if (fault?.kind === 'drop') request.socket.destroy();
    else answer(response, result, headers);
  }

  async function carryOut(request: IncomingMessage, call: Call, url: URL, fault: Fault | undefined) {
    const none: Record<string, string> = {};
    const isBroken = fault?.kind === 'status';
    try {
      const bytes = await readBytes(request);
      if (isBroken && fault.when !== 'after') return { result: brokenServer(fault.status), headers: none };
      if (fault?.kind === 'rate-limit') return rateLimited(fault.retryAfterMs, fault.global ? 'global' : 'user', none);
      if (!url.pathname.startsWith('/api/')) return { result: serveFile(world, url), headers: none };
      const done = await carryOutCall(request, call, url, bytes);
      return isBroken ? { result: brokenServer(fault.status), headers: none } : done;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { result: { status: error.status, json: error.body() }, headers: none };
    }
  }

  /** What Discord itself does with a request that reached it. Throws Refusal. */
  async function carryOutCall(request: IncomingMessage, call: Call, url: URL, bytes: Buffer) {
    if (!url.pathname.startsWith(`${prefix}/`)) throw refuse('notFound');
    const match = route(call.method, call.path);
    if (!(request.headers['user-agent'] ?? '').startsWith('DiscordBot (')) throw refuse('noUserAgent');
    if (!match.route.open && request.headers.authorization !== `Bot ${world.token}`) throw refuse('unauthorized');
    const { pattern } = match.route;
    const bucket = limits.use(pattern, match.parts.channel ?? match.parts.guild ?? match.parts.token ?? '');
    if (bucket.retryAfterMs !== undefined) return rateLimited(bucket.retryAfterMs, 'user', bucket.headers);
    const { json, files } = await parseBody(bytes, request.headers['content-type'] ?? '');
    call.json = json;
    call.files = files.map(({ index, ...file }) => ({ name: `files[${index}]`, ...file }));
    return { result: await match.route.handle(world, asked(match, call, url, files)), headers: bucket.headers };
  }

  const asked = (match: Match, call: Call, url: URL, files: Awaited<ReturnType<typeof parseBody>>['files']) => ({
    part(name: string) {
      const value = match.parts[name];
      if (value === undefined) throw new Error(`${match.route.pattern} has no part ${name}`);
      return value;
    },
    query: url.searchParams,
    json: call.json,
    files,
    unknown: (field: string) => void world.violations.push(`${match.route.pattern}: unknown field "${field}"`),
  });

  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A bug of the fake, or it is being closed: neither may look like an answer of Discord's.
      if (!closing.aborted)
        world.violations.push(`the fake failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      request.socket.destroy();
    });
  };
}

function serveFile(world: World, url: URL): Answer {
  const file = fileAt(world, url);
  if (file) return { status: 200, bytes: { type: file.type, data: file.bytes } };
  const words = new TextEncoder().encode('This content is no longer available.');
  return { status: 404, bytes: { type: 'text/plain', data: words } };
}

/** What Discord's edge says, which is not JSON. */
function brokenServer(status: number): Answer {
  const words = new TextEncoder().encode(`<html>${STATUS_CODES[status] ?? ''}</html>`);
  return { status, bytes: { type: 'text/html', data: words } };
}

function rateLimited(retryAfterMs: number, scope: 'user' | 'global', headers: Record<string, string>) {
  const seconds = retryAfterMs / 1000;
  const json = { message: 'You are being rate limited.', retry_after: seconds, global: scope === 'global' };
  return {
    result: { status: 429, json },
    headers: {
      ...headers,
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-scope': scope,
      ...(scope === 'global' && { 'x-ratelimit-global': 'true' }),
    },
  };
}

function answer(response: ServerResponse, { status, json, bytes }: Answer, headers: Record<string, string> = {}) {
  const type = bytes?.type ?? (json === undefined ? undefined : 'application/json');
  response.writeHead(status, { ...headers, ...(type !== undefined && { 'content-type': type }) });
  response.end(bytes?.data ?? (json === undefined ? undefined : JSON.stringify(json)));
}
