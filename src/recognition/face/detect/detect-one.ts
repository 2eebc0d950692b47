import type { Photo } from '../../recognizer.js';
import { detectFrameFilling, detectMany } from './detect-many.js';
import { mergePasses, type Detection } from './detection.js';
import { findWithTiny, throughScaled } from './passes.js';
import { lookAgain } from './second-look.js';
import type { SsdDetector } from './ssd-detector.js';
import type { TinyDetector } from './tiny-detector.js';

/** The quick detector's own size; at it nearly every selfie's face is found. */
const quickLongSide = 416;
/** What may be a face, or a second one. So low because the second look decides. */
const plausibleScore = 0.1;
/** A selfie's face is still large at this size. */
const thoroughLongSide = 1024;
/**
 * A face smaller than this part of the photo's long side is no usual selfie's: the quick detector may have missed one
 * like it. From here on it sees 59 of 60 second faces half as large as the first, 50 of 60 a third as large.
 */
const usualFaceShare = 1 / 6;

interface Detectors {
  ssd: SsdDetector;
  tiny: TinyDetector;
}

/**
 * A selfie: the quick detector proposes, a second look at each place decides. Where that shows nobody, a face may fill the
 * frame; where it shows nobody near, the search is as thorough as a class photo's.
 */
export async function detectOne(photo: Photo, detectors: Detectors): Promise<Detection[]> {
  const longSide = Math.max(photo.width, photo.height);
  const found = await throughScaled(photo, quickLongSide, (scaled) => detectQuickly(scaled, detectors));
  if (found.some(({ box }) => box.height > longSide * usualFaceShare)) return found;
  return throughScaled(photo, Math.min(thoroughLongSide, longSide), (scaled) => detectMany(scaled, detectors.ssd));
}

async function detectQuickly(photo: Photo, { ssd, tiny }: Detectors): Promise<Detection[]> {
  const proposed = await findWithTiny(tiny, photo, plausibleScore);
  // It draws boxes its own way, lower and wider: they say where to look, and nothing more.
  const places = proposed.map(({ box }) => ({ box, score: 0 }));
  const found = mergePasses(await lookAgain(ssd, photo, places));
  return found.length > 0 ? found : detectFrameFilling(photo, ssd);
}
