/** A posted form, read within its limits: who says what, where, with which photos. */
import type { WebLimits } from './guard.js';
import { boundaryOf, FormError, readParts, type Part } from './multipart.js';

/** A photo as it was posted. Without `bytes` it was too large to be read. */
export interface PostedPhoto {
  name: string;
  /** Bytes; at least the limit for one that was not read. */
  size: number;
  bytes?: Uint8Array;
}

/** What a message is made of. The ids are the page's own, so that sending it again is the same message. */
export interface Posted {
  id: string;
  as: string;
  chat: string;
  text: string;
  photos: PostedPhoto[];
  /** The message that this answers, and the ids of its photos as the page shows them. */
  replyTo?: { message: string; photos: string[] };
  /** BCP 47, as the browser tells it. */
  language?: string;
}

/** More than the form may hold: too many photos, or too many bytes together. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/** Page's own ids: long enough to be unique, short enough for a key. */
export const pageId = /^[A-Za-z0-9-]{16,64}$/;

const textFields = ['id', 'as', 'chat', 'text', 'replyTo', 'replyPhoto'];
/** Four bytes are the most a character takes in UTF-8. */
const fieldLimit = (limits: WebLimits) => limits.text * 4;

/** Reads the form; the text fields come before the photos. Throws FormError and TooMuch. */
export async function readUpload(
  body: ReadableStream<Uint8Array>,
  contentType: string | undefined,
  limits: WebLimits & { photoBytes: number },
): Promise<Posted> {
  const texts = new Map<string, string[]>();
  const photos: PostedPhoto[] = [];
  let together = 0;
  const limitOf = (part: { name: string }) => (part.name === 'photo' ? limits.photoBytes : fieldLimit(limits));
  for await (const part of readParts(body, boundaryOf(contentType), limitOf)) {
    if (part.name === 'photo') photos.push(photoFrom(part, limits.photoBytes));
    else if (part.name === 'tooLarge') photos.push(tooLargeFrom(part, limits.photoBytes));
    else if (part.cut) throw new TooMuch('field');
    else if (textFields.includes(part.name)) texts.set(part.name, [...(texts.get(part.name) ?? []), textOf(part)]);
    together += part.bytes.length;
    if (photos.length > limits.photos || together > limits.togetherBytes) throw new TooMuch('photos');
  }
  return postedFrom(texts, photos, limits);
}

function textOf(part: Part): string {
  return Buffer.from(part.bytes).toString('utf8');
}

function photoFrom(part: Part, limit: number): PostedPhoto {
  const name = part.fileName ?? 'photo';
  return part.cut ? { name, size: limit + 1 } : { name, size: part.bytes.length, bytes: part.bytes };
}

/** The page does not even send what is too large; it says `{size} {name}`. */
function tooLargeFrom(part: Part, limit: number): PostedPhoto {
  const [, size = '', name = ''] = /^(\d{1,15}) ([^\n]{0,255})$/.exec(textOf(part)) ?? [];
  if (!(Number(size) > limit)) throw new FormError('not too large');
  return { name, size: Number(size) };
}

function postedFrom(texts: ReadonlyMap<string, string[]>, photos: PostedPhoto[], limits: WebLimits): Posted {
  const one = (name: string) => texts.get(name)?.[0] ?? '';
  const text = one('text').replaceAll('\r\n', '\n').trim();
  if (!pageId.test(one('id'))) throw new FormError('id');
  if (text === '' && photos.length === 0) throw new FormError('nothing in it');
  if (text.length > limits.text) throw new TooMuch('text');
  const replied = one('replyTo');
  return {
    id: one('id'),
    as: one('as'),
    chat: one('chat'),
    text,
    photos,
    ...(replied !== '' && { replyTo: { message: replied, photos: texts.get('replyPhoto') ?? [] } }),
  };
}
