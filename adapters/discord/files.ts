import type { PhotoRef } from '../../src/chat/event.js';
import type { Files } from '../../src/chat/ports.js';
import { AdapterError, isRefusal, UserError } from '../../src/errors.js';
import { readDiscordFailure } from './refusals.js';
import { asMessage, type Requests } from './requests.js';
import { type APIAttachment, Routes } from 'discord.js';
import { z } from 'zod';

/** Milliseconds for one file. */
const patience = 60_000;

/** Throws UserError `photo.gone`, and AdapterError where Discord cannot be reached. */
export function createDiscordFiles(requests: Requests): Files {
  /** Undefined where there is nothing under this address, or no more: addresses expire. */
  async function download(url: string): Promise<Uint8Array | undefined> {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
      if (response.status >= 500) throw new AdapterError('discord', 'network');
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
    } catch {
      // What fetch throws names the address, which is a secret as long as it works.
      throw new AdapterError('discord', 'network');
    }
  }

  /** Its message, read again, has a new address. */
  async function addressAgain(at: NonNullable<PhotoPlace['in']>): Promise<string | undefined> {
    try {
      const message = asMessage(await requests.get(Routes.channelMessage(at.channel, at.message)));
      return message.attachments.find(({ id }) => id === at.attachment)?.url;
    } catch (error) {
      const failure = readDiscordFailure(error, 'a photo’s message');
      if (isRefusal(failure)) return undefined;
      throw failure;
    }
  }

  return {
    async fetch({ ref }) {
      const { url, in: at } = readPhotoRef(ref);
      const found = await download(url);
      if (found !== undefined) return found;
      const again = at && (await addressAgain(at));
      const bytes = again === undefined ? undefined : await download(again);
      if (bytes === undefined) throw new UserError('photo.gone');
      return bytes;
    },
  };
}

// Where a picture can be had: by an address that expires, and again through its message where it is in one.

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
export function attachmentRef(attachment: APIAttachment, message?: { channel: string; id: string }): PhotoRef {
  const found: PhotoPlace = {
    url: attachment.url,
    ...(message && { in: { channel: message.channel, message: message.id, attachment: attachment.id } }),
  };
  return { ref: prefix + JSON.stringify(place.parse(found)), name: attachment.filename, size: attachment.size };
}

function readPhotoRef(ref: string): PhotoPlace {
  return place.parse(JSON.parse(ref.slice(prefix.length)));
}
