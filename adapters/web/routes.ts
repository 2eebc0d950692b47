/** The paths of the server, each a few lines: read what came, ask who knows, answer. */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { DemoRun } from './demo-run.js';
import { directChatOf, type Directory } from './directory.js';
import { guard, type WebLimits } from './guard.js';
import { NotHere, type WebIncoming } from './incoming.js';
import type { Log } from '../../src/chat/ports.js';
import { FormError } from './multipart.js';
import type { PageFile } from './pages.js';
import type { PictureShelf } from './picture-shelf.js';
import { pageId, readUpload, TooMuch } from './upload.js';
import type { WireProblem } from './wire.js';

/** A press or a name is a few hundred bytes. */
const jsonLimit = 16 * 1024;
/** At most 64 bytes, as on Telegram; ids of messages are shorter. */
const shortText = /^[^\n]{1,64}$/;

export interface Parts {
  directory: Directory;
  incoming: WebIncoming;
  shelf: PictureShelf;
  demo: DemoRun;
  limits: WebLimits & { photoBytes: number };
  files: () => ReadonlyMap<string, PageFile>;
  /** Events for one more page from `since` on; undefined when there are too many pages. */
  openStream: (since: string | undefined) => ReadableStream<Uint8Array> | undefined;
  log: Log;
}

export function createRoutes(parts: Parts): Hono {
  const app = new Hono();
  const { directory, incoming, limits } = parts;
  let uploads = 0;
  app.use(guard);
  app.onError((error, c) => problemOf(error, c, parts.log));
  app.notFound((c) => c.json({ error: 'not-found' } satisfies WireProblem, 404));

  app.get('/api/events', (c) => {
    const body = parts.openStream(c.req.header('last-event-id') ?? c.req.query('since'));
    if (body === undefined) return problem(c, 'too-many');
    return c.body(body, 200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  });

  app.post('/api/messages', async (c) => {
    if (uploads >= limits.uploadsAtOnce) return problem(c, 'busy');
    uploads += 1;
    try {
      const body = c.req.raw.body;
      if (body === null) throw new FormError('empty');
      const posted = await readUpload(body, c.req.header('content-type'), limits);
      return c.json({ message: await incoming.post({ ...posted, ...languageOf(c) }) });
    } finally {
      uploads -= 1;
    }
  });

  app.use('/api/*', bodyLimit({ maxSize: jsonLimit, onError: (c) => problem(c, 'too-large') }));

  app.post('/api/presses', async (c) => {
    const field = await fieldsOf(c);
    const press = {
      id: field('id', pageId),
      as: field('as', shortText),
      chat: field('chat', shortText),
      message: field('message', shortText),
      data: field('data', shortText),
    };
    await incoming.press({ ...press, ...languageOf(c) });
    return c.json({}, 202);
  });

  app.post('/api/people', async (c) => {
    const field = await fieldsOf(c);
    const person = directory.addPerson(field('name', /\S/));
    if (person === undefined) return problem(c, 'too-many');
    return c.json({ person, chat: directory.chat(directChatOf(person.account)) });
  });

  app.post('/api/chats', async (c) => {
    const field = await fieldsOf(c);
    const chat = directory.addGroup(field('title', /\S/));
    return chat === undefined ? problem(c, 'too-many') : c.json({ chat });
  });

  app.post('/api/demo', (c) => (parts.demo.start() ? c.json({}, 202) : problem(c, 'busy')));

  app.get('/api/pictures/:id', (c) => {
    const picture = parts.shelf.get(c.req.param('id'));
    if (picture?.type === undefined) return problem(c, 'not-found');
    return c.body(new Uint8Array(picture.bytes), 200, { 'Content-Type': picture.type, 'Cache-Control': 'no-store' });
  });

  // Whatever it holds, it is saved and not opened: no name and no byte of it is taken for a page or a script.
  app.get('/api/files/:id', (c) => {
    const file = parts.shelf.get(c.req.param('id'));
    if (file?.saveAs === undefined) return problem(c, 'not-found');
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${file.saveAs.replace(/[^\w.-]/g, '_')}"`,
      'Cache-Control': 'no-store',
    });
  });

  app.get('*', (c) => {
    const file = parts.files().get(c.req.path);
    if (file === undefined) return problem(c, 'not-found');
    const headers = { ETag: file.etag, 'Cache-Control': 'no-cache' };
    if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers);
    return c.body(file.bytes, 200, { ...headers, 'Content-Type': file.type });
  });

  return app;
}

const statuses = {
  'bad-request': 400,
  foreign: 403,
  'not-found': 404,
  'too-large': 413,
  'too-many': 429,
  'not-kept': 503,
  busy: 503,
} as const satisfies Record<WireProblem['error'], number>;

function problem(c: Context, error: WireProblem['error']): Response {
  if (error === 'busy') c.header('Retry-After', '1');
  return c.json({ error } satisfies WireProblem, statuses[error]);
}

/** Expected refusals by name; anything else means that the bot did not take it, and the page offers to try again. */
function problemOf(error: Error, c: Context, log: Log): Response {
  if (error instanceof FormError) return problem(c, 'bad-request');
  if (error instanceof TooMuch) return problem(c, 'too-large');
  if (error instanceof NotHere) return problem(c, 'not-found');
  if (error instanceof HTTPException) return problem(c, 'bad-request');
  log.error({ err: error, path: c.req.path }, 'a request failed');
  return problem(c, 'not-kept');
}

/** The body's fields by name, each of which must be text of its shape. JSON only: no other site can send that here. */
async function fieldsOf(c: Context): Promise<(name: string, shape: RegExp) => string> {
  const isJson = c.req.header('content-type')?.split(';')[0]?.trim() === 'application/json';
  const body: unknown = isJson ? await c.req.json().catch(() => undefined) : undefined;
  const fields = new Map<string, unknown>(typeof body === 'object' && body !== null ? Object.entries(body) : []);
  return (name, shape) => {
    const value = fields.get(name);
    if (typeof value !== 'string' || !shape.test(value)) throw new FormError(name);
    return value;
  };
}

/** The browser's first language. */
function languageOf(c: Context): { language?: string } {
  const first = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*/.exec(c.req.header('accept-language') ?? '')?.[0];
  return first === undefined ? {} : { language: first };
}
