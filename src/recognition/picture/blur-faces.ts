/** Faces of people nobody knows, made unrecognisable for good. */
import sharp, { type OverlayOptions } from 'sharp';
import type { Box, Photo } from '../recognizer.js';
import { drawing, element } from './svg.js';

/**
 * A face is averaged down to this many pixels across, and only these are drawn again, large and smooth: what is left is
 * its colour. Nothing finer stays in the picture, so nothing can be brought back. Recognition ends at 20 px
 * (recognition.md).
 */
const pixelsAcross = 5;
/** Detectors box a face from brow to chin; hair, ears and beard name people too. */
const margin = { width: 1.35, height: 1.45 };

/** Overlays for `composite`, one per face that shows in the picture. */
export async function blurFaces(picture: Photo, faces: readonly Box[]): Promise<OverlayOptions[]> {
  const shown = faces.map((face) => covering(face, picture)).filter(({ width, height }) => width > 0 && height > 0);
  return Promise.all(shown.map((area) => blur(picture, area)));
}

/** Whole pixels inside the picture. */
function covering({ x, y, width, height }: Box, picture: Photo): Box {
  const left = Math.max(Math.floor(x - (width * (margin.width - 1)) / 2), 0);
  const top = Math.max(Math.floor(y - (height * (margin.height - 1)) / 2), 0);
  const right = Math.min(Math.ceil(x + (width * (margin.width + 1)) / 2), picture.width);
  const bottom = Math.min(Math.ceil(y + (height * (margin.height + 1)) / 2), picture.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

async function blur(
  { data, width: across, height: down }: Photo,
  { x, y, width, height }: Box,
): Promise<OverlayOptions> {
  const small = { width: pixelsAcross, height: Math.max(Math.round((pixelsAcross * height) / width), 1) };
  const averaged = await sharp(data, { raw: { width: across, height: down, channels: 3 } })
    .extract({ left: x, top: y, width, height })
    .resize({ ...small, fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  const oval = drawing(
    width,
    height,
    element('ellipse', { cx: width / 2, cy: height / 2, rx: width / 2, ry: height / 2 }),
  );
  const input = await sharp(averaged, { raw: { ...small, channels: 3 } })
    .resize({ width, height, fit: 'fill', kernel: 'cubic' })
    .joinChannel(await sharp(oval).extractChannel('alpha').raw().toBuffer(), { raw: { width, height, channels: 1 } })
    .raw()
    .toBuffer();
  return { input, raw: { width, height, channels: 4 }, left: x, top: y };
}
