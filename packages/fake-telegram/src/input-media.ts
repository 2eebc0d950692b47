/** The file of a call: one that came with it, or one that Telegram knows already. */
import { textOf, type ApiCall } from './api-call.js';
import { badRequest } from './api-error.js';
import type { Inside } from './method.js';
import { isObject, parseJson } from './json.js';
import type { Formatted } from './parse-html.js';
import { captionText } from './outgoing-text.js';
import { checkPhoto } from './photo-rules.js';
import type { WireMessage } from './wire.js';

export type MediaKind = 'photo' | 'document';
export type Media = Pick<WireMessage, 'photo' | 'document'>;

/** `source` is what the parameter says: attach://name, a file_id, or nothing where the file has the field's own name. Throws ApiError. */
export async function readMedia(
  call: ApiCall,
  kind: MediaKind,
  field: string,
  source: string,
  { files }: Inside,
): Promise<Media> {
  const attached = source.startsWith('attach://') ? source.slice('attach://'.length) : field;
  if (source !== '' && !source.startsWith('attach://')) return again(kind, source, files);
  const upload = call.files.get(attached);
  if (!upload) throw badRequest(`there is no ${kind} in the request`);
  if (kind === 'document') {
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
    return { document: await files.document(upload.bytes, { name: upload.fileName, ...typeOf(upload.fileName) }) };
  }
  await checkPhoto(upload.bytes);
  return { photo: await files.photo(upload.bytes) };
}

function again(kind: MediaKind, fileId: string, files: Inside['files']): Media {
  if (/^https?:/i.test(fileId)) throw badRequest('failed to get HTTP URL content');
  const kept = files.find(fileId);
  if (!kept) throw badRequest('wrong file identifier/HTTP URL specified');
  if (kept.kind !== kind) {
    const name = (one: MediaKind) => (one === 'photo' ? 'Photo' : 'Document');
    throw badRequest(`can't use file of type ${name(kept.kind)} as ${name(kind)}`);
  }
  if (kept.sizes) return { photo: kept.sizes };
  return kept.document ? { document: kept.document } : {};
}

function typeOf(fileName: string): { type?: string } {
  const types: Record<string, string> = {
    csv: 'text/csv',
    txt: 'text/plain',
    json: 'application/json',
    pdf: 'application/pdf',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    zip: 'application/zip',
  };
  const type = types[/\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''];
  return type === undefined ? {} : { type };
}

export interface InputMedia {
  media: Media;
  /** It came with the call: Telegram takes it for a new file, even if the bytes are the same. */
  uploaded: boolean;
  caption: Formatted;
}

/** The parameter `media` of editMessageMedia. Throws ApiError. */
export async function inputMediaOf(call: ApiCall, inside: Inside): Promise<InputMedia> {
  return readInputMedia(call, parseMedia(call, "can't parse input media JSON object"), inside);
}

/** The parameter `media` of sendMediaGroup. Throws ApiError. */
export async function albumOf(call: ApiCall, inside: Inside): Promise<InputMedia[]> {
  const list = parseMedia(call, "can't parse media JSON object");
  if (!Array.isArray(list)) throw badRequest('expected an Array of InputMedia');
  const items: InputMedia[] = [];
  for (const one of list) items.push(await readInputMedia(call, one, inside));
  if (items.length === 0) throw badRequest('there are no messages to send');
  if (items.length > 10) throw badRequest('there are too many messages to send as an album');
  if (new Set(items.map(({ media }) => media.photo !== undefined)).size > 1)
    throw badRequest("document can't be mixed with other media types");
  return items;
}

function parseMedia(call: ApiCall, refusal: string): unknown {
  const text = textOf(call, 'media');
  if (text === '') throw badRequest('parameter "media" is required');
  return parseJson(text, () => badRequest(refusal));
}

async function readInputMedia(call: ApiCall, value: unknown, inside: Inside): Promise<InputMedia> {
  const cannot = (why: string) => badRequest(`can't parse InputMedia: ${why}`);
  if (!isObject(value)) throw cannot('expected an Object');
  const { type, media, caption, parse_mode, caption_entities } = value;
  if (type !== 'photo' && type !== 'document') throw cannot(`type "${String(type)}" is unsupported`);
  if (typeof media !== 'string' || media === '') throw cannot('media not found');
  if (media.startsWith('attach://') && !call.files.has(media.slice('attach://'.length)))
    throw cannot('media not found');
  const text = (one: unknown) => (typeof one === 'string' ? one : '');
  const entities = caption_entities === undefined ? '' : JSON.stringify(caption_entities);
  return {
    media: await readMedia(call, type, '', media, inside),
    uploaded: media.startsWith('attach://'),
    caption: captionText(text(caption), text(parse_mode), entities),
  };
}
