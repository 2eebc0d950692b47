/** Files of messages: kept, measured, and served under an address that is signed and expires, as on Discord's CDN. */
import { createHmac } from 'node:crypto';
import sharp from 'sharp';
import type { APIAttachment } from 'discord-api-types/v10';
import type { Attachment } from './state.js';
import type { World } from './world.js';

export interface Upload {
  filename: string;
  bytes: Uint8Array;
  type: string;
  description?: string;
}

const types: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  heic: 'image/heic',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The media type that Discord gives to a file by its name. */
export function typeOf(filename: string): string {
  return types[filename.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

/** Keeps an upload. Of pictures it can read it notes the size in pixels, as Discord does; of others nothing. */
export async function keepUpload(
  world: World,
  channel: string,
  { filename, bytes, type, description }: Upload,
  ephemeral = false,
): Promise<Attachment> {
  const size = type.startsWith('image/') ? await measure(bytes) : {};
  const attachment: Attachment = {
    id: world.nextId(),
    channel,
    // Discord replaces what is not safe in a file name.
    filename: filename.replaceAll(/[^\w.-]+/g, '_'),
    bytes,
    type,
    ...(description !== undefined && { description }),
    ...size,
    ephemeral,
  };
  world.attachments.set(attachment.id, attachment);
  return attachment;
}

async function measure(bytes: Uint8Array): Promise<{ width?: number; height?: number }> {
  try {
    const { width, height } = await sharp(bytes).metadata();
    return { width, height };
  } catch {
    return {}; // What is no picture has no pixels: Discord accepts it all the same.
  }
}

function sign(path: string, expires: string, issued: string): string {
  return createHmac('sha256', 'the fake Discord').update(`${path} ${expires} ${issued}`).digest('hex');
}

/** A fresh address: `ex` and `is` are hexadecimal seconds, `hm` their signature. */
export function addressOf(world: World, attachment: Attachment): string {
  const root = attachment.ephemeral ? 'ephemeral-attachments' : 'attachments';
  const path = `/${root}/${attachment.channel}/${attachment.id}/${attachment.filename}`;
  const hex = (ms: number) => Math.floor(ms / 1000).toString(16);
  const [expires, issued] = [hex(world.now() + world.attachmentLifetime), hex(world.now())];
  return `${world.origin}${path}?ex=${expires}&is=${issued}&hm=${sign(path, expires, issued)}&`;
}

/** The file behind an address, or undefined: expired, forged, or gone. */
export function fileAt(world: World, url: URL): Attachment | undefined {
  const [expires, issued, mark] = ['ex', 'is', 'hm'].map((key) => url.searchParams.get(key) ?? '');
  const attachment = world.attachments.get(url.pathname.split('/')[3] ?? '');
  if (!attachment || mark !== sign(url.pathname, expires ?? '', issued ?? '')) return undefined;
  return parseInt(expires ?? '', 16) * 1000 > world.now() ? attachment : undefined;
}

export function showAttachment(world: World, attachment: Attachment): APIAttachment {
  const { id, filename, bytes, type, description, width, height, ephemeral } = attachment;
  const url = addressOf(world, attachment);
  return {
    id,
    filename,
    size: bytes.length,
    url,
    proxy_url: url,
    content_type: type,
    ...(description !== undefined && { description }),
    ...(width !== undefined && height !== undefined && { width, height }),
    ...(ephemeral && { ephemeral }),
  };
}
