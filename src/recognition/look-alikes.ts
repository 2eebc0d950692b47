/** Whose face is near a newcomer's: groups that look alike are told apart far worse than strangers (recognition.md). */
import { templateOf, type Enrolled, type Merging } from './gallery.js';
import type { Comparing } from './match.js';

/**
 * Those of `others` whose template is within `unsure` of this person's, nearest first. That is where a photo of the one
 * may be taken for the other, and where 97% of selfies lie of somebody who registers twice. None without a template.
 */
export function lookAlikes<P extends Enrolled>(
  recognizer: Merging & Comparing,
  person: Enrolled,
  others: readonly P[],
): P[] {
  const own = templateOf(person, recognizer);
  if (!own) return [];
  return others
    .flatMap((other) => {
      const template = other.id === person.id ? undefined : templateOf(other, recognizer);
      return template ? [{ other, distance: recognizer.distance(template, own) }] : [];
    })
    .filter(({ distance }) => distance <= recognizer.thresholds.unsure)
    .sort((a, b) => a.distance - b.distance)
    .map(({ other }) => other);
}
