import type { Box, Photo } from '../../recognizer.js';
import { sampleSquare } from '../align/sample.js';
import { squareToPhoto } from '../align/similarity.js';
import { intoView, viewPart } from '../align/view.js';
import type { ImageBatch } from '../inference-thread.js';
import { type Detection, mergePasses, overlap, place } from './detection.js';
import { findWithSsd, findWithTiny, throughScaled } from './passes.js';
import type { SsdDetector } from './ssd-detector.js';
import type { TinyDetector } from './tiny-detector.js';

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
async function detectFrameFilling(photo: Photo, ssd: SsdDetector): Promise<Detection[]> {
  const whole = { x: 0, y: 0, width: photo.width, height: photo.height };
  return lookAgain(ssd, photo, [{ box: whole, score: 0 }]);
}

function fineLongSide({ width, height }: Photo): number {
  const pixels = width * height;
  const searched = Math.min(finePixels, Math.max(pixelsForFree, pixels * fineShare ** 2));
  return Math.max(width, height) * Math.min(1, Math.sqrt(searched / pixels));
}

/** The quick detector's own size; at it nearly every selfie's face is found. */
const quickLongSide = 416;
/** What may be a face, or a second one. So low because the second look decides. */
const plausibleInSelfie = 0.1;
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
  const proposed = await findWithTiny(tiny, photo, plausibleInSelfie);
  // It draws boxes its own way, lower and wider: they say where to look, and nothing more.
  const places = proposed.map(({ box }) => ({ box, score: 0 }));
  const found = mergePasses(await lookAgain(ssd, photo, places));
  return found.length > 0 ? found : detectFrameFilling(photo, ssd);
}

/**
 * A look at one place: a crop of 128 px in which what may be a face is 48 px long. There the SSD is at its surest,
 * whatever size the face has in the photo.
 */
const cropSize = 128;
const faceSize = 48;
const cropLength = cropSize * cropSize * 3;
/** Places that are looked at together: sampling them takes 10 ms, in which nothing else is done in this thread. */
const looksAtOnce = 8;
/**
 * What a second look must show where the first was sure of a face, and where it was not. Of 1,900 candidates in composed
 * photos and tight crops, all true ones between these and none of the false are kept.
 */
const sureScore = 0.7;
const neededWhereSure = 0.05;
const neededElsewhere = 0.3;
/** It is the same face if the boxes share this much. */
const samePlace = 0.3;

/** Looks at each candidate by itself: those that are faces, in the order given, each as the surer of both looks saw it. */
async function lookAgain(ssd: SsdDetector, photo: Photo, candidates: readonly Detection[]): Promise<Detection[]> {
  const faces: Detection[] = [];
  for (let first = 0; first < candidates.length; first += looksAtOnce) {
    const batch = candidates.slice(first, first + looksAtOnce);
    const crops = batch.map(({ box }) => cropAround(box));
    const seen = await ssd(await sampleCrops(photo, crops), neededWhereSure);
    for (const [index, candidate] of batch.entries()) {
      const { x, y, width } = crops[index]!;
      const scale = width / cropSize;
      const needed = candidate.score >= sureScore ? neededWhereSure : neededElsewhere;
      // The best comes first.
      const face = place(seen[index]!, scale, scale, x, y).find(({ box }) => overlap(box, candidate.box) > samePlace);
      if (face && face.score >= needed) faces.push(face.score > candidate.score ? face : candidate);
    }
  }
  return faces;
}

/** The square of the photo that is looked at for one place. */
function cropAround({ x, y, width, height }: Box): Box {
  const side = (Math.max(width, height) / faceSize) * cropSize;
  return { x: x + width / 2 - side / 2, y: y + height / 2 - side / 2, width: side, height: side };
}

async function sampleCrops(photo: Photo, crops: readonly Box[]): Promise<ImageBatch> {
  const data = new Uint8Array(crops.length * cropLength);
  const views = await Promise.all(crops.map((crop) => viewPart(photo, crop, crop.width / cropSize)));
  for (const [index, view] of views.entries()) {
    const toPhoto = squareToPhoto(crops[index]!, cropSize);
    sampleSquare(view.pixels, intoView(toPhoto, view), cropSize, data, index * cropLength);
  }
  return { data, batch: crops.length, height: cropSize, width: cropSize };
}
