/** What every recognition engine keeps, whatever it sees in a photo. */
import { expect, test } from 'vitest';
import { decodeDescriptor, encodeDescriptor } from '../../src/recognition/gallery.js';
import type { Descriptor, Photo, Recognizer } from '../../src/recognition/recognizer.js';

export interface RecognizerGround {
  recognizer: () => Recognizer;
  /** Another of the same, to be closed. */
  another: () => Promise<Recognizer>;
  /** Two photos of whoever or whatever the engine tells apart. */
  one: () => Promise<Photo>;
  other: () => Promise<Photo>;
}

export function recognizerContract({ recognizer, another, one, other }: RecognizerGround): void {
  const distance = (a: Descriptor, b: Descriptor) => recognizer().distance(a, b);
  const merge = (all: readonly Descriptor[]) => recognizer().merge(all);
  const seen = async (photo: Promise<Photo>, expected: 'one' | 'many' = 'one') => {
    const [first] = await recognizer().look(await photo, expected);
    return first!.descriptor;
  };

  test('it has a name, a version, and thresholds in their order', () => {
    const { engine, version, thresholds } = recognizer();
    expect(engine).toMatch(/^[a-z0-9-]+$/);
    expect(version).not.toBe('');
    expect(thresholds.known).toBeLessThanOrEqual(thresholds.unsure);
    expect(thresholds.margin).toBeGreaterThan(0);
  });

  test('it looks without changing the photo, and gives sightings with figures in their bounds', async () => {
    const photo = await one();
    const before = photo.data.slice();
    for (const expected of ['one', 'many'] as const) {
      const sightings = await recognizer().look(photo, expected);
      expect(sightings.length).toBeGreaterThan(0);
      for (const { score, quality, box, descriptor } of sightings) {
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(quality.overall).toBeGreaterThanOrEqual(0);
        expect(quality.overall).toBeLessThanOrEqual(1);
        expect(box.width * box.height).toBeGreaterThan(0);
        expect(descriptor.length).toBeGreaterThan(0);
      }
    }
    expect(Buffer.compare(photo.data, before)).toBe(0);
  });

  test('the same photo is the same again, and as near as can be; the other is a stranger', async () => {
    const { thresholds } = recognizer();
    const first = await seen(one());
    const again = await seen(one());
    expect(again).toEqual(first);
    expect(distance(first, again)).toBeLessThanOrEqual(thresholds.known);
    expect(distance(first, await seen(other()))).toBeGreaterThan(thresholds.unsure);
  });

  test('distance is the same in both directions, and survives being kept', async () => {
    const [a, b] = [await seen(one()), await seen(other())];
    expect(distance(b, a)).toBe(distance(a, b));
    expect(decodeDescriptor(encodeDescriptor(a))).toEqual(a);
  });

  test('a template of one photo is that photo; of two it knows both or lies between them; of none is a bug', async () => {
    const [a, b] = [await seen(one()), await seen(other())];
    expect(distance(merge([a]), b)).toBe(distance(a, b));
    const both = merge([a, b]);
    expect(distance(both, a)).toBeLessThan(distance(b, a));
    expect(distance(both, b)).toBeLessThan(distance(a, b));
    expect(() => merge([])).toThrow();
  });

  test('closed, it refuses; closing twice does nothing', async () => {
    const closed = await another();
    await closed.look(await one(), 'one');
    await closed.close();
    await expect(one().then((photo) => closed.look(photo, 'one'))).rejects.toThrow('closed');
    await closed.close();
  });
}
