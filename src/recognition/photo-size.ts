/** Whether a photo may be decoded, told from what its header and its boxes say: a small file can be a very large picture. */
import type { Metadata } from 'sharp';
import { UserError } from '../errors.js';
import type { PhotoType } from './file-type.js';
import { decodingCost, type DecodingCost } from './heif/decoding-cost.js';

/** Pixels: iPhones' panoramas, the longest of pictures, have 16,382 at most. */
const longestSide = 16_384;
/** How many times as long as wide: a panorama is 1:5 or so, and a strip of one pixel no photo. */
const mostElongated = 20;
/** Bytes that reading a photo may take at its peak. */
const mostMemory = 300 * 2 ** 20;

/** Bytes to a sample, by libvips' names; the largest it has for those that no photo has. */
const sampleBytes: Readonly<Record<string, number>> = {
  uchar: 1,
  char: 1,
  ushort: 2,
  short: 2,
  uint: 4,
  int: 4,
  float: 4,
};
const largestSample = 16;

export interface SizeLimits {
  /** The operator's. */
  mostPixels: number;
  /** Pixels: what the decoded photo is shrunk to. */
  kept: number;
}

/**
 * Throws the UserErrors `photo.too-many-pixels`, `.too-long`, `.too-narrow` and `.too-heavy`, and `.unreadable` for a HEIF file
 * whose boxes cannot be read.
 */
export function holdSize(bytes: Uint8Array, type: PhotoType, header: Metadata, { mostPixels, kept }: SizeLimits): void {
  const { width, height } = header;
  const heif = type === 'HEIC' || type === 'AVIF' ? costOf(bytes) : undefined;
  const pixels = Math.max(width * height, heif?.coded ?? 0, heif?.canvas ?? 0);
  // What is decoded one after the other is no matter of memory, but of time.
  const decoded = Math.max(pixels, heif?.decoded ?? 0);
  if (decoded > mostPixels) {
    throw new UserError('photo.too-many-pixels', { megapixels: megapixels(decoded), limit: megapixels(mostPixels) });
  }
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (long > longestSide) throw new UserError('photo.too-long', { side: long, limit: longestSide });
  if (long > short * mostElongated) throw new UserError('photo.too-narrow', { width, height, limit: mostElongated });

  const { decoding, held } = heif ? heifMemory(type, heif, width * height) : memoryOf(bytes, type, header);
  const memoryAt = (share: number): number =>
    Math.max(decoding * share, held * share + finishing(header, Math.min(width * height * share, kept)));
  if (memoryAt(1) <= mostMemory) return;
  const limit = megapixels(pixels * largestShare(memoryAt));
  throw new UserError('photo.too-heavy', { type, megapixels: megapixels(pixels), limit });
}

function costOf(heif: Uint8Array): DecodingCost {
  try {
    return decodingCost(heif);
  } catch {
    throw new UserError('photo.unreadable');
  }
}

const megapixels = (count: number): number => Math.round(count / 1e5) / 10;

/** How much of this picture, in hundredths of its pixels, would have fitted. */
function largestShare(memoryAt: (share: number) => number): number {
  let hundredths = 99;
  while (hundredths > 1 && memoryAt(hundredths / 100) > mostMemory) hundredths--;
  return hundredths / 100;
}

/** Bytes of the finished photo, and of what is turned upright before that. `pixels`: of the finished photo. */
function finishing(header: Metadata, pixels: number): number {
  return (3 + ((header.orientation ?? 1) > 1 ? wholePixel(header) : 0)) * pixels;
}

function wholePixel({ channels, depth }: Metadata): number {
  return channels * (sampleBytes[depth] ?? largestSample);
}

/** Bytes, at the peak of decoding, and of what is still there when the photo is finished. */
interface Memory {
  decoding: number;
  held: number;
}

/**
 * What is decoded row by row holds next to nothing, anything else something for each pixel. Measured with pictures of 24 to
 * 60 megapixels, as the growth of the process's peak.
 */
function memoryOf(bytes: Uint8Array, type: PhotoType, header: Metadata): Memory {
  const held = heldPerPixel(bytes, type, header) * header.width * header.height;
  return { decoding: held, held };
}

function heldPerPixel(bytes: Uint8Array, type: PhotoType, header: Metadata): number {
  const isAnimated = (header.pages ?? 1) > 1;
  switch (type) {
    case 'JPEG':
      // All coefficients, two bytes each, until the last scan is read.
      return header.isProgressive ? 2 * (header.channels - subsampled(header)) : 0;
    case 'PNG':
      return header.isProgressive ? wholePixel(header) : 0;
    case 'WebP':
      // The whole picture; without loss a second time as 32 bits, with alpha a plane of it; of an animation its canvas.
      return header.channels + (isLossless(bytes) ? 4 : header.hasAlpha ? 1 : 0) + (isAnimated ? 4 : 0);
    case 'GIF':
      // A canvas as 32 bits and its indices; of an animation what lies below a frame.
      return isAnimated ? 9 : 5;
    case 'TIFF':
      // Its strips or tiles may be as large as the picture.
      return wholePixel(header);
    case 'AVIF':
    case 'HEIC':
      return 0; // see heifMemory
  }
}

/** Of a JPEG's channels, what its two of colour lack to being whole. */
function subsampled({ chromaSubsampling }: Metadata): number {
  if (chromaSubsampling?.startsWith('4:2:0')) return 1.5;
  return chromaSubsampling?.startsWith('4:2:2') ? 1 : 0;
}

function isLossless(webp: Uint8Array): boolean {
  return Buffer.from(webp.buffer, webp.byteOffset, webp.length).includes('VP8L');
}

/**
 * Fitted to what was measured of libaom and libde265 from 12 to 59 megapixels: 4:2:0 and 4:4:4, 8 and 10 bits, whole and in
 * tiles. `shown`: pixels of the picture itself.
 */
function heifMemory(type: PhotoType, { coded, canvas, samples, depth }: DecodingCost, shown: number): Memory {
  const sample = depth > 8 ? 2 : 1;
  const planes = samples * sample;
  if (type === 'AVIF') {
    // What libaom notes of each block weighs more than the picture. Tiles are laid onto a canvas, and that made RGB.
    const whole = coded * (12.2 + 2.2 * planes);
    const tiled = whole + canvas * (planes + 3 * sample);
    return { decoding: tiled, held: canvas > 0 ? tiled : 3 * sample * shown };
  }
  // RGBA in the decoder's own memory and once more outside of it; afterwards, with a colour profile, twice as well.
  const area = Math.max(shown, canvas);
  return { decoding: Math.max(area, coded) * (9.8 + 2 * planes), held: 8 * area };
}
