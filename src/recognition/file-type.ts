/** What a file is, by its first bytes. Its name and what the platform says of it may be wrong, and sometimes are a trick. */
import type { HeicPixels } from './decode-heic.js';

/** What is read as a photo; anything else is refused before a decoder sees it. */
export type PhotoType = 'JPEG' | 'PNG' | 'GIF' | 'WebP' | 'TIFF' | 'AVIF' | 'HEIC';
export type FileType = { photo: true; type: PhotoType } | { photo: false; type?: string };

/** A signature: bytes as latin-1 text, and where they stand. */
interface Signature {
  type: string;
  at?: number;
  bytes: string;
  /** What the file begins with besides. */
  begins?: string;
}

const photos: readonly (Signature & { type: PhotoType })[] = [
  { type: 'JPEG', bytes: '\xff\xd8\xff' },
  { type: 'PNG', bytes: '\x89PNG\r\n\x1a\n' },
  { type: 'GIF', bytes: 'GIF8' },
  { type: 'WebP', at: 8, bytes: 'WEBP', begins: 'RIFF' },
  { type: 'TIFF', bytes: 'II*\0' },
  { type: 'TIFF', bytes: 'MM\0*' },
];

/** What people send in place of a photo, by the names they know it by: https://en.wikipedia.org/wiki/List_of_file_signatures */
const others: readonly Signature[] = [
  { type: 'PDF', bytes: '%PDF' },
  { type: 'MOV', at: 4, bytes: 'ftypqt' },
  { type: 'CR3', at: 4, bytes: 'ftypcrx' },
  { type: 'MP4', at: 4, bytes: 'ftyp' },
  { type: 'MOV', at: 4, bytes: 'moov' },
  { type: 'MOV', at: 4, bytes: 'mdat' },
  { type: 'WebM', bytes: '\x1a\x45\xdf\xa3' },
  { type: 'AVI', at: 8, bytes: 'AVI ' },
  { type: 'WAV', at: 8, bytes: 'WAVE' },
  { type: 'OGG', bytes: 'OggS' },
  { type: 'MP3', bytes: 'ID3' },
  { type: 'MP3', bytes: '\xff\xfb' },
  { type: 'ZIP', bytes: 'PK\x03\x04' },
  { type: 'GZIP', bytes: '\x1f\x8b' },
  { type: 'RAR', bytes: 'Rar!' },
  { type: '7Z', bytes: '7z\xbc\xaf\x27\x1c' },
  { type: 'DOC', bytes: '\xd0\xcf\x11\xe0' },
  { type: 'BMP', bytes: 'BM' },
  { type: 'PSD', bytes: '8BPS' },
  { type: 'JXL', bytes: '\xff\x0a' },
  { type: 'JXL', at: 4, bytes: 'JXL ' },
  { type: 'JP2', at: 4, bytes: 'jP  ' },
];

/** ISO base media brands; a video's are none of these. `mif1` alone says only "still images", which phones code as HEVC. */
const avifBrands = ['avif', 'avis'];
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** Enough for every signature, the brands, and to tell text from bytes. */
const headLength = 512;

export function fileType(bytes: Uint8Array): FileType {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headLength)).toString('latin1');
  const matches = ({ at = 0, bytes: signature, begins = '' }: Signature): boolean =>
    head.startsWith(signature, at) && head.startsWith(begins);

  const still = stillImage(head);
  if (still) return { photo: true, type: still };
  const photo = photos.find(matches);
  if (photo) return { photo: true, type: photo.type };
  const type = others.find(matches)?.type ?? textType(head);
  return type === undefined ? { photo: false } : { photo: false, type };
}

/** AVIF and HEIC are told from videos by the brands in the box that opens all of them. */
function stillImage(head: string): 'AVIF' | 'HEIC' | undefined {
  if (!head.startsWith('ftyp', 4)) return undefined;
  const length = (head.charCodeAt(2) << 8) | head.charCodeAt(3);
  const brands = [head.slice(8, 12), ...(head.slice(16, length).match(/.{4}/gs) ?? [])];
  if (brands.some((brand) => avifBrands.includes(brand))) return 'AVIF';
  return brands.some((brand) => heicBrands.includes(brand)) ? 'HEIC' : undefined;
}

/** SVG is text too: it is drawn, not photographed, and may ask for other files. */
function textType(head: string): string | undefined {
  if (head === '' || /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(head)) return undefined;
  if (/<svg[\s>]/i.test(head)) return 'SVG';
  return /^\s*(<!doctype html|<html)/i.test(head) ? 'HTML' : 'TXT';
}

// Raw pixels wrapped as an uncompressed TIFF. sharp takes a colour profile only as part of a file, and what the HEIC
// decoder hands over are bare pixels, in an iPhone's case of Display P3. Tags: TIFF 6.0, ICC.1 annex B.4.

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
