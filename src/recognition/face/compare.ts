/** Comparing descriptors of faces, which are points: what is near is alike. */
import type { Descriptor } from '../recognizer.js';

/** A plain loop: a class photo makes ten thousands of these comparisons, and a callback each number costs five times as much. */
export function euclideanDistance(a: Descriptor, b: Descriptor): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at]! - b[at]!) ** 2;
  return Math.sqrt(sum);
}

/** Throws where there are none: a bug. */
export function meanDescriptor(descriptors: readonly Descriptor[]): Descriptor {
  const [first] = descriptors;
  if (!first) throw new Error('no descriptors to merge');
  return first.map((_, at) => descriptors.reduce((sum, descriptor) => sum + descriptor[at]!, 0) / descriptors.length);
}
