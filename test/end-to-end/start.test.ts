import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startProcess } from '../helpers/bot-process.js';

test('where the port is taken, the bot says so and ends, and lets go of its data', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-start-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo; // of a server that listens on TCP

  await expect(startProcess(dataDir, { PORT: String(port), WEB: 'on' })).rejects.toThrow(/is taken by another program/);
  const second = await startProcess(dataDir, { WEB: 'on' });
  expect(await second.end('SIGTERM')).toBe(0);
});
