/** The whole engine, real models on real photos. */
import '../../../src/preload.js';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { createFaceRecognizer } from '../../../src/recognition/face/face-recognizer.js';
import type { Box, Photo, Sighting } from '../../../src/recognition/recognizer.js';
import { faceThresholds, limitsOf } from '../../../src/recognition/thresholds.js';
import { recognizerContract } from '../../contracts/recognizer.js';
import { cut, hasShared, modelsDir, open, samples, shared } from './photos.js';

const recognizer = createFaceRecognizer({ modelsDir, threads: 2, thresholds: faceThresholds });
afterAll(() => recognizer.close());

const both = ['one', 'many'] as const;
/** The one face of a photo. */
async function only(photo: Photo, expected: 'one' | 'many' = 'one'): Promise<Sighting> {
  const [face, ...others] = await recognizer.look(photo, expected);
  expect(others).toEqual([]);
  return face!;
}
const centre = ({ x, y, width, height }: Box): [number, number] => [x + width / 2, y + height / 2];

describe('the face engine', () => {
  recognizerContract({
    recognizer: () => recognizer,
    another: () => Promise.resolve(createFaceRecognizer({ modelsDir, threads: 1, thresholds: faceThresholds })),
    one: () => open(cut(3, 1150, 360, 560, 600)),
    other: () => open(cut(6, 756, 506, 480, 600)),
  });
});

describe.each(samples)('$name', ({ file, faces }) => {
  test(`shows ${faces} people`, async () => {
    const photo = await open(file);
    const sightings = await recognizer.look(photo, 'many');
    expect(sightings).toHaveLength(faces);
    const heights = sightings.map(({ box }) => box.height);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    for (const { box, score, quality, pose, descriptor, landmarks } of sightings) {
      expect(box.height).toBeGreaterThan(150);
      expect(quality.height).toBe(box.height);
      expect(score).toBeGreaterThan(0.3);
      expect(Math.abs(pose.roll)).toBeLessThan(60);
      expect(Math.hypot(...descriptor)).toBeCloseTo(1, 6);
      expect(descriptor).toHaveLength(128);
      const tip = [landmarks![60]!, landmarks![61]!]; // of the nose, landmark 30
      const [x, y] = centre(box);
      expect(Math.hypot(tip[0]! - x, tip[1]! - y)).toBeLessThan(box.height / 2);
    }
  });
});

describe('a selfie', () => {
  // A woman of sample 3, photographed from the front.
  const selfie = (): Sharp => cut(3, 1150, 360, 560, 1000);

  test('shows one face, where it is, however large the photo', async () => {
    const small = await only(await open(selfie()));
    const large = await only(await open(await enlarge(selfie(), 3000)));
    expect(large.box.x / 3).toBeCloseTo(small.box.x, -2);
    expect(large.box.height / small.box.height).toBeCloseTo(3, 0);
    expect(recognizer.distance(small.descriptor, large.descriptor)).toBeLessThan(0.01);
  });

  test('is the same person mirrored, darker, smaller and compressed, and both ways of looking agree', async () => {
    const plain = await only(await open(selfie()));
    const altered = selfie().flop().modulate({ brightness: 0.6 }).jpeg({ quality: 40 });
    const phone = await only(await open(sharp(await altered.toBuffer()).resize(320)));
    expect(recognizer.distance(plain.descriptor, phone.descriptor)).toBeLessThan(0.031);
    expect(phone.pose.yaw).toBeCloseTo(-plain.pose.yaw, -1.5);
    const many = await only(await open(selfie()), 'many');
    expect(recognizer.distance(plain.descriptor, many.descriptor)).toBeLessThan(0.01);
  });

  test.each([-45, -20, 30, 45])('leaning by %d degrees is the same person', async (angle) => {
    const upright = await only(await open(selfie()));
    const turned = await only(await open(sharp(await selfie().png().toBuffer()).rotate(angle, { background: 'gray' })));
    expect(turned.pose.roll - upright.pose.roll).toBeGreaterThan(angle - 12);
    expect(turned.pose.roll - upright.pose.roll).toBeLessThan(angle + 12);
    expect(recognizer.distance(upright.descriptor, turned.descriptor)).toBeLessThan(0.041);
  });

  test('with a second person half as large shows both', async () => {
    const second = await cut(3, 1598, 430, 520, 500).png().toBuffer();
    const beside = sharp({ create: { width: 1500, height: 1000, channels: 3, background: 'slategray' } }).composite([
      { input: await selfie().png().toBuffer(), left: 0, top: 0 },
      { input: second, left: 1000, top: 200 },
    ]);
    const [first, other, ...more] = await recognizer.look(await open(sharp(await beside.png().toBuffer())), 'one');
    expect(first!.box.height).toBeGreaterThan(1.6 * other!.box.height);
    expect(more).toEqual([]);
  });

  test.each(both)('that the face fills is found all the same (%s)', async (expected) => {
    for (const tight of [cut(3, 1145, 360, 260, 150), cut(5, 1200, 310, 230, 640), cut(6, 1268, 473, 240, 90)]) {
      const { box } = await only(await open(sharp(await tight.grayscale().png().toBuffer())), expected);
      expect(box.width * box.height).toBeGreaterThan(0);
    }
  });
});

describe('nobody', () => {
  test.each(both)('is seen where nobody is (%s)', async (expected) => {
    const stairs = sharp(samples[4]!.file).extract({ left: 0, top: 0, width: 600, height: 560 });
    expect(await recognizer.look(await open(stairs), expected)).toEqual([]);
    expect(await recognizer.look({ data: new Uint8Array(3), width: 1, height: 1 }, expected)).toEqual([]);
    expect(await recognizer.look({ data: new Uint8Array(3 * 2000), width: 2000, height: 1 }, expected)).toEqual([]);
  });
});

describe('a class photo of 12 megapixels', () => {
  /** Sample photos pasted small onto a wide backdrop: faces are `height` pixels high in them. */
  async function compose(height: number): Promise<{ photo: Photo; truth: number }> {
    const backdrop = sharp(samples[2]!.file).extract({ left: 0, top: 1000, width: 1900, height: 340 });
    const shrink = height / 240; // faces of these samples are 200 to 280 px high
    const pasted = [3, 4, 5, 6].map(async (number, index) => {
      const { width } = await sharp(samples[number - 1]!.file).metadata();
      const input = await sharp(samples[number - 1]!.file)
        .resize(Math.round(width * shrink))
        .png()
        .toBuffer();
      return { input, left: 500 + index * 800, top: 300 + index * 600 };
    });
    const wide = await backdrop.resize(4000, 3000, { fit: 'fill' }).toBuffer();
    const photo = await open(
      sharp(
        await sharp(wide)
          .composite(await Promise.all(pasted))
          .png()
          .toBuffer(),
      ),
    );
    return { photo, truth: 3 + 4 + 5 + 4 };
  }

  test.each([36, 60, 120])('faces of about %d px are found, and nothing else', async (height) => {
    const { photo, truth } = await compose(height);
    const sightings = await recognizer.look(photo, 'many');
    expect(sightings).toHaveLength(truth);
    for (const { box } of sightings) {
      expect(box.height).toBeGreaterThan(height * 0.65);
      expect(box.height).toBeLessThan(height * 1.7);
    }
  });
});

describe('templates', () => {
  test('merging is the mean of directions, distance that of the cosine, whatever the lengths', () => {
    expect(recognizer.merge([Float32Array.of(3, 0), Float32Array.of(0, 1)])).toEqual(Float32Array.of(0.5, 0.5));
    expect(recognizer.distance(Float32Array.of(3, 4), Float32Array.of(0, 2))).toBeCloseTo(0.2, 12);
    expect(recognizer.distance(Float32Array.of(1, 2), Float32Array.of(-1, -2))).toBeCloseTo(2, 12);
    expect(recognizer.distance(Float32Array.of(0.1, 0.2), Float32Array.of(0.3, 0.6))).toBeCloseTo(0, 12);
    expect(() => recognizer.merge([])).toThrow();
  });

  test('different people of the samples are apart', async () => {
    const people = await Promise.all(samples.map(async ({ file }) => recognizer.look(await open(file), 'many')));
    const faces = people.flat();
    const pairs = faces.flatMap((a, index) =>
      faces.slice(index + 1).map((b) => recognizer.distance(a.descriptor, b.descriptor)),
    );
    // One woman is in two of the photos.
    expect(pairs.filter((distance) => distance < 0.058)).toHaveLength(1);
  });
});

describe.skipIf(!hasShared)('people of ../shared/photos (skipped where they are not)', () => {
  test('each face of the class photos is nearest to its own template, and known', async () => {
    const templates = new Map<string, Float32Array>();
    for (const name of await readdir(join(shared, 'people'))) {
      const files = await readdir(join(shared, 'people', name));
      const faces = await Promise.all(files.map(async (file) => only(await open(join(shared, 'people', name, file)))));
      templates.set(name, recognizer.merge(faces.map(({ descriptor }) => descriptor)));
    }
    const truth = JSON.parse(await readFile(join(shared, 'truth.json'), 'utf8')) as Record<string, string[]>; // its README
    for (const [photo, names] of Object.entries(truth)) {
      const seen = await recognizer.look(await open(join(shared, 'class', photo)), 'many');
      const known = seen.map(({ descriptor }) => {
        const distances = [...templates].map(([name, template]) => ({
          name,
          distance: recognizer.distance(template, descriptor),
        }));
        const [best] = distances.toSorted((a, b) => a.distance - b.distance);
        return best!.distance < limitsOf(faceThresholds, 5).known ? best!.name : undefined;
      });
      expect(known.toSorted()).toEqual(names.toSorted());
    }
  });
});

async function enlarge(image: Sharp, width: number): Promise<Sharp> {
  return sharp(await image.png().toBuffer()).resize(width);
}
