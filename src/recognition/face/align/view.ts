import type { Box, Photo } from '../../recognizer.js';
import { resizePart } from '../raster.js';
import { maxShrink } from './sample.js';
import type { Similarity } from './similarity.js';

/** A part of a photo at a scale at which it is cheap to sample. */
export interface View {
  pixels: Photo;
  /** Where the view begins in the photo, and how many pixels of the photo one of the view stands for. */
  left: number;
  top: number;
  pixelWidth: number;
  pixelHeight: number;
}

/** What is sampled from a view that had to be scaled down is this much smaller still. */
const viewShrink = 2;

/**
 * A view of `part` of a photo (which may reach beyond it) for somebody who will shrink it by `shrink`. Small faces are
 * viewed in the photo itself, large ones in a part of it that was scaled down in sharp's threads.
 */
export async function viewPart(photo: Photo, part: Box, shrink: number): Promise<View> {
  if (shrink <= maxShrink) return { pixels: photo, left: 0, top: 0, pixelWidth: 1, pixelHeight: 1 };
  const inside = insideOf(photo, part);
  const pixelSize = shrink / viewShrink;
  const width = Math.max(1, Math.round(inside.width / pixelSize));
  const height = Math.max(1, Math.round(inside.height / pixelSize));
  const pixels = await resizePart(photo, inside, width, height);
  return {
    pixels,
    left: inside.x,
    top: inside.y,
    pixelWidth: inside.width / width,
    pixelHeight: inside.height / height,
  };
}

/** The whole pixels of a part that are in the photo: at least one, also where a part lies outside. */
function insideOf(photo: Photo, part: Box): Box {
  const x = clamp(Math.floor(part.x), 0, photo.width - 1);
  const y = clamp(Math.floor(part.y), 0, photo.height - 1);
  const right = clamp(Math.ceil(part.x + part.width), x + 1, photo.width);
  const bottom = clamp(Math.ceil(part.y + part.height), y + 1, photo.height);
  return { x, y, width: right - x, height: bottom - y };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** A mapping into the photo as one into a view of it. */
export function intoView(toPhoto: Similarity, view: View): Similarity {
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
