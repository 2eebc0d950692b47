import { describe, expect, it } from 'vitest';
import { score, wilson } from '../../src/cli/score.js';
import type { Sighting } from '../../src/recognition/recognizer.js';

const thresholds = { known: 0.5, unsure: 0.6, tighter: [], alike: 0.6, margin: 0.05, minHeight: 40 };
/** People and faces on a line: the distance is how far apart they stand. */
const comparing = { thresholds, distance: (a: Float32Array, b: Float32Array) => Math.abs(a[0]! - b[0]!) };
const gallery = new Map([
  ['ann', { descriptor: Float32Array.of(0), selfies: 1 }],
  ['bo', { descriptor: Float32Array.of(10), selfies: 1 }],
]);

function face(place: number): Sighting {
  const quality = { height: 100, sharpness: 100, brightness: 128, overall: 1 };
  const box = { x: 0, y: 0, width: 100, height: 100 };
  return { box, score: 1, quality, pose: { yaw: 0, pitch: 0, roll: 0 }, descriptor: Float32Array.of(place) };
}

function count(faces: number[], truth: string[]) {
  const { right, wrong, asked, missed, strangersNamed } = score(
    [{ sightings: faces.map(face), truth }],
    gallery,
    comparing,
  );
  return { right, wrong, asked, missed, strangersNamed };
}

describe('counting names against the truth', () => {
  it.each([
    ['right where the name is in the photo', [0.1], ['ann'], { right: 1 }],
    ['asked where the person is a candidate', [0.55], ['ann'], { asked: 1 }],
    ['missed where nobody thought of them', [5], ['ann'], { missed: 1 }],
    ['missed where their face was not found', [], ['ann'], { missed: 1 }],
    [
      'a stranger named where everybody else is accounted for',
      [0.1, 10.1],
      ['ann'],
      { right: 1, wrong: 1, strangersNamed: 1 },
    ],
    ['wrong, but perhaps no stranger, where somebody is missed', [10.1], ['ann'], { wrong: 1, missed: 1 }],
    ['nothing where a stranger stays one', [5], [], {}],
  ])('counts %s', (_, faces, truth, expected) => {
    expect(count(faces, truth)).toEqual({ right: 0, wrong: 0, asked: 0, missed: 0, strangersNamed: 0, ...expected });
  });

  it('adds up over photos', () => {
    const photos = [0.1, 10.1].map((place, at) => ({ sightings: [face(place)], truth: [at === 0 ? 'ann' : 'bo'] }));
    expect(score(photos, gallery, comparing).right).toBe(2);
  });
});

describe('Wilson’s interval', () => {
  // Brown, Cai, DasGupta: Interval Estimation for a Binomial Proportion (2001) has the formula; values by hand.
  it.each([
    [0, 16, 0, 0.1936],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [0, 0, 0, 1],
  ])('of %i in %i', (hits, trials, low, high) => {
    const interval = wilson(hits, trials);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });
});
