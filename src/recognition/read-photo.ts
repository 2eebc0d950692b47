/** From the bytes somebody sent to pixels: upright, sRGB, without alpha; and a clear refusal of everything else. */
import sharp, { type Metadata, type Sharp } from 'sharp';
import { UserError } from '../errors.js';
import { decodeHeic } from './decode-heic.js';
import { decodesAside } from './decodes-aside.js';
import { fileType, type PhotoType, taggedTiff } from './file-type.js';
import { holdSize } from './photo-size.js';
import type { Photo } from './recognizer.js';

// Every photo is a new one, and none is to be kept: libvips' memory of past operations would do neither any good.
sharp.cache(false);

export interface PhotoLimits {
  maxBytes: number;
  maxPixels: number;
  /** Decoding it may end the process: it is tried in another one first. */
  isSuspect?: boolean;
}

/**
 * Photos of more pixels are shrunk to this many. The largest that phones and most cameras record pixel by pixel; what
 * lies above (48, 108, 200 MP) is interpolated or oversamples its lens, and would cost 3 bytes of memory per pixel.
 */
const mostUsefulPixels = 24e6;

/** What sharp calls them: a file that it takes for something else is made to be mistaken. */
const formats: Record<PhotoType, Metadata['format']> = {
  JPEG: 'jpeg',
  PNG: 'png',
  GIF: 'gif',
  WebP: 'webp',
  TIFF: 'tiff',
  AVIF: 'heif',
  HEIC: 'heif',
};

/** Seconds. A thousand times what 12 MP take (recognition.md): a small machine at work on others, or a file made to be slow. */
const patience = 60;

/**
 * The first frame of an animation; HEIC as well. Throws the UserErrors `photo.empty`, `.too-large`, `.not-a-photo`, those of
 * `holdSize` (told by the header, before anything is decoded), `.killed` of a suspect over which a process died, and
 * `.unreadable`.
 */
export async function readPhoto(bytes: Uint8Array, limits: PhotoLimits): Promise<Photo> {
  if (bytes.length === 0) throw new UserError('photo.empty');
  if (bytes.length > limits.maxBytes) {
    throw new UserError('photo.too-large', { limit: limits.maxBytes, size: bytes.length });
  }
  const file = fileType(bytes);
  if (!file.photo) throw new UserError('photo.not-a-photo', file.type === undefined ? {} : { type: file.type });

  const header = await orUnreadable(sharp(bytes, { limitInputPixels: false }).metadata());
  if (header.format !== formats[file.type]) throw new UserError('photo.unreadable');
  holdSize(bytes, file.type, header, { mostPixels: limits.maxPixels, kept: mostUsefulPixels });
  if (limits.isSuspect && !(await decodesAside(bytes, file.type))) throw new UserError('photo.killed');
  return orUnreadable(decode(file.type === 'HEIC' ? await openHeic(bytes, header.icc) : openFile(bytes, header)));
}

/** A picture about to be decoded, and its size once it is upright. */
interface Source {
  image: Sharp;
  width: number;
  height: number;
}

/** Our own limit has been held already. `error`: a photo cut short is no photo; mere warnings about a file are none of ours. */
const inputOptions = { failOn: 'error', limitInputPixels: false } as const;

function openFile(bytes: Uint8Array, header: Metadata): Source {
  return { image: sharp(bytes, inputOptions).autoOrient(), ...header.autoOrient };
}

/** The decoder has turned it upright; an EXIF orientation beside that does not count (ISO/IEC 23008-12, annex A). */
async function openHeic(bytes: Uint8Array, profile: Uint8Array | undefined): Promise<Source> {
  const pixels = await decodeHeic(bytes);
  const { data, width, height, channels } = pixels;
  const image = profile
    ? sharp(taggedTiff(pixels, profile), inputOptions)
    : sharp(data, { ...inputOptions, raw: { width, height, channels } });
  return { image, width, height };
}

async function decode({ image, width, height }: Source): Promise<Photo> {
  const scale = Math.sqrt(mostUsefulPixels / (width * height));
  if (scale < 1) image.resize(Math.round(width * scale));
  const { data, info } = await image
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .timeout({ seconds: patience })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** sharp has one kind of error for every broken file. Its text may quote from the file, and is kept from people and logs. */
async function orUnreadable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw new UserError('photo.unreadable');
  }
}
