import type { Box, Photo } from '../../recognizer.js';
import { resizePart } from '../raster.js';
import type { Similarity } from './similarity.js';

/** What there is of a photo around one face, at a scale at which it is cheap to sample. */
export interface FaceView {
  pixels: Photo;
  /** Where pixel (0, 0) of the view begins in the photo, and how many pixels of the photo one of the view stands for. */
  left: number;
  top: number;
  pixelWidth: number;
  pixelHeight: number;
}

/**
 * Faces larger than this, in pixels, are scaled down to it before they are sampled: the chip shows a face about 115 px
 * high, so that two samples a side lose nothing.
 */
const enoughPixels = 224;
/** How far a view reaches beyond the box, as a part of its longer side: a chip turned by 45 degrees needs as much. */
const surroundings = 0.5;

/** A small face is viewed in the photo itself, a large one in a part of it that sharp has scaled down. */
export async function viewFace(photo: Photo, face: Box): Promise<FaceView> {
  const side = Math.max(face.width, face.height);
  if (side <= enoughPixels) return { pixels: photo, left: 0, top: 0, pixelWidth: 1, pixelHeight: 1 };
  const margin = side * surroundings;
  const left = Math.max(0, Math.floor(face.x - margin));
  const top = Math.max(0, Math.floor(face.y - margin));
  const part = {
    x: left,
    y: top,
    width: Math.min(photo.width, Math.ceil(face.x + face.width + margin)) - left,
    height: Math.min(photo.height, Math.ceil(face.y + face.height + margin)) - top,
  };
  const shrink = enoughPixels / side;
  const width = Math.max(1, Math.round(part.width * shrink));
  const height = Math.max(1, Math.round(part.height * shrink));
  const pixels = await resizePart(photo, part, width, height);
  return { pixels, left, top, pixelWidth: part.width / width, pixelHeight: part.height / height };
}

/** The same mapping with the view's pixels as its target in place of the photo's. */
export function intoView(toPhoto: Similarity, view: FaceView): Similarity {
  // Both sides were scaled alike but for rounding to whole pixels, less than half a pixel over the whole view.
  const scale = 1 / Math.sqrt(view.pixelWidth * view.pixelHeight);
  return {
    cos: toPhoto.cos * scale,
    sin: toPhoto.sin * scale,
    // Centres of pixels are whole numbers, so a view's corner is half a pixel before its first centre.
    moveX: (toPhoto.moveX + 0.5 - view.left) * scale - 0.5,
    moveY: (toPhoto.moveY + 0.5 - view.top) * scale - 0.5,
  };
}
