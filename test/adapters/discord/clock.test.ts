/** discord.js keeps Discord's limits by the wall clock, which may be set. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createRequests } from '../../../adapters/discord/requests.js';

test.each(['before a request', 'while a request waits'])(
  'a clock set back two hours %s keeps nobody waiting',
  async (when) => {
    const real = Date.now;
    let behind = 0;
    Date.now = () => real() - behind;
    onTestFinished(() => void (Date.now = real));
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      const limits = { limit: '1', remaining: '0', 'reset-after': '0.3', bucket: 'one' };
      for (const [name, value] of Object.entries(limits)) response.setHeader(`x-ratelimit-${name}`, value);
      response.setHeader('content-type', 'application/json').end('{}');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    // It has just been told to listen on a port.
    const { port } = server.address() as AddressInfo;
    const requests = createRequests({ token: 'app.secret', apiRoot: `http://127.0.0.1:${port}` });
    // The first answer names the limit's bucket, the second uses it up.
    await requests.get('/channels/1');
    await requests.get('/channels/1');
    if (when === 'before a request') behind = 7_200_000;
    const third = requests.get('/channels/1');
    await new Promise((resolve) => setImmediate(resolve));
    behind = 7_200_000;
    await third;
    expect(asked).toBe(3);
  },
);
