import type { Photo } from '../../recognizer.js';
import { resize, toInput } from '../raster.js';
import { mergePasses, place, type Detection } from './detection.js';
import { ssdSideMultiple, type SsdDetector } from './ssd-detector.js';
import { tinyCell, type TinyDetector } from './tiny-detector.js';

/** Pixels of one run of the SSD at most: its memory grows by about 140 bytes with each. */
const pixelsPerRun = 800_000;
/** Rows that neighbouring strips share. A face is whole in one of them up to this height; a coarser pass sees larger ones. */
const sharedRows = 64;

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
export function findWithTiny(tiny: TinyDetector, photo: Photo, minScore: number): Promise<Detection[]> {
  return tiny(toInput(photo, 0, photo.height, tinyCell), minScore);
}

/** The SSD over a photo at its own size, strip by strip. */
export async function findWithSsd(ssd: SsdDetector, photo: Photo, minScore: number): Promise<Detection[]> {
  const rows = Math.max(2, Math.floor(pixelsPerRun / photo.width / ssdSideMultiple)) * ssdSideMultiple;
  const found: Detection[] = [];
  for (let top = 0; top === 0 || top + sharedRows < photo.height; top += rows - sharedRows) {
    const bottom = Math.min(photo.height, top + rows);
    const [inStrip] = await ssd(toInput(photo, top, bottom, ssdSideMultiple), minScore);
    found.push(...place(inStrip!, 1, 1, 0, top));
  }
  return mergePasses(found);
}
