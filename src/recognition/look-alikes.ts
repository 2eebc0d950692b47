/** Whose face is near a newcomer's: groups that look alike are told apart far worse than strangers (recognition.md). */
import { templateOf, type Enrolled, type Merging } from './gallery.js';
import type { Comparing } from './match.js';

/** Those of `others` whose template is within `alike` of this person's, nearest first. None without a template. */
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
      return template ? [{ other, distance: recognizer.distance(template.descriptor, own.descriptor) }] : [];
    })
    .filter(({ distance }) => distance <= recognizer.thresholds.alike)
    .sort((a, b) => a.distance - b.distance)
    .map(({ other }) => other);
}
