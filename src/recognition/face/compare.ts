/** Comparing descriptors of faces, which are points or directions: what is near is alike. */
import type { Descriptor } from '../recognizer.js';

/** A plain loop: a class photo makes ten thousands of these comparisons, and a callback each number costs five times as much. */
export function euclideanDistance(a: Descriptor, b: Descriptor): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at]! - b[at]!) ** 2;
  return Math.sqrt(sum);
}

/** 1 minus the cosine of the angle between two descriptors of any length: 0 for the same direction. A plain loop: see above. */
export function cosineDistance(a: Descriptor, b: Descriptor): number {
  let [dot, ofA, ofB] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    dot += a[at]! * b[at]!;
    ofA += a[at]! ** 2;
    ofB += b[at]! ** 2;
  }
  return Math.max(0, 1 - dot / Math.sqrt(ofA * ofB));
}

/** The same direction at length 1. */
export function unitDescriptor(descriptor: Descriptor): Descriptor {
  const length = Math.hypot(...descriptor);
  return descriptor.map((value) => value / length);
}

/** The mean of directions: each descriptor counts the same, whatever its length. Throws where there are none: a bug. */
export function meanDirection(descriptors: readonly Descriptor[]): Descriptor {
  return descriptors.length === 1 ? descriptors[0]! : meanDescriptor(descriptors.map(unitDescriptor));
}

/** Throws where there are none: a bug. */
export function meanDescriptor(descriptors: readonly Descriptor[]): Descriptor {
  const [first] = descriptors;
  if (!first) throw new Error('no descriptors to merge');
  return first.map((_, at) => descriptors.reduce((sum, descriptor) => sum + descriptor[at]!, 0) / descriptors.length);
}
