/**
 * Who may talk to the server, and what the browser may do with its answers. Foreign names in Host are DNS rebinding,
 * foreign origins are other sites' pages that send in the visitor's name.
 */
import { UserError } from '../../src/errors.js';
import type { WireProblem } from './wire.js';
import type { MiddlewareHandler } from 'hono';

const contentSecurity = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurity,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=()',
};

/** Refuses foreign hosts and origins with 403, and puts the safety headers on every answer. */
export const guard: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host');
  const foreign =
    !isLoopbackHost(host) ||
    !isOwnOrigin(c.req.header('origin'), host) ||
    !isOwnFetch(c.req.header('sec-fetch-site'), c.req.header('sec-fetch-mode'), c.req.path);
  if (foreign) c.res = c.json({ error: 'foreign' } satisfies WireProblem, 403);
  else await next();
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
};

/** Programs send no Origin; a browser always does where it could do harm. */
function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || (host !== undefined && origin.toLowerCase() === `http://${host.toLowerCase()}`);
}

/** Browsers say where a request comes from, also for pictures, which carry no Origin. Links to the page itself are fine. */
function isOwnFetch(site: string | undefined, mode: string | undefined, path: string): boolean {
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  return mode === 'navigate' && path === '/';
}

/** Every bound of the browser chat, so that neither a visitor nor a forgotten tab fills the machine. */
export interface WebLimits {
  /** Photos in one message; ten is an album on Telegram, too. */
  photos: number;
  /** Bytes of all photos of one message together; never less than one photo may have. */
  togetherBytes: number;
  /** Messages being received at the same time: each may hold `togetherBytes` in memory. */
  uploadsAtOnce: number;
  /** Characters of a message; Telegram's limit. */
  text: number;
  /** Characters of a person's name or a group's title. */
  name: number;
  people: number;
  groups: number;
  /** Messages remembered, of all chats together; the oldest go first. */
  messages: number;
  /** Bytes of pictures remembered, people's and the bot's together; the oldest go first. */
  pictureBytes: number;
  /** Events a page that lost its connection can catch up on; who missed more gets everything anew. */
  events: number;
  /** Pages connected at the same time. */
  pages: number;
  /** Events waiting for one slow page, until it is cut off and comes back by itself. */
  waiting: number;
}

export const defaultLimits: WebLimits = {
  photos: 10,
  togetherBytes: 64e6,
  uploadsAtOnce: 3,
  text: 4096,
  name: 60,
  people: 300,
  groups: 50,
  messages: 2000,
  pictureBytes: 96e6,
  events: 1000,
  pages: 24,
  waiting: 1000,
};

// Which addresses and names mean this machine alone.

const addresses = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * One visitor speaks as several people here, so nobody else may reach it. Throws UserError `config.invalid` for any
 * address but loopback.
 */
export function requireLoopback(host: string): void {
  if (addresses.has(host)) return;
  throw new UserError('config.invalid', {
    problems:
      `HOST is "${host}", but the browser chat lets its visitor speak as anybody and so answers on this machine only. ` +
      'Set HOST to 127.0.0.1, ::1 or localhost, or turn the browser chat off. ' +
      'From another machine, ssh -L brings the page to your own screen.',
  });
}

/** `http://127.0.0.1:3000`. */
export function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whether a Host header names this machine. Any port: `ssh -L` may change it. */
function isLoopbackHost(header: string | undefined): boolean {
  const name = header === undefined ? undefined : /^(127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i.exec(header)?.[1];
  return name !== undefined;
}
