/**
 * Raw pixels wrapped as an uncompressed TIFF. sharp takes a colour profile only as part of a file, and what the HEIC
 * decoder hands over are bare pixels, in an iPhone's case of Display P3. Tags: TIFF 6.0, ICC.1 annex B.4.
 */
import type { HeicPixels } from './decode-heic.js';

type Entry = [tag: number, type: number, count: number, value: number];

/** Numbers of the field types of TIFF 6.0 section 2. */
const short = 3;
const long = 4;
const undefinedBytes = 7;
/** Bytes before the pixels. */
export const headerLength = 8;
const entryLength = 12;
/** A strip is read whole: one for all would be a copy of the picture. */
const rowsPerStrip = 64;

/**
 * `data`: 8 bits, rows from the top, a fourth channel is straight alpha. `profile`: ICC. Where there is room around the pixels
 * in their buffer the file is made there, for a copy of 24 megapixels is 70 MB: the buffer must be theirs alone.
 */
export function taggedTiff({ data: pixels, width, height, channels }: HeicPixels, profile: Uint8Array): Buffer {
  const strips = Math.ceil(height / rowsPerStrip);
  const stripLength = width * channels * rowsPerStrip;
  const bitsAt = headerLength + pixels.length;
  const startsAt = bitsAt + 8;
  const lengthsAt = startsAt + 4 * strips;
  const profileAt = lengthsAt + 4 * strips;
  const directoryAt = profileAt + profile.length + (profile.length % 2);
  const entries: Entry[] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, channels, bitsAt],
    [259, short, 1, 1], // no compression
    [262, short, 1, 2], // RGB
    [273, long, strips, strips === 1 ? headerLength : startsAt],
    [277, short, 1, channels], // samples per pixel
    [278, long, 1, rowsPerStrip],
    [279, long, strips, strips === 1 ? pixels.length : lengthsAt],
    ...(channels === 4 ? [[338, short, 1, 2] as Entry] : []), // the fourth sample is straight alpha
    [34675, undefinedBytes, profile.length, profileAt],
  ];

  const length = directoryAt + 2 + entries.length * entryLength + 4;
  const start = pixels.byteOffset - headerLength;
  const hasRoom = start >= 0 && start + length <= pixels.buffer.byteLength;
  const tiff = hasRoom ? Buffer.from(pixels.buffer, start, length) : Buffer.alloc(length);
  if (!hasRoom) tiff.set(pixels, headerLength);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(directoryAt, 4);
  tiff.set([8, 0, 8, 0, 8, 0, 8, 0], bitsAt);
  for (let strip = 0; strip < strips; strip++) {
    const before = strip * stripLength;
    tiff.writeUInt32LE(headerLength + before, startsAt + 4 * strip);
    tiff.writeUInt32LE(Math.min(stripLength, pixels.length - before), lengthsAt + 4 * strip);
  }
  tiff.set(profile, profileAt);
  tiff.writeUInt16LE(entries.length, directoryAt);
  entries.forEach(([tag, type, count, value], i) => {
    const at = directoryAt + 2 + i * entryLength;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    // A single short stands at the start of the four bytes, which in little-endian order is the same number.
    tiff.writeUInt32LE(value, at + 8);
  });
  tiff.writeUInt32LE(0, length - 4); // no further picture
  return tiff;
}
