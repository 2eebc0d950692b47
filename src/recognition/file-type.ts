/** What a file is, by its first bytes. Its name and what the platform says of it may be wrong, and sometimes are a trick. */

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
