import type { Photo } from '../../recognizer.js';
import { resize, toInput } from '../raster.js';
import { mergePasses, place, type Detection } from './detection.js';
import type { SsdDetector } from './ssd-detector.js';
import { layTiles } from './tiles.js';
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
