/** A selfie, 1:1: is this the person whose template it is? */
import type { Comparing } from './match.js';
import type { Descriptor, Sighting } from './recognizer.js';

export interface Verdict {
  same: 'yes' | 'unsure' | 'no';
  distance: number;
}

/**
 * The same thresholds as in a class photo; too small a face is unsure at best. `others`: templates that come into question
 * as well, for engines that cannot tell people apart (Recognizer.sees); of faces nobody else is compared. Pure.
 */
export function verify(
  template: Descriptor,
  { descriptor, quality }: Pick<Sighting, 'descriptor' | 'quality'>,
  recognizer: Comparing,
  others: readonly Descriptor[] = [],
): Verdict {
  const { thresholds } = recognizer;
  const distance = recognizer.distance(template, descriptor);
  const next = Math.min(...others.map((other) => recognizer.distance(other, descriptor)));
  const isClear = quality.height >= thresholds.minHeight && next - distance >= thresholds.margin;
  if (distance <= thresholds.known && isClear) return { same: 'yes', distance };
  return { same: distance <= thresholds.unsure ? 'unsure' : 'no', distance };
}
