import sharp, { type Sharp } from 'sharp';
import type { Box, Photo } from '../recognizer.js';
import type { ImageBatch } from './inference-thread.js';

/** A photo scaled to the given size, anti-aliased, in sharp's own threads. The photo itself where it has that size. */
export async function resize(photo: Photo, width: number, height: number): Promise<Photo> {
  if (photo.width === width && photo.height === height) return photo;
  return toPhoto(open(photo).resize(width, height, { fit: 'fill' }));
}

/** A part of a photo, scaled to the given size; `part` is whole pixels inside the photo. */
export async function resizePart(photo: Photo, part: Box, width: number, height: number): Promise<Photo> {
  const extract = { left: part.x, top: part.y, width: part.width, height: part.height };
  return toPhoto(open(photo).extract(extract).resize(width, height, { fit: 'fill' }));
}

/** A photo with a border of `pixels` in one grey around it. */
export async function addBorder(photo: Photo, pixels: number, grey: number): Promise<Photo> {
  const sides = { top: pixels, bottom: pixels, left: pixels, right: pixels };
  return toPhoto(open(photo).extend({ ...sides, background: { r: grey, g: grey, b: grey } }));
}

/**
 * Rows `top` to `bottom` of a photo as a network's input, filled up with black at the right and bottom until both sides
 * are multiples of `multiple`.
 */
export function toInput(photo: Photo, top: number, bottom: number, multiple: number): ImageBatch {
  const width = Math.ceil(photo.width / multiple) * multiple;
  const height = Math.ceil((bottom - top) / multiple) * multiple;
  const data = new Uint8Array(width * height * 3);
  const rowLength = photo.width * 3;
  for (let row = top; row < bottom; row++) {
    data.set(photo.data.subarray(row * rowLength, (row + 1) * rowLength), (row - top) * width * 3);
  }
  return { data, batch: 1, height, width };
}

function open({ data, width, height }: Photo): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false });
}

async function toPhoto(image: Sharp): Promise<Photo> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
