/** A selfie, 1:1: is this the person whose template it is? */
import type { Comparing } from './match.js';
import type { Descriptor, Sighting } from './recognizer.js';

export interface Verdict {
  same: 'yes' | 'unsure' | 'no';
  distance: number;
}

/** The same thresholds as in a class photo; too small a face is unsure at best. Nobody else is compared. Pure. */
export function verify(
  template: Descriptor,
  { descriptor, quality }: Pick<Sighting, 'descriptor' | 'quality'>,
  recognizer: Comparing,
): Verdict {
  const { thresholds } = recognizer;
  const distance = recognizer.distance(template, descriptor);
  if (distance <= thresholds.known && quality.height >= thresholds.minHeight) return { same: 'yes', distance };
  return { same: distance <= thresholds.unsure ? 'unsure' : 'no', distance };
}
