import type { Photo } from '../../recognizer.js';
import { mergePasses, type Detection } from './detection.js';
import { findWithSsd, throughScaled } from './passes.js';
import { lookAgain } from './second-look.js';
import type { SsdDetector } from './ssd-detector.js';

/** What may be a face. So low because the second look decides; it costs 5 ms, a pass fine enough not to need it seconds. */
const plausibleScore = 0.1;
/** What is a face without a second look. */
const certainScore = 0.9;
/** Second looks at most, the most promising first: a picture of gravel must not take a minute. */
const maxLooks = 300;

/** A photo is searched at its own size up to so many pixels: 1280x960, what Telegram sends. */
const pixelsForFree = 1_230_000;
/** Larger ones are scaled down, to this share of a side: a face of 30 px has 18 then, and 97% of those are found. */
const fineShare = 0.6;
/** 12 megapixels at that scale. A photo of more shows the same class with more pixels, not more of it. */
const finePixels = 4_350_000;
/** The second pass, in which a face cut by a strip of the first, or too large for it, has a size that is well known. */
const coarseShare = 0.4;

/** A class: every face from about 25 px on, and up to one that fills the frame. In pixels of the photo. */
export async function detectMany(photo: Photo, ssd: SsdDetector): Promise<Detection[]> {
  const longSide = fineLongSide(photo);
  const search = (scaled: Photo): Promise<Detection[]> => findWithSsd(ssd, scaled, plausibleScore);
  const fine = await throughScaled(photo, longSide, search);
  const coarse = await throughScaled(photo, longSide * coarseShare, search);
  const candidates = mergePasses([...fine, ...coarse]);
  const certain = candidates.filter(({ score }) => score >= certainScore);
  const doubtful = candidates.filter(({ score }) => score < certainScore).slice(0, maxLooks);
  const found = mergePasses([...certain, ...(await lookAgain(ssd, photo, doubtful))]);
  return found.length > 0 ? found : detectFrameFilling(photo, ssd);
}

/** A face so close that there is nothing around it: detectors miss it until they see it with a border. */
export async function detectFrameFilling(photo: Photo, ssd: SsdDetector): Promise<Detection[]> {
  const whole = { x: 0, y: 0, width: photo.width, height: photo.height };
  return lookAgain(ssd, photo, [{ box: whole, score: 0 }]);
}

function fineLongSide({ width, height }: Photo): number {
  const pixels = width * height;
  const searched = Math.min(finePixels, Math.max(pixelsForFree, pixels * fineShare ** 2));
  return Math.max(width, height) * Math.min(1, Math.sqrt(searched / pixels));
}
