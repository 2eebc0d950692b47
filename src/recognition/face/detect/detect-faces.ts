import type { Photo } from '../../recognizer.js';
import { addBorder, resize } from '../raster.js';
import { mergePasses, place, type Detection } from './detection.js';
import type { SsdDetector } from './ssd-detector.js';
import type { TinyDetector } from './tiny-detector.js';

/** Both detectors find nearly everything there is at this score, and two passes agree on what is a face. */
const minScore = 0.3;
/** The quick detector's answer stands alone from here on. */
const certainScore = 0.6;
const tinyLongSide = 416;
const coarseLongSide = 512;
const fineLongSide = 1600;
/** Pixels of one run of the SSD: memory grows with it, by about 100 bytes each. */
const pixelsPerRun = 1280 * 512;
/** Strips overlap by this, so that every face up to this height is whole in one of them; coarser passes see larger ones. */
const stripOverlap = 96;
/** A border of half the photo's size, in the middle grey, brings a face that fills the frame to a size that is known. */
const borderShare = 0.5;
const borderGrey = 128;

interface Detectors {
  ssd: SsdDetector;
  tiny: TinyDetector;
}

/** A selfie: the quick detector where it is sure of one face, the SSD otherwise. */
export async function detectOne(photo: Photo, { ssd, tiny }: Detectors): Promise<Detection[]> {
  const quick = await detectAt(photo, tinyLongSide, (scaled) => tiny(scaled, minScore));
  if (quick.length === 1 && quick[0]!.score >= certainScore) return quick;
  const sure = await detectAt(photo, coarseLongSide, (scaled) => ssd(scaled, minScore));
  const found = mergePasses([...sure, ...quick]);
  return found.length > 0 ? found : detectFrameFilling(photo, ssd);
}

/** A class: fine and coarse, so that small faces and large ones are found. */
export async function detectMany(photo: Photo, { ssd }: Detectors): Promise<Detection[]> {
  const coarse = await detectAt(photo, coarseLongSide, (scaled) => ssd(scaled, minScore));
  const longSide = Math.min(fineLongSide, Math.max(photo.width, photo.height));
  const fine = await detectAt(photo, longSide, (scaled) => detectInStrips(scaled, ssd));
  const found = mergePasses([...fine, ...coarse]);
  return found.length > 0 ? found : detectFrameFilling(photo, ssd);
}

async function detectFrameFilling(photo: Photo, ssd: SsdDetector): Promise<Detection[]> {
  return detectAt(photo, coarseLongSide / 2, async (scaled) => {
    const border = Math.round(Math.max(scaled.width, scaled.height) * borderShare);
    const found = await ssd(await addBorder(scaled, border, borderGrey), minScore);
    return place(found, 1, 1, -border, -border);
  });
}

async function detectInStrips(photo: Photo, ssd: SsdDetector): Promise<Detection[]> {
  const rows = Math.max(2 * stripOverlap, Math.floor(pixelsPerRun / photo.width));
  const found: Detection[] = [];
  for (let top = 0; top === 0 || top + stripOverlap < photo.height; top += rows - stripOverlap) {
    found.push(...(await ssd(photo, minScore, top, Math.min(photo.height, top + rows))));
  }
  return mergePasses(found);
}

/** Detects in the photo scaled to a long side; answers in pixels of the photo. */
async function detectAt(
  photo: Photo,
  longSide: number,
  detect: (scaled: Photo) => Promise<Detection[]>,
): Promise<Detection[]> {
  const scale = longSide / Math.max(photo.width, photo.height);
  const scaled = await resize(
    photo,
    Math.max(1, Math.round(photo.width * scale)),
    Math.max(1, Math.round(photo.height * scale)),
  );
  return place(await detect(scaled), photo.width / scaled.width, photo.height / scaled.height);
}
