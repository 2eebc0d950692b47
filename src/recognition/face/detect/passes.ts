import type { Box, Photo } from '../../recognizer.js';
import { resize, toInput } from '../raster.js';
import { type Detection, mergePasses, place } from './detection.js';
import { type SsdDetector, ssdSideMultiple } from './ssd-detector.js';
import { tinyCell, type TinyDetector } from './tiny-detector.js';

/** Finds in the photo scaled to a long side; answers in pixels of the photo. */
export async function throughScaled(
  photo: Photo,
  longSide: number,
  find: (scaled: Photo) => Promise<Detection[]>,
): Promise<Detection[]> {
  const scale = longSide / Math.max(photo.width, photo.height);
  const length = (side: number): number => Math.max(1, Math.round(side * scale));
  const scaled = await resize(photo, length(photo.width), length(photo.height));
  return place(await find(scaled), photo.width / scaled.width, photo.height / scaled.height);
}

/** The quick detector over a photo at its own size. */
export async function findWithTiny(tiny: TinyDetector, photo: Photo, minScore: number): Promise<Detection[]> {
  const fullCells = (length: number): number => Math.ceil(length / tinyCell) * tinyCell;
  const whole = { x: 0, y: 0, width: fullCells(photo.width), height: fullCells(photo.height) };
  return inside(photo, await tiny(toInput(photo, whole), minScore));
}

/** The SSD over a photo at its own size, tile by tile. */
export async function findWithSsd(ssd: SsdDetector, photo: Photo, minScore: number): Promise<Detection[]> {
  const found: Detection[] = [];
  for (const tile of layTiles(photo.width, photo.height)) {
    const [inTile] = await ssd(toInput(photo, tile), minScore);
    found.push(...place(inTile!, 1, 1, tile.x, tile.y));
  }
  return mergePasses(inside(photo, found));
}

/** What was seen in the black around a photo is no face. */
function inside(photo: Photo, found: readonly Detection[]): Detection[] {
  return found.filter(({ box }) => {
    const centreX = box.x + box.width / 2;
    const centreY = box.y + box.height / 2;
    return centreX > 0 && centreY > 0 && centreX < photo.width && centreY < photo.height;
  });
}

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
