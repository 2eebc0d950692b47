/** Pictures of people and of the bot, and files of the bot, in memory only and never more than a number of bytes: the oldest go first. */

export interface ShelvedPicture {
  bytes: Uint8Array;
  /** What a browser may take it for; undefined for what no browser shows. */
  type: string | undefined;
  /** The name of a file, which is only ever saved. */
  saveAs?: string;
}

export interface PictureShelf {
  get(id: string): ShelvedPicture | undefined;
  put(id: string, picture: ShelvedPicture): void;
}

export function createPictureShelf(keepBytes: number): PictureShelf {
  const pictures = new Map<string, ShelvedPicture>();
  let bytes = 0;

  function drop(id: string): void {
    bytes -= pictures.get(id)?.bytes.length ?? 0;
    pictures.delete(id);
  }

  return {
    get: (id) => pictures.get(id),
    put(id, picture) {
      drop(id);
      pictures.set(id, picture);
      bytes += picture.bytes.length;
      for (const oldest of pictures.keys()) {
        if (bytes <= keepBytes) break;
        drop(oldest);
      }
    },
  };
}

/** What kind of picture bytes are, by their first bytes: a name or a sender's word is no reason to serve something as one. */

const latin1 = new TextDecoder('latin1');

/** The media type where every browser shows it; undefined for anything else (HEIC, TIFF, text called .jpg). */
export function viewableType(bytes: Uint8Array): string | undefined {
  const start = latin1.decode(bytes.subarray(0, 16));
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'image/gif';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'image/webp';
  if (start.slice(4, 12) === 'ftypavif') return 'image/avif';
  return undefined;
}
