/** The socket: opened on loopback, closed without cutting off what is being received. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { UserError } from '../../src/errors.js';
import { urlOf } from './guard.js';

export interface WebListener {
  /** The address it listens on. Throws UserError `config.invalid` when the port cannot be had. */
  start(): Promise<string>;
  stop(): Promise<void>;
}

/** One visitor's tabs and some room; a browser opens six connections a tab. */
const connections = 200;
/** What is still being received when the bot stops gets this long; the page sends it again after the restart. */
const graceMs = 5_000;

export function createListener(options: { host: string; port: number; routes: Hono }): WebListener {
  // Without options for HTTPS or HTTP/2 this is always a node:http server.
  const server = createAdaptorServer({ fetch: options.routes.fetch, overrideGlobalObjects: false }) as Server;
  server.maxConnections = connections;
  let answering = 0;
  let stopping = false;
  server.on('request', (_request, response) => {
    answering += 1;
    response.on('close', () => {
      answering -= 1;
      closeWhenQuiet();
    });
  });

  /** Also those that a browser has opened in advance and never used, which Node does not count as idle. */
  function closeWhenQuiet(): void {
    if (stopping && answering === 0) server.closeAllConnections();
  }

  return {
    async start() {
      server.listen(options.port, options.host);
      try {
        await once(server, 'listening');
      } catch (error) {
        throw new UserError('config.invalid', { problems: whyNot(error, options.port) });
      }
      const address = server.address();
      return urlOf(options.host, typeof address === 'object' && address !== null ? address.port : options.port);
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      stopping = true;
      server.close();
      closeWhenQuiet();
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

function whyNot(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `port ${port} is taken by another program; set PORT to another number.`;
  if (code === 'EACCES') return `this account may not open port ${port}; set PORT to 1024 or more.`;
  return `port ${port} cannot be opened (${String(code ?? error)}).`;
}
