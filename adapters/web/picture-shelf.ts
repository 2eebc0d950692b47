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
