import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/people/person.js';
import {
  createGallery,
  decodeDescriptor,
  encodeDescriptor,
  galleryOf,
  templateOf,
  lookAlikes,
} from '../../src/recognition/gallery.js';
import type { Descriptor } from '../../src/recognition/recognizer.js';
import { faceThresholds, limitsOf, shiftThresholds } from '../../src/recognition/thresholds.js';

/** Descriptors of one number; the mean merges them. */
const recognizer = {
  engine: 'face',
  version: '2',
  thresholds: { ...faceThresholds, alike: 0.55 },
  merge: (all: readonly Descriptor[]) => Float32Array.of(all.reduce((sum, one) => sum + one[0]!, 0) / all.length),
  distance: (a: Descriptor, b: Descriptor) => Math.abs(a[0]! - b[0]!),
};

function person(
  id: string,
  values: number[],
  made = { engine: 'face', version: '2' },
): Pick<Person, 'id' | 'templates'> {
  const selfies = values.map((value, at) => ({
    event: `${id}${at}`,
    at,
    descriptor: encodeDescriptor(Float32Array.of(value)),
  }));
  return { id, templates: [{ ...made, selfies }] };
}

describe('descriptors', () => {
  test('come back as they went, exactly', () => {
    const floats = fc.float32Array({ minLength: 1, maxLength: 200, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(floats, (descriptor) => {
        expect(decodeDescriptor(encodeDescriptor(descriptor))).toEqual(descriptor);
      }),
    );
  });

  test('are little-endian float32', () => {
    expect(encodeDescriptor(Float32Array.of(1, -2))).toBe(Buffer.from('0000803f000000c0', 'hex').toString('base64'));
  });

  test.each([
    ['of no number', ''],
    ['of a number and a half', Buffer.alloc(6).toString('base64')],
    ['with something that is none', Buffer.from('0000c07f', 'hex').toString('base64')],
  ])('%s are a broken document', (_, base64) => {
    expect(() => decodeDescriptor(base64)).toThrow(/descriptor/);
  });
});

describe('gallery', () => {
  test('holds the merged selfies of everybody who has some of this engine and version', () => {
    const old = person('old', [1], { engine: 'face', version: '1' });
    const other = person('other', [1], { engine: 'resnet-50', version: '2' });
    const gallery = galleryOf([person('ann', [1, 2]), old, other, person('none', []), person('bo', [5])], recognizer);
    expect([...gallery]).toEqual([
      ['ann', { descriptor: Float32Array.of(1.5), selfies: 2 }],
      ['bo', { descriptor: Float32Array.of(5), selfies: 1 }],
    ]);
    expect(templateOf(old, recognizer)).toBeUndefined();
  });

  test('nobody is in it twice', () => {
    const ann = { person: 'ann', template: { descriptor: Float32Array.of(1), selfies: 1 } };
    expect([...createGallery([ann])]).toEqual([['ann', ann.template]]);
    expect(() => createGallery([ann, ann])).toThrow('twice');
  });
});

describe('look-alikes', () => {
  const near = person('near', [0.5]);
  const nearer = person('nearer', [0.3]);
  const far = person('far', [0.6]);

  test('are those within `alike`, nearest first; not the person, not those without a template', () => {
    const ann = person('ann', [0]);
    expect(lookAlikes(recognizer, ann, [far, near, ann, person('none', []), nearer])).toEqual([nearer, near]);
  });

  test('nobody looks like somebody without a template', () => {
    expect(lookAlikes(recognizer, person('ann', []), [near])).toEqual([]);
  });
});

describe('thresholds', () => {
  test('are in order, and stay so however they are shifted', () => {
    const inOrder = fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (by) => {
      for (const selfies of [1, 2, 3, 5]) {
        const { known, unsure } = limitsOf(shiftThresholds(faceThresholds, by), selfies);
        expect(known).toBeGreaterThanOrEqual(0);
        expect(known).toBeLessThanOrEqual(unsure);
      }
    });
    fc.assert(inOrder);
    expect(shiftThresholds(faceThresholds, 0)).toEqual(faceThresholds);
    expect(shiftThresholds(faceThresholds, 0.005).known).toBeCloseTo(0.063);
    expect(shiftThresholds(faceThresholds, -0.005).unsure).toBeCloseTo(0.065);
  });
});
