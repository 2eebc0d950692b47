import '../../../src/preload.js';
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openClassifier, type Label } from '../../../src/recognition/labels/classifier.js';
import {
  joinLabels,
  labelDistance,
  readLabels,
  writeLabel,
  createLabelRecognizer,
} from '../../../src/recognition/labels/label-recognizer.js';
import { match } from '../../../src/recognition/match.js';
import { readPhoto } from '../../../src/recognition/read-photo.js';
import type { Photo, Recognizer } from '../../../src/recognition/recognizer.js';
import { labelThresholds, shiftThresholds } from '../../../src/recognition/thresholds.js';
import { recognizerContract } from '../../contracts/recognizer.js';
import { tinyModel, tinyPhoto, writeTinyResnet, type TinyLabel } from '../../fixtures/tiny-resnet.js';

let folder: string;
let recognizer: Recognizer;
async function open(): Promise<Recognizer> {
  const source = { endpoint: 'http://127.0.0.1:9', cacheDir: folder, localDir: folder, patience: 1000 };
  const model = { model: tinyModel, dtype: 'fp32' } as const;
  return createLabelRecognizer(
    await openClassifier(model, { threads: 1, source, progress: () => undefined }),
    labelThresholds,
  );
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-labels-'));
  await writeTinyResnet(folder);
  recognizer = await open();
});
afterAll(async () => {
  await recognizer.close();
  await rm(folder, { recursive: true });
});

const photo = async (label: TinyLabel, mixed?: TinyLabel): Promise<Photo> =>
  readPhoto(await tinyPhoto(label, mixed), { maxBytes: 25e6, maxPixels: 60e6 });

describe('the resnet-50 engine', () => {
  recognizerContract({
    recognizer: () => recognizer,
    another: open,
    one: () => photo('wig'),
    other: () => photo('suit, suit of clothes'),
  });

  test('sees one thing in a photo: the photo, by its label', async () => {
    const sightings = await recognizer.look(await photo('wig'), 'many');
    expect(sightings).toHaveLength(1);
    expect(sightings[0]!.box).toEqual({ x: 0, y: 0, width: 320, height: 240 });
    expect(recognizer.labelOf(sightings[0]!.descriptor)).toEqual({ text: 'wig', score: sightings[0]!.score });
    expect(recognizer).toMatchObject({ engine: 'resnet-50', version: tinyModel, sees: 'photos' });
  });
});

const score = fc.float({ min: Math.fround(1e-6), max: 1, noNaN: true });
const label = fc.record({ text: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), score });
const shift = fc.double({ min: -0.2, max: 0.2, noNaN: true });

describe('labels as numbers', () => {
  test('come back as they went', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
        expect(readLabels(joinLabels(labels.map(writeLabel)))).toEqual(labels);
      }),
    );
  });

  test('that are cut off are refused', () => {
    expect(() => readLabels(writeLabel({ text: 'wig', score: 0.9 }).subarray(0, 4))).toThrow('no label');
  });
});

describe('whom a label marks', () => {
  const at = (sighting: Label, people: Record<string, Label>, by = 0) =>
    match(
      [{ descriptor: writeLabel(sighting), quality: { height: Infinity, sharpness: 0, brightness: 0, overall: 1 } }],
      new Map(Object.entries(people).map(([person, one]) => [person, { descriptor: writeLabel(one), selfies: 1 }])),
      { thresholds: shiftThresholds(labelThresholds, by), distance: labelDistance },
    )[0]!;

  test('the one person who enrolled with it', () => {
    const people = { ann: { text: 'wig', score: 0.8 }, bo: { text: 'suit', score: 0.9 } };
    expect(at({ text: 'wig', score: 0.7 }, people)).toMatchObject({ certainty: 'known', person: 'ann' });
  });

  test('nobody where the score is low: a host is asked', () => {
    const people = { ann: { text: 'wig', score: 0.8 }, bo: { text: 'suit', score: 0.9 } };
    expect(at({ text: 'wig', score: 0.3 }, people)).toMatchObject({
      certainty: 'unsure',
      candidates: [{ person: 'ann' }],
    });
  });

  test('nobody at all where no one enrolled with it', () => {
    expect(at({ text: 'monitor', score: 1 }, { ann: { text: 'wig', score: 0.8 } })).toMatchObject({
      certainty: 'unknown',
    });
  });

  test('never one of several who share it, whatever the scores and however thresholds are shifted', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 2, maxLength: 6 }), score, shift, (enrolled, seen, by) => {
        const people = Object.fromEntries(enrolled.map((one, i) => [`p${i}`, { text: 'wig', score: one }]));
        expect(at({ text: 'wig', score: seen }, { ...people, x: { text: 'suit', score: 1 } }, by).certainty).not.toBe(
          'known',
        );
      }),
    );
  });

  test('never somebody of another label', () => {
    fc.assert(
      fc.property(label, label, shift, (enrolled, seen, by) => {
        fc.pre(enrolled.text !== seen.text);
        expect(at(seen, { ann: enrolled }, by).certainty).toBe('unknown');
      }),
    );
  });
});
