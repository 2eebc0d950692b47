/** Selfies of the sample photos' people, and what may be drawn or done to them. */
import sharp, { type Sharp } from 'sharp';
import { readPhoto } from '../../src/recognition/read-photo.js';
import type { Photo, Sighting } from '../../src/recognition/recognizer.js';
import { judgeSelfie, type SelfieVerdict } from '../../src/recognition/selfie.js';
import { faceRecognizer } from '../helpers/real-bot.js';
import { selfiesOf } from '../helpers/sample-people.js';

const limits = { maxBytes: 1e8, maxPixels: 1e8 };

export async function look(bytes: Uint8Array): Promise<{ photo: Photo; sightings: Sighting[] }> {
  const photo = await readPhoto(bytes, limits);
  return { photo, sightings: await faceRecognizer().look(photo, 'one') };
}

export async function judge(bytes: Uint8Array): Promise<SelfieVerdict> {
  const { photo, sightings } = await look(bytes);
  return judgeSelfie(sightings, photo);
}

/** What a verdict says, in a word: the fault, `ok`, or `ok, but` and the hint. */
export async function sentence(bytes: Uint8Array): Promise<string> {
  const verdict = await judge(bytes);
  if (!verdict.ok) return verdict.reason;
  return verdict.hint ? `ok, but ${verdict.hint}` : 'ok';
}

export async function selfieOf(name = 'Jaya Patel'): Promise<Uint8Array> {
  const [first] = await selfiesOf(name);
  return first!;
}

/** As another phone, another hand or another room would have taken it. */
export function altered(bytes: Uint8Array, change: (image: Sharp) => Sharp, quality = 85): Promise<Uint8Array> {
  return change(sharp(bytes)).jpeg({ quality }).toBuffer();
}

/** x and y of the 68 landmarks, numbered from 0 as dlib does: jaw 0-16, brows, nose 27-35, eyes 36-47, mouth from 48. */
export type Points = readonly (readonly [number, number])[];
/** SVG over a face. */
export type Shape = (points: Points) => string;

/** Draws over the face, at its own landmarks. */
export async function drawnOver(bytes: Uint8Array, shape: Shape): Promise<Uint8Array> {
  const { photo, sightings } = await look(bytes);
  const landmarks = sightings[0]!.landmarks!;
  const points = Array.from({ length: 68 }, (_, i) => [landmarks[2 * i]!, landmarks[2 * i + 1]!] as const);
  const svg = `<svg width="${photo.width}" height="${photo.height}">${shape(points)}</svg>`;
  return altered(bytes, (image) => image.composite([{ input: Buffer.from(svg) }]));
}

const outline = (points: Points) => `M${points.map((point) => point.join(' ')).join('L')}Z`;
const moved = ([x, y]: Points[number], by: number) => [x, y + by] as const;
/** Between the pupils, pixels: what things on a face are measured by. */
const eyesApart = (points: Points) =>
  Math.hypot(points[45]![0] - points[36]![0], points[45]![1] - points[36]![1]) / 1.4;

/** From ear to ear over the bridge of the nose, and down to the chin. */
export const mask =
  (fill: string): Shape =>
  (points) =>
    `<path d="${outline([...points.slice(1, 16), points[28]!])}" fill="${fill}"/>`;

function lenses(points: Points, attributes: string): string {
  const unit = eyesApart(points);
  const eyes = [36, 42].map((eye) => {
    const x = (points[eye]![0] + points[eye + 3]![0]) / 2;
    const y = (points[eye]![1] + points[eye + 3]![1]) / 2;
    return `<ellipse cx="${x}" cy="${y}" rx="${unit * 0.42}" ry="${unit * 0.32}" ${attributes}/>`;
  });
  return eyes.join('');
}
export const sunglasses: Shape = (points) => lenses(points, 'fill="#111"');
export const glasses: Shape = (points) =>
  lenses(points, `fill="white" fill-opacity="0.05" stroke="#222" stroke-width="${eyesApart(points) * 0.06}"`);

/** Over mouth and nose, in the colour of skin. */
export const hand: Shape = (points) => {
  const [x, y] = points[51]!;
  const unit = eyesApart(points);
  return `<ellipse cx="${x}" cy="${y}" rx="${unit * 0.9}" ry="${unit * 0.7}" fill="#b98a6e"/>`;
};

/** The shadow of a brim, over everything above the tip of the nose. */
export const shade: Shape = (points) => {
  const [, bottom] = points[30]!;
  return `<rect width="100%" height="${bottom}" fill="black" fill-opacity="0.6"/>`;
};

/** Leaves what lies between the jaw and a line above the brows. */
export const headscarf: Shape = (points) => {
  const above = points
    .slice(17, 27)
    .toReversed()
    .map((point) => moved(point, -0.5 * eyesApart(points)));
  const around = `M-5000 -5000H5000V5000H-5000Z${outline([...points.slice(1, 16), ...above])}`;
  return `<path fill-rule="evenodd" d="${around}" fill="#14141a"/>`;
};

/** Jaw and upper lip, but for the mouth. */
export const beard: Shape = (points) => {
  const lip = [53, 51, 49].map((point) => moved(points[point]!, -0.12 * eyesApart(points)));
  const hair = outline([...points.slice(3, 14), ...lip]);
  return `<path fill-rule="evenodd" d="${hair}${outline(points.slice(48, 60))}" fill="#241811" fill-opacity="0.85"/>`;
};

/** The face darker by `by`, and the room around it as light as it was. */
export const darkSkinned =
  (by: number): Shape =>
  (points) => {
    const [x, y] = points[29]!;
    const unit = eyesApart(points);
    const face = `<ellipse cx="${x}" cy="${y}" rx="${unit * 1.4}" ry="${unit * 2}" filter="url(#soft)"`;
    const soft = `<filter id="soft"><feGaussianBlur stdDeviation="${unit * 0.1}"/></filter>`;
    return `${soft}${face} fill="black" fill-opacity="${1 - by}"/>`;
  };
