import type { Box } from '../../recognizer.js';
import { ssdSideMultiple } from './ssd-detector.js';

/** Pixels of one tile at most: a run of the SSD takes about 160 bytes for each, and keeps them: 80 MB. */
const maxPixels = 1280 * 384;
/** Pixels that neighbours share. A face is whole in one of them up to this size; a coarser pass sees larger ones. */
export const sharedPixels = 64;

/** Covers a picture with tiles of one size that the SSD can search one after the other, in as few pixels as possible. */
export function layTiles(width: number, height: number): Box[] {
  let best: Box[] = [];
  let bestPixels = Infinity;
  for (let columns = 1; columns <= Math.ceil(width / (2 * sharedPixels)); columns++) {
    const tileWidth = shareOf(width, columns);
    const maxHeight = Math.floor(maxPixels / tileWidth / ssdSideMultiple) * ssdSideMultiple;
    if (maxHeight < 2 * sharedPixels) continue;
    const rows = Math.max(1, Math.ceil((height - sharedPixels) / (maxHeight - sharedPixels)));
    const tileHeight = shareOf(height, rows);
    const pixels = columns * rows * tileWidth * tileHeight;
    if (pixels >= bestPixels) continue;
    bestPixels = pixels;
    best = starts(height, rows, tileHeight).flatMap((y) =>
      starts(width, columns, tileWidth).map((x) => ({ x, y, width: tileWidth, height: tileHeight })),
    );
  }
  return best;
}

/** The length of each of `count` tiles that together cover `length`, a multiple of what the SSD likes. */
function shareOf(length: number, count: number): number {
  return Math.ceil((length + (count - 1) * sharedPixels) / count / ssdSideMultiple) * ssdSideMultiple;
}

/** Where tiles begin: evenly apart, the last one ending with the picture. */
function starts(length: number, count: number, tile: number): number[] {
  return Array.from({ length: count }, (_, index) =>
    count === 1 ? 0 : Math.round((index * Math.max(0, length - tile)) / (count - 1)),
  );
}
