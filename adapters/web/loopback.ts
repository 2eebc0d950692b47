/** Which addresses and names mean this machine alone. */
import { UserError } from '../../src/errors.js';

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
export function isLoopbackHost(header: string | undefined): boolean {
  const name = header === undefined ? undefined : /^(127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i.exec(header)?.[1];
  return name !== undefined;
}
