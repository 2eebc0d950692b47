/** A selfie, 1:1: is this the person whose template it is? */
import type { Comparing } from './match.js';
import type { MergedTemplate, Sighting } from './recognizer.js';
import { limitsOf } from './thresholds.js';

export interface Verdict {
  same: 'yes' | 'unsure' | 'no';
  distance: number;
}

/**
 * The same thresholds as in a class photo; too small a face is unsure at best. `others`: templates that come into question
 * as well, for engines that cannot tell people apart (Recognizer.sees); of faces nobody else is compared. Pure.
 */
export function verify(
  template: MergedTemplate,
  { descriptor, quality }: Pick<Sighting, 'descriptor' | 'quality'>,
  recognizer: Comparing,
  others: readonly MergedTemplate[] = [],
): Verdict {
  const { thresholds } = recognizer;
  const { known, unsure } = limitsOf(thresholds, template.selfies);
  const distance = recognizer.distance(template.descriptor, descriptor);
  const next = Math.min(...others.map((other) => recognizer.distance(other.descriptor, descriptor)));
  const isClear = quality.height >= thresholds.minHeight && next - distance >= thresholds.margin;
  if (distance <= known && isClear) return { same: 'yes', distance };
  return { same: distance <= unsure ? 'unsure' : 'no', distance };
}
