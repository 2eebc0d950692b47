/** Class photos larger than any at hand, composed of the sample photos' faces: for benchmarks, and for tests. */
import sharp, { type OverlayOptions } from 'sharp';
import { readSample } from '../src/demo/sample-photos.js';
import type { Box } from '../src/recognition/recognizer.js';
import { createRandom } from './random.js';
import type { SampleFace } from '../src/demo/sample-faces.js';

export interface Crowd {
  /** Pixels. */
  width: number;
  height: number;
  /** From the back, at the top, to the front: how many faces stand in a row, and how tall each is in pixels. */
  rows: readonly { faces: number; faceHeight: number }[];
  /** As many as the rows hold. Whoever comes a second time comes mirrored, a third time not, and so on. */
  people: readonly SampleFace[];
}

export interface ComposedPhoto {
  jpeg: Uint8Array;
  /** Where each of the people is, in pixels. */
  faces: Box[];
}

/**
 * What is cut out around a face, in heights of the face: head and shoulders, and little of whoever stands beside it.
 * `above`: how much of it is above the face's middle.
 */
const cut = { width: 1.7, height: 2.3, above: 0.95 };
/** A cut's edge is blurred over this share of its width: hard edges are something that detectors see. */
const softness = 0.04;
/** Grey levels: the noise of a camera indoors, which a decoder has to work on. Pixels: it repeats after so many. */
const noise = 20;
const grainSide = 512;

/** Throws where there are not as many people as places: a bug. */
export async function composeCrowd({ width, height, rows, people }: Crowd): Promise<ComposedPhoto> {
  const places = rows.flatMap(({ faces, faceHeight }, row) =>
    Array.from({ length: faces }, (_, column) => ({
      faceHeight,
      x: ((column + 0.5) * width) / faces,
      y: ((row + 0.5) * height) / rows.length,
    })),
  );
  if (places.length !== people.length) throw new Error(`${people.length} people for ${places.length} places`);
  const seen = new Map<SampleFace, number>();
  const heads: OverlayOptions[] = [];
  const faces: Box[] = [];
  for (const [index, person] of people.entries()) {
    const times = seen.get(person) ?? 0;
    seen.set(person, times + 1);
    const { x, y, faceHeight } = places[index]!;
    const head = await cutHead(person, faceHeight, times % 2 === 1);
    const left = Math.round(x - head.width / 2);
    const top = Math.round(y - head.height / 2);
    heads.push({ input: head.png, left, top });
    faces.push({ ...head.face, x: left + head.face.x, y: top + head.face.y });
  }
  const jpeg = await sharp(await drawRoom(width, height), { raw: { width, height, channels: 3 } })
    .composite(heads)
    .jpeg({ quality: 90 })
    .toBuffer();
  return { jpeg, faces };
}

/** The same people over and over until there are `count`. */
export function repeat(people: readonly SampleFace[], count: number): SampleFace[] {
  return Array.from({ length: count }, (_, index) => people[index % people.length]!);
}

/** A sample photo out of focus, with a camera's noise: colours of a room, and nobody in it. */
async function drawRoom(width: number, height: number): Promise<Buffer> {
  // Blurred while it is small: the same picture, and a hundred times less work.
  const blurred = await sharp(await readSample(2))
    .resize(160, 120, { fit: 'fill' })
    .blur(4)
    .toBuffer();
  const room = await sharp(blurred).resize(width, height, { fit: 'fill', kernel: 'cubic' }).toBuffer();
  const random = createRandom(1);
  const grain = Buffer.from(Array.from({ length: grainSide ** 2 }, () => 128 + (random() * 2 - 1) * noise));
  const raw = { width: grainSide, height: grainSide, channels: 1 } as const;
  return sharp(room)
    .composite([{ input: grain, raw, tile: true, blend: 'soft-light' }])
    .removeAlpha()
    .raw()
    .toBuffer();
}

interface Head {
  png: Buffer;
  width: number;
  height: number;
  /** In pixels of the cut. */
  face: Box;
}

async function cutHead({ sample, box }: SampleFace, faceHeight: number, mirrored: boolean): Promise<Head> {
  const photo = sharp(await readSample(sample));
  const size = await photo.metadata();
  const across = box.height * cut.width;
  const down = box.height * cut.height;
  const left = Math.round(Math.max(0, box.x + box.width / 2 - across / 2));
  const top = Math.round(Math.max(0, box.y + box.height * (0.5 - cut.above)));
  const part = {
    left,
    top,
    width: Math.round(Math.min(across, size.width - left)),
    height: Math.round(Math.min(down, size.height - top)),
  };
  const scale = faceHeight / box.height;
  const width = Math.round(part.width * scale);
  const height = Math.round(part.height * scale);
  const scaled = await photo.extract(part).resize(width, height, { fit: 'fill' }).flop(mirrored).toBuffer();
  const png = await sharp(scaled)
    .composite([{ input: softRectangle(width, height), blend: 'dest-in' }])
    .png()
    .toBuffer();
  const x = (box.x - left) * scale;
  const face = {
    x: mirrored ? width - x - box.width * scale : x,
    y: (box.y - top) * scale,
    width: box.width * scale,
    height: faceHeight,
  };
  return { png, width, height, face };
}

/** Opaque but for its edge, which fades out. */
function softRectangle(width: number, height: number): Buffer {
  const blur = width * softness;
  const margin = blur * 2;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
      `<filter id="soft"><feGaussianBlur stdDeviation="${blur}"/></filter>` +
      `<rect x="${margin}" y="${margin}" width="${width - 2 * margin}" height="${height - 2 * margin}" filter="url(#soft)"/></svg>`,
  );
}
