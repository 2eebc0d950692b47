/** The photo with what was found in it: names at known faces, numbers at unsure ones, and everybody else unrecognisable. */
import { createLettering } from '../lettering/lettering.js';
import { arrangeLabels, phoneWidth } from './picture/arrange-labels.js';
import { drawBox, drawLabel, drawLeader, drawLegend } from './picture/draw-marks.js';
import { drawing, element } from './picture/label-text.js';
import { grown } from './picture/rectangles.js';
import type { Box, Photo } from './recognizer.js';
import sharp, { type OverlayOptions } from 'sharp';

/**
 * The longer side of the picture, in pixels: chats show no more than the most, and below the least the letters drawn
 * into a small photo would be coarse.
 */
const longSide = { least: 1280, most: 2048 };
/** A box stands this share of its face's height outside of it, so that the face can be seen. */
const clearance = 0.06;
/**
 * Coloured letters want their colours as sharp as their outlines. Optimised coding makes the file 7% smaller, and holds
 * 37 MB more at the peak for it, three times as long (measured at 2048 x 1536): too dear on a small machine.
 */
const jpeg = { quality: 85, chromaSubsampling: '4:4:4', optimiseCoding: false } as const;

const lettering = createLettering();

/**
 * A JPEG without metadata: it is made from pixels alone. Legible 360 px wide, on a machine without fonts. Marks may
 * reach beyond the picture; the order of marks does not matter.
 */
export async function annotate(photo: Photo, marks: readonly Annotation[]): Promise<Uint8Array> {
  const picture = await scaled(photo);
  const scale = picture.width / photo.width;
  const placed = marks.map((mark) => ({ ...mark, box: scaledBox(mark.box, scale) }));
  const strangers = placed.filter(({ certainty }) => certainty === 'unknown').map(({ box }) => box);
  const numbered = placed
    .filter((mark): mark is NumberedMark => mark.certainty !== 'unknown')
    .map((mark) => ({ ...mark, box: grown(mark.box, clearance * mark.box.height) }))
    .sort((a, b) => a.number - b.number);

  const { height, shapes } = await draw(numbered, picture);
  const overlays = await blurFaces(picture, strangers);
  const raw = { width: picture.width, height: picture.height, channels: 3 } as const;
  return sharp(picture.data, { raw })
    .extend({ bottom: height - picture.height })
    .composite([...overlays, { input: drawing(picture.width, height, shapes) }])
    .jpeg(jpeg)
    .toBuffer();
}

/** All boxes below all lines below all labels. `height` is the picture's with its legend. */
async function draw(marks: readonly NumberedMark[], picture: Photo): Promise<{ height: number; shapes: string }> {
  const point = picture.width / phoneWidth;
  const around = { width: picture.width, height: picture.height, faces: marks.map(({ box }) => box) };
  await lettering.prepare(marks.map((mark) => (mark.certainty === 'known' ? mark.name : '')));
  const { size, labels, legend } = await arrangeLabels(marks, around, lettering);
  const below = drawLegend(legend, picture, size, lettering);
  const shapes = [
    ...marks.map((mark) => drawBox(mark, point)),
    ...labels.map((label) => drawLeader(label, size)),
    ...labels.map(({ text, spot }) => drawLabel(text, spot.box, size)),
    below.shapes,
  ];
  return { height: picture.height + below.height, shapes: shapes.join('') };
}

async function scaled(photo: Photo): Promise<Photo> {
  const long = Math.max(photo.width, photo.height);
  const wanted = Math.min(Math.max(long, longSide.least), longSide.most);
  const width = Math.max(Math.round((photo.width * wanted) / long), 1);
  const { data, info } = await sharp(photo.data, { raw: { width: photo.width, height: photo.height, channels: 3 } })
    .resize(width)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const scaledBox = ({ x, y, width, height }: Box, scale: number): Box => ({
  x: x * scale,
  y: y * scale,
  width: width * scale,
  height: height * scale,
});

// Faces of people nobody knows, made unrecognisable for good.

/**
 * A face is averaged down to this many pixels across, and only these are drawn again, large and smooth: what is left is
 * its colour. Nothing finer stays in the picture, so nothing can be brought back. Recognition ends at 20 px
 * (recognition.md).
 */
const pixelsAcross = 5;
/** Detectors box a face from brow to chin; hair, ears and beard name people too. */
const margin = { width: 1.35, height: 1.45 };

/** Overlays for `composite`, one per face that shows in the picture. */
async function blurFaces(picture: Photo, faces: readonly Box[]): Promise<OverlayOptions[]> {
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

// What is drawn at a face.

/** Numbers are what people say to each other ("face 4"): from 1, each once in a picture. Boxes in pixels of the photo. */
export type Annotation =
  | { certainty: 'known'; box: Box; number: number; name: string }
  | { certainty: 'unsure'; box: Box; number: number }
  | { certainty: 'unknown'; box: Box };

export type NumberedMark = Exclude<Annotation, { certainty: 'unknown' }>;
export type KnownMark = Extract<Annotation, { certainty: 'known' }>;
