/**
 * Who may talk to the server, and what the browser may do with its answers. Foreign names in Host are DNS rebinding,
 * foreign origins are other sites' pages that send in the visitor's name.
 */
import type { MiddlewareHandler } from 'hono';
import { isLoopbackHost } from './loopback.js';
import type { WireProblem } from './wire.js';

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
