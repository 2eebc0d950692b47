/** A model hub on loopback, as well and as badly as hubs behave. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/**
 * `well`: at once. `slowly`: in pieces, a little apart. `hung`: takes the request and says nothing. `stalls`: half of it,
 * then nothing. `cut-off`: half of it, then hangs up. A number: that status.
 */
export type Behaviour = 'well' | 'slowly' | 'hung' | 'stalls' | 'cut-off' | number;

export interface Hub {
  endpoint: string;
  /** Paths asked for, in order. */
  asked: string[];
  /** From now on. */
  behave(as: Behaviour): void;
  /** Nobody listens there any more. */
  close(): Promise<void>;
}

/** `files` by their path inside the model. Closed when the test is over. */
export async function startHub(model: string, files: ReadonlyMap<string, Uint8Array>): Promise<Hub> {
  let behaviour: Behaviour = 'well';
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURI(request.url ?? '');
    asked.push(path);
    const file = files.get(path.replace(`/${model}/resolve/main/`, ''));
    void answer(response, file, behaviour);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on a port
    asked,
    behave: (as) => void (behaviour = as),
    close,
  };
}

async function answer(response: ServerResponse, file: Uint8Array | undefined, behaviour: Behaviour): Promise<void> {
  if (behaviour === 'hung') return;
  if (typeof behaviour === 'number' || !file) {
    response.writeHead(typeof behaviour === 'number' ? behaviour : 404).end();
    return;
  }
  response.writeHead(200, { 'content-length': file.length });
  if (behaviour === 'well') {
    response.end(file);
    return;
  }
  const half = Math.ceil(file.length / 2);
  response.write(file.subarray(0, half));
  if (behaviour === 'stalls') return;
  await delay(20);
  if (behaviour === 'cut-off') response.destroy();
  else response.end(file.subarray(half));
}
