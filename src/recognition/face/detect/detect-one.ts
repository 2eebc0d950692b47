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

interface Detectors {
  ssd: SsdDetector;
  tiny: TinyDetector;
}

/**
 * A selfie: the quick detector proposes, a second look at each place decides. Where that shows nobody: a face that fills
 * the frame, then a search as thorough as a class photo's.
 */
export async function detectOne(photo: Photo, { ssd, tiny }: Detectors): Promise<Detection[]> {
  const proposed = await throughScaled(photo, quickLongSide, (scaled) => findWithTiny(tiny, scaled, plausibleScore));
  const places = proposed.map(({ box }) => box);
  const found = mergePasses(await lookAgain(ssd, photo, places));
  if (found.length > 0) return found;
  const filling = await detectFrameFilling(photo, ssd);
  if (filling.length > 0) return filling;
  const longSide = Math.min(thoroughLongSide, Math.max(photo.width, photo.height));
  return throughScaled(photo, longSide, (scaled) => detectMany(scaled, ssd));
}
