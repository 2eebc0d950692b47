import type { Box, Photo } from '../../recognizer.js';
import { sampleSquare } from '../align/sample.js';
import type { Similarity } from '../align/similarity.js';
import { intoView, viewFace } from '../align/view.js';
import { overlap, type Detection } from './detection.js';
import type { SsdDetector } from './ssd-detector.js';

/**
 * A look at one place: a crop of 128 px in which what may be a face is 48 px long. There the SSD is at its surest,
 * whatever size the face has in the photo.
 */
const cropSize = 128;
const faceSize = 48;
const cropLength = cropSize * cropSize * 3;
/** Crops that go through the network together: about as much memory as a strip of a pass takes. */
const looksAtOnce = 16;
/** What is seen at a second look is a face from this score on, and the same one if the boxes share this much. */
const minScore = 0.3;
const samePlace = 0.3;

/** Looks at each place by itself: the faces that are really there, in the order given, with new boxes and scores. */
export async function lookAgain(ssd: SsdDetector, photo: Photo, places: readonly Box[]): Promise<Detection[]> {
  const seen: Detection[] = [];
  for (let first = 0; first < places.length; first += looksAtOnce) {
    const batch = places.slice(first, first + looksAtOnce);
    const views = await Promise.all(batch.map((place) => viewFace(photo, place)));
    const crops = new Uint8Array(batch.length * cropLength);
    for (const [index, place] of batch.entries()) {
      const view = views[index]!;
      sampleSquare(view.pixels, intoView(cropToPhoto(place), view), cropSize, crops, index * cropLength);
    }
    const images = { data: crops, batch: batch.length, height: cropSize, width: cropSize };
    for (const [index, found] of (await ssd(images, minScore)).entries()) {
      const place = batch[index]!;
      const inPhoto = found.map((detection) => toPhoto(detection, cropToPhoto(place)));
      // The best comes first.
      const face = inPhoto.find(({ box }) => overlap(box, place) > samePlace);
      if (face) seen.push(face);
    }
  }
  return seen;
}

function cropToPhoto({ x, y, width, height }: Box): Similarity {
  const scale = Math.max(width, height) / faceSize;
  // To the centre of the crop's first pixel, for centres of pixels are whole numbers.
  const toFirst = (scale * (cropSize - 1)) / 2 + 0.5;
  return { cos: scale, sin: 0, moveX: x + width / 2 - toFirst, moveY: y + height / 2 - toFirst };
}

function toPhoto({ box, score }: Detection, { cos: scale, moveX, moveY }: Similarity): Detection {
  const left = moveX + 0.5 - scale / 2;
  const top = moveY + 0.5 - scale / 2;
  return {
    box: { x: box.x * scale + left, y: box.y * scale + top, width: box.width * scale, height: box.height * scale },
    score,
  };
}
