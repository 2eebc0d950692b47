/** The HTTP side: reads requests, lets go wrong what is to go wrong, and writes answers as the real server does. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readCall, type ApiCall } from './api-call.js';
import { ApiError, tooManyRequests } from './api-error.js';
import type { Failures, Failure } from './failures.js';
import type { Inside } from './method.js';
import { properName, runMethod } from './methods.js';
import type { RateLimits } from './rate-limits.js';
import { startRecord } from './record.js';
import { hangUps } from './update-methods.js';

/** Bytes of a request: uploads may have 50 MB. */
const requestLimit = 52 * 1024 * 1024;

interface Options {
  token: string;
  inside: Inside;
  failures: Failures;
  limits: RateLimits | undefined;
  /** Called when something may have changed. */
  changed: () => void;
}

export function createListener({ token, inside, failures, limits, changed }: Options): Server {
  const { log, world, files } = inside;

  /** Throws ApiError. */
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const body = await readBody(request);
    const [, given = '', path = ''] = /^\/file\/bot([^/]+)\/(.+)$/.exec(pathname) ?? [];
    if (path !== '') {
      download(response, given, decodeURIComponent(path));
      return;
    }
    const [, named, method] = /^\/bot([^/]+)\/(\w*)\/?$/.exec(pathname) ?? [];
    if (named === undefined || method === undefined) throw new ApiError(404, 'Not Found');
    checkToken(decodeURIComponent(named), token);
    const call = readCall(properName(method), searchParams, body, request.headers['content-type'] ?? '');
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    hangUps.set(call, gone.signal);
    await answerCall(call, response);
  }

  async function answerCall(call: ApiCall, response: ServerResponse): Promise<void> {
    const record = startRecord(log, call, world.now());
    const wrong = failures.next(call.method);
    if (wrong) record.failure = wrong.failure;
    if (wrong && wrong.failure !== 'drop-after') {
      goWrong(response, wrong.failure, wrong.retryAfter);
      return;
    }
    try {
      limits?.check(call);
      const running = runMethod(call, inside);
      // A poll confirms at once, and then waits.
      changed();
      record.result = (await running) ?? null;
    } catch (error) {
      const { code, description } = asApiError(error);
      record.error = { code, description };
      if (!wrong) throw error;
    }
    if (wrong) response.destroy();
    else answer(response, 200, { ok: true, result: record.result });
  }

  /** Throws ApiError. */
  function download(response: ServerResponse, given: string, path: string): void {
    const wrong = failures.next('download');
    if (wrong) {
      goWrong(response, wrong.failure, wrong.retryAfter);
      return;
    }
    const bytes = given === token ? files.download(path) : undefined;
    if (!bytes) throw new ApiError(404, 'Not Found');
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length }).end(bytes);
  }

  function goWrong(response: ServerResponse, failure: Failure, retryAfter: number): void {
    if (failure === 429) answerError(response, tooManyRequests(retryAfter));
    else if (failure === 500) answerError(response, new ApiError(500, 'Internal Server Error'));
    else if (failure === 502)
      response
        .writeHead(502, { 'content-type': 'text/html' })
        .end('<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n');
    else if (failure !== 'hang') response.destroy();
  }

  function asApiError(error: unknown): ApiError {
    return error instanceof ApiError ? error : new ApiError(500, 'Internal Server Error');
  }

  return createServer((request, response) => {
    handle(request, response)
      .catch((error: unknown) => {
        // A bug of this server: a test is to see it, and not as a refusal.
        if (!(error instanceof ApiError)) log.violations.push(`the server itself failed: ${describe(error)}`);
        if (!response.destroyed) answerError(response, asApiError(error));
      })
      .finally(changed);
  });
}

function answer(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function answerError(response: ServerResponse, { code, description, parameters }: ApiError): void {
  const more = Object.keys(parameters).length > 0 ? { parameters } : {};
  const headers: Record<string, string> =
    parameters.retry_after === undefined ? {} : { 'retry-after': String(parameters.retry_after) };
  answer(response, code, { ok: false, error_code: code, description, ...more }, headers);
}

/** Throws ApiError where there is too much of it. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array); // A request without an encoding gives bytes.
    size += bytes.length;
    if (size <= requestLimit) chunks.push(bytes);
  }
  if (size > requestLimit) throw new ApiError(413, 'Request Entity Too Large');
  return Buffer.concat(chunks);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Throws ApiError. */
function checkToken(given: string, token: string): void {
  if (given.startsWith('0') || !given.includes(':')) throw new ApiError(401, 'Unauthorized: invalid token specified');
  if (given !== token) throw new ApiError(401, 'Unauthorized');
}
