/** The files that Telegram keeps: under ids that stay, and paths that are good for an hour. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { badRequest } from './api-error.js';
import type { WireDocument, WireFile, WirePhotoSize } from './wire.js';

/** What getFile gives out at most, in bytes. */
const downloadLimit = 20 * 1024 * 1024;
/** For how long the link of getFile is promised to work. */
const linkLifeMs = 60 * 60 * 1000;
/** The longer edges of the smaller copies that Telegram makes of a photo, in pixels. */
const copies = [90, 320, 800, 1280] as const;

interface Kept {
  file: WireFile;
  kind: 'photo' | 'document';
  bytes: Buffer;
  name: string;
  /** All sizes of the photo that this is one of. */
  sizes?: WirePhotoSize[];
  document?: WireDocument;
}

export interface FileShelf {
  /** A photo in several sizes, the last of which is `bytes`. Throws when sharp cannot read it. */
  photo(bytes: Buffer): Promise<WirePhotoSize[]>;
  /** `size`: in bytes, where the file is to look larger than it is. */
  document(bytes: Buffer, about: { name: string; type?: string; size?: number }): Promise<WireDocument>;
  /** Undefined for an id that was never given out. */
  find(fileId: string): Kept | undefined;
  /** A path to download it by. Throws ApiError. */
  link(fileId: string): WireFile & { file_path: string };
  /** Undefined for a path that is unknown or no longer good. */
  download(path: string): Buffer | undefined;
  /** From now on no path given out before is good. */
  expireLinks(): void;
  bytesOf(fileId: string): Buffer;
}

export function createFileShelf(now: () => number): FileShelf {
  const kept = new Map<string, Kept>();
  const links = new Map<string, { fileId: string; until: number }>();
  /** The same bytes are the same photo: sending one a thousand times costs one scaling. */
  const photos = new Map<string, Promise<WirePhotoSize[]>>();
  let count = 0;

  function keep(kind: Kept['kind'], bytes: Buffer, name: string, size = bytes.length): Kept {
    count += 1;
    const unique = createHash('sha256').update(kind).update(bytes).digest('base64url').slice(0, 15);
    const prefix = kind === 'photo' ? 'AgACAgI' : 'BQACAgI';
    const file = { file_id: `${prefix}${count}_${unique}`, file_unique_id: `AQAD${unique}`, file_size: size };
    const one: Kept = { file, kind, bytes, name };
    kept.set(file.file_id, one);
    return one;
  }

  async function scale(bytes: Buffer): Promise<WirePhotoSize[]> {
    const { width, height } = await sharp(bytes).metadata();
    const sizes: WirePhotoSize[] = [];
    for (const edge of copies.filter((edge) => edge < Math.max(width, height))) {
      const { data, info } = await sharp(bytes)
        .resize({ width: edge, height: edge, fit: 'inside' })
        .jpeg()
        .toBuffer({ resolveWithObject: true });
      sizes.push({ ...keep('photo', data, 'photo.jpg').file, width: info.width, height: info.height });
    }
    sizes.push({ ...keep('photo', bytes, 'photo.jpg').file, width, height });
    for (const { file_id } of sizes) get(file_id).sizes = sizes;
    return sizes;
  }

  function get(fileId: string): Kept {
    const found = kept.get(fileId);
    if (!found) throw new Error(`no file ${fileId}`);
    return found;
  }

  function photo(bytes: Buffer): Promise<WirePhotoSize[]> {
    const key = createHash('sha256').update(bytes).digest('hex');
    const known = photos.get(key) ?? scale(bytes);
    photos.set(key, known);
    return known;
  }

  return {
    photo,
    async document(bytes, { name, type, size }) {
      const one = keep('document', bytes, name, size);
      const thumbnail = /^image\/(jpeg|png|webp)$/.test(type ?? '') ? await thumbnailOf(bytes) : undefined;
      one.document = {
        ...one.file,
        ...(name !== '' && { file_name: name }),
        ...(type !== undefined && { mime_type: type }),
        ...(thumbnail && { thumbnail }),
      };
      return one.document;
    },
    find: (fileId) => kept.get(fileId),
    link(fileId) {
      const found = kept.get(fileId);
      if (!found) throw badRequest(fileId === '' ? 'file_id not specified' : 'invalid file_id');
      if (found.file.file_size > downloadLimit) throw badRequest('file is too big');
      const extension = /\.[A-Za-z0-9]+$/.exec(found.name)?.[0] ?? '';
      const path = `${found.kind}s/file_${links.size}${extension}`;
      links.set(path, { fileId, until: now() + linkLifeMs });
      return { ...found.file, file_path: path };
    },
    download(path) {
      const link = links.get(path);
      return link && link.until > now() ? kept.get(link.fileId)?.bytes : undefined;
    },
    expireLinks: () => links.forEach((link) => (link.until = 0)),
    bytesOf: (fileId) => get(fileId).bytes,
  };

  /** Clients make one for pictures sent as files, where they can read them. */
  async function thumbnailOf(bytes: Buffer): Promise<WirePhotoSize | undefined> {
    try {
      return (await photo(bytes)).find(({ width, height }) => Math.max(width, height) === 320);
    } catch {
      return undefined;
    }
  }
}
