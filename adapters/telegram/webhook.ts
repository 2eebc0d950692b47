/** Updates that Telegram brings by HTTP: answered when they are stored, and only where they carry the secret. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Log } from '../../src/chat/ports.js';

export interface WebhookOptions {
  /** The path Telegram posts to; everything else is 404. */
  path: string;
  secret: string;
  /** Resolves when the update is durable, or was left because it cannot be read. */
  receive: (update: unknown) => Promise<void>;
  log: Log;
}

/** Bytes: an update is some kilobytes. */
const largest = 1_000_000;

/** A server that does not listen yet. */
export function createWebhook({ path, secret, receive, log }: WebhookOptions): Server {
  async function answer(request: IncomingMessage): Promise<number> {
    if (request.method !== 'POST' || new URL(request.url ?? '/', 'http://localhost').pathname !== path) return 404;
    if (!isSame(request.headers['x-telegram-bot-api-secret-token'], secret)) return 403;
    const body = await readBody(request);
    if (body === undefined) return 400;
    try {
      await receive(body.update);
      return 200;
    } catch (error) {
      // Telegram brings it again after anything but a 2xx.
      log.warn({ err: error }, 'an update could not be stored');
      return 500;
    }
  }
  return createServer((request, response) => {
    answer(request).then(
      // Whoever was refused may still be sending.
      (status) => response.writeHead(status, status === 200 ? {} : { connection: 'close' }).end(),
      () => response.destroy(),
    );
  });
}

/** Undefined for what is no JSON; whether it is an update, `receive` finds out. */
async function readBody(request: IncomingMessage): Promise<{ update: unknown } | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  // A request's chunks are buffers as long as no encoding is set.
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largest) return undefined;
    parts.push(part);
  }
  try {
    return { update: JSON.parse(Buffer.concat(parts).toString('utf8')) };
  } catch {
    return undefined;
  }
}

/** In a time that tells nothing about where they differ. */
function isSame(given: string | string[] | undefined, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret));
}
