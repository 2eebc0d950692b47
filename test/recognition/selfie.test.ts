/** Verdicts on real faces of the sample photos, altered as bad selfies are. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cast } from '../../src/demo/cast.js';
import { readPhoto } from '../../src/recognition/read-photo.js';
import { judgeSelfie, type SelfieVerdict } from '../../src/recognition/selfie.js';
import { faceRecognizer } from '../helpers/real-bot.js';
import { readSample, selfiesOf } from '../helpers/sample-people.js';

const limits = { maxBytes: 1e8, maxPixels: 1e8 };

async function look(bytes: Uint8Array) {
  const photo = await readPhoto(bytes, limits);
  return { photo, sightings: await faceRecognizer().look(photo, 'one') };
}

async function judge(bytes: Uint8Array): Promise<SelfieVerdict> {
  const { photo, sightings } = await look(bytes);
  return judgeSelfie(sightings, photo);
}

async function selfie(): Promise<Uint8Array> {
  const [first] = await selfiesOf('Jaya Patel');
  return first!;
}

/** Draws over the face, at its own landmarks (68 points, numbered from 0 as dlib does). */
async function withOver(shape: (points: [number, number][]) => string): Promise<Uint8Array> {
  const bytes = await selfie();
  const { photo, sightings } = await look(bytes);
  const landmarks = sightings[0]!.landmarks!;
  const points = Array.from({ length: 68 }, (_, i): [number, number] => [landmarks[2 * i]!, landmarks[2 * i + 1]!]);
  const svg = `<svg width="${photo.width}" height="${photo.height}">${shape(points)}</svg>`;
  return sharp(bytes)
    .composite([{ input: Buffer.from(svg) }])
    .jpeg({ quality: 85 })
    .toBuffer();
}

const polygon = (points: [number, number][], fill: string) =>
  `<polygon points="${points.map((point) => point.join(',')).join(' ')}" fill="${fill}"/>`;

/** From ear to ear over the bridge of the nose, and down to the chin. */
const mask = (fill: string) => (points: [number, number][]) => polygon([...points.slice(1, 16), points[28]!], fill);
const sunglasses = (points: [number, number][]) =>
  [36, 42]
    .map((eye) => {
      const [left, right] = [points[eye]!, points[eye + 3]!];
      const width = right[0] - left[0];
      const [x, y] = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2];
      return `<ellipse cx="${x}" cy="${y}" rx="${width}" ry="${width * 0.75}" fill="#111"/>`;
    })
    .join('');

describe('a good selfie', () => {
  it.each(cast.filter(({ selfies }) => selfies.length > 0))('of $name is accepted', async ({ name }) => {
    for (const bytes of await selfiesOf(name)) expect(await judge(bytes)).toMatchObject({ ok: true });
  });
});

describe('a bad selfie', () => {
  const bad: [string, () => Promise<Uint8Array>, string][] = [
    ['a white mask', () => withOver(mask('#e8eef2')), 'covered'],
    ['a blue mask', () => withOver(mask('#7fb2cf')), 'covered'],
    ['a black mask', () => withOver(mask('#1a1a1c')), 'covered'],
    ['dark glasses', () => withOver(sunglasses), 'covered'],
    [
      'a blur',
      async () =>
        sharp(await selfie())
          .blur(9)
          .jpeg()
          .toBuffer(),
      'blurred',
    ],
    [
      'next to no light',
      async () =>
        sharp(await selfie())
          .linear(0.06)
          .jpeg()
          .toBuffer(),
      'too-dark',
    ],
    [
      'a face far away',
      async () =>
        sharp(await selfie())
          .resize(70)
          .extend({ top: 200, bottom: 200, left: 200, right: 200, background: '#555' })
          .jpeg()
          .toBuffer(),
      'too-small',
    ],
    [
      'a profile',
      async () =>
        sharp(await readSample(2))
          .extract({ left: 200, top: 20, width: 480, height: 480 })
          .jpeg()
          .toBuffer(),
      'turned-away',
    ],
    ['several people', () => readSample(3), 'several-faces'],
    [
      'a wall',
      () =>
        sharp({ create: { width: 400, height: 400, channels: 3, background: '#999' } })
          .jpeg()
          .toBuffer(),
      'no-face',
    ],
  ];
  it.each(bad)('with %s is refused', async (_, bytes, reason) => {
    expect(await judge(await bytes())).toEqual({ ok: false, reason });
  });
});
