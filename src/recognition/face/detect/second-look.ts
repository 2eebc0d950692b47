import type { Box, Photo } from '../../recognizer.js';
import { sampleSquare, samplesPerSide } from '../align/sample.js';
import { squareToPhoto } from '../align/similarity.js';
import { intoView, viewPart } from '../align/view.js';
import type { ImageBatch } from '../inference-thread.js';
import { overlap, place, type Detection } from './detection.js';
import type { SsdDetector } from './ssd-detector.js';

/**
 * A look at one place: a crop of 128 px in which what may be a face is 48 px long. There the SSD is at its surest,
 * whatever size the face has in the photo.
 */
const cropSize = 128;
const faceSize = 48;
const cropLength = cropSize * cropSize * 3;
/** Places that are looked at together: sampling them takes 10 ms, in which nothing else is done in this thread. */
const looksAtOnce = 8;
/** What is seen at a second look is a face from this score on, and the same one if the boxes share this much. */
const minScore = 0.3;
const samePlace = 0.3;

/** Looks at each place by itself: the faces that are really there, in the order given, with new boxes and scores. */
export async function lookAgain(ssd: SsdDetector, photo: Photo, places: readonly Box[]): Promise<Detection[]> {
  const seen: Detection[] = [];
  for (let first = 0; first < places.length; first += looksAtOnce) {
    const batch = places.slice(first, first + looksAtOnce);
    const crops = batch.map(cropAround);
    const found = await ssd(await sampleCrops(photo, crops), minScore);
    for (const [index, inCrop] of found.entries()) {
      const { x, y, width } = crops[index]!;
      const scale = width / cropSize;
      // The best comes first.
      const face = place(inCrop, scale, scale, x, y).find(({ box }) => overlap(box, batch[index]!) > samePlace);
      if (face) seen.push(face);
    }
  }
  return seen;
}

/** The square of the photo that is looked at for one place. */
function cropAround({ x, y, width, height }: Box): Box {
  const side = (Math.max(width, height) / faceSize) * cropSize;
  return { x: x + width / 2 - side / 2, y: y + height / 2 - side / 2, width: side, height: side };
}

async function sampleCrops(photo: Photo, crops: readonly Box[]): Promise<ImageBatch> {
  const data = new Uint8Array(crops.length * cropLength);
  const views = await Promise.all(crops.map((crop) => viewPart(photo, crop, crop.width / cropSize / samplesPerSide)));
  for (const [index, view] of views.entries()) {
    const toPhoto = squareToPhoto(crops[index]!, cropSize);
    sampleSquare(view.pixels, intoView(toPhoto, view), cropSize, data, index * cropLength);
  }
  return { data, batch: crops.length, height: cropSize, width: cropSize };
}
