/** Reads an HTTP request's body as Discord does: JSON, or a form with `payload_json` and `files[n]`. */
import type { IncomingMessage } from 'node:http';
import { refuse, refuseField } from './refusal.js';
import type { RequestFile } from './uploads.js';

export interface ReadBody {
  json: unknown;
  files: RequestFile[];
}

/** The most that Discord takes in one request. */
const maxBody = 25 * 1024 * 1024;

/** All bytes. Throws Refusal when there are too many; the rest is read and dropped, so that the answer arrives. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    // Without an encoding a request's stream consists of buffers.
    const bytes = part as Buffer;
    size += bytes.length;
    if (size <= maxBody) parts.push(bytes);
    else parts.length = 0;
  }
  if (size > maxBody) throw refuse('tooLarge');
  return Buffer.concat(parts);
}

export async function parseBody(bytes: Buffer, contentType: string): Promise<ReadBody> {
  if (bytes.length === 0) return { json: undefined, files: [] };
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return { json: parseJson(bytes.toString('utf8')), files: [] };
  if (type === 'multipart/form-data') return parseForm(bytes, contentType);
  throw refuseField(
    [],
    'CONTENT_TYPE_INVALID',
    "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.",
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('invalidJson');
  }
}

async function parseForm(bytes: Buffer, contentType: string): Promise<ReadBody> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- fit for a test: everything is in memory anyway
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  const files: RequestFile[] = [];
  const plain: Record<string, unknown> = {};
  let json: unknown;
  for (const [name, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (typeof value !== 'string')
      files.push({
        index: index ?? String(files.length),
        filename: value.name,
        type: value.type,
        bytes: new Uint8Array(await value.arrayBuffer()),
      });
    else if (name === 'payload_json') json = parseJson(value);
    else plain[name] = value;
  }
  if (new Set(files.map(({ index }) => index)).size < files.length)
    throw refuseField(['files'], 'FILE_NAME_DUPLICATED', 'Every file must be uniquely named');
  return { json: json ?? plain, files };
}
