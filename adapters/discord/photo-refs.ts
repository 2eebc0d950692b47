/** Where a picture can be had: by an address that expires, and again through its message where it is in one. */
import type { APIAttachment } from 'discord.js';
import { z } from 'zod';
import type { PhotoRef } from '../../src/chat/event.js';

const prefix = 'discord:';
const place = z.object({
  url: z.string(),
  /** Channel, message and attachment; what came with a command is in no message. */
  in: z.object({ channel: z.string(), message: z.string(), attachment: z.string() }).optional(),
});
export type PhotoPlace = z.infer<typeof place>;

/** Endings of pictures that come without their type. */
const pictureName = /\.(jpe?g|png|webp|gif|heic|heif|avif|tiff?)$/i;

export function isPicture({ content_type: type, filename }: APIAttachment): boolean {
  return type?.startsWith('image/') ?? pictureName.test(filename);
}

/** Throws for an attachment that has no address. */
export function photoRef(attachment: APIAttachment, message?: { channel: string; id: string }): PhotoRef {
  const found: PhotoPlace = {
    url: attachment.url,
    ...(message && { in: { channel: message.channel, message: message.id, attachment: attachment.id } }),
  };
  return { ref: prefix + JSON.stringify(place.parse(found)), name: attachment.filename, size: attachment.size };
}

export function readPhotoRef(ref: string): PhotoPlace {
  return place.parse(JSON.parse(ref.slice(prefix.length)));
}
