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

/** A part of a photo as a network's input, at the photo's own scale. What reaches beyond the photo is black. */
export function toInput(photo: Photo, { x, y, width, height }: Box): ImageBatch {
  const data = new Uint8Array(width * height * 3);
  const right = Math.min(x + width, photo.width);
  const bottom = Math.min(y + height, photo.height);
  for (let row = y; row < bottom; row++) {
    const start = row * photo.width;
    data.set(photo.data.subarray((start + x) * 3, (start + right) * 3), (row - y) * width * 3);
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
