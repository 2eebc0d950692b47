/**
 * Who is in a photo: all its faces against the whole gallery at once.
 *
 * A face is known as a person where each is the other's nearest, within `known` (of a template of so many selfies), and both are clear by `margin` of
 * whatever comes second: of every other person for this face, and of every other face for this person. That alone makes
 * it one to one, in any order of faces and people, and it is what a greedy assignment by distance takes first. The
 * assignment of least total distance (Hungarian) is not used on purpose: it gives up a near pair for two fair ones, and
 * gives a face its second best because the best is taken. Both are guesses; here they are questions. And since each
 * condition only compares with others, one more person or face can make a name uncertain, never another name certain.
 */
import type { PersonId } from '../people/person.js';
import type { Gallery } from './gallery.js';
import type { MergedTemplate, Recognizer, Sighting } from './recognizer.js';
import { limitsOf } from './thresholds.js';

export interface Candidate {
  person: PersonId;
  distance: number;
}

interface Matched {
  /** To the person, or the first candidate; where unknown, to the nearest in the gallery (Infinity when it is empty). */
  distance: number;
  /** Fewer pixels than a certain name takes: a nearer or larger photo would help. */
  tooSmall: boolean;
}
export type Match = Matched &
  (
    | { certainty: 'known'; person: PersonId; /** To whatever comes second; Infinity alone. */ margin: number }
    | { certainty: 'unsure'; /** Nearest first; nobody who is known elsewhere in the photo. */ candidates: Candidate[] }
    | { certainty: 'unknown' }
  );

export type Comparing = Pick<Recognizer, 'thresholds' | 'distance'>;

/** What a sheet's question holds (attendance/sheet), and as many as somebody compares at a glance. */
const mostCandidates = 3;

/** One match per sighting, in their order. Each person is known at most once. Pure. */
export function match(
  sightings: readonly Pick<Sighting, 'descriptor' | 'quality'>[],
  gallery: Gallery,
  recognizer: Comparing,
): Match[] {
  const { thresholds } = recognizer;
  const people = [...gallery];
  const distances = sightings.map(({ descriptor }) =>
    people.map(([, template]) => recognizer.distance(template.descriptor, descriptor)),
  );
  const limits = people.map(([, { selfies }]) => limitsOf(thresholds, selfies));
  const rows = distances.map(nearestTwo);
  const columns = people.map((_, p) => nearestTwo(distances.map((row) => row[p]!)));
  const tooSmall = sightings.map(({ quality }) => quality.height < thresholds.minHeight);

  const known = rows.map(({ at, first, second }, face) => {
    const column = columns[at]; // none where the gallery is empty
    if (!column || tooSmall[face] || first > limits[at]!.known) return undefined;
    // Where another face is nearer to this person, this one comes second at best, and nothing is left of the margin.
    const margin = Math.min(second, column.second) - first;
    return margin > 0 && margin >= thresholds.margin ? { person: people[at]![0], margin } : undefined;
  });
  const taken = new Set(known.map((found) => found?.person));

  return distances.map((row, face): Match => {
    const base = { distance: rows[face]!.first, tooSmall: tooSmall[face]! };
    const found = known[face];
    if (found) return { ...base, certainty: 'known', ...found };
    const candidates = people
      .map(([person], p) => ({ person, distance: row[p]!, unsure: limits[p]!.unsure }))
      .filter(({ person, distance, unsure }) => distance <= unsure && !taken.has(person))
      .sort((a, b) => a.distance - b.distance || (a.person < b.person ? -1 : 1))
      .slice(0, mostCandidates)
      .map(({ person, distance }) => ({ person, distance }));
    const [first] = candidates;
    return first
      ? { ...base, distance: first.distance, certainty: 'unsure', candidates }
      : { ...base, certainty: 'unknown' };
  });
}

interface Nearest {
  /** Index of the smallest; -1 where there is none. */
  at: number;
  first: number;
  second: number;
}

function nearestTwo(distances: readonly number[]): Nearest {
  const nearest: Nearest = { at: -1, first: Infinity, second: Infinity };
  distances.forEach((distance, i) => {
    if (distance < nearest.first) {
      nearest.second = nearest.first;
      nearest.first = distance;
      nearest.at = i;
    } else if (distance < nearest.second) {
      nearest.second = distance;
    }
  });
  return nearest;
}

// A selfie, 1:1: is this the person whose template it is?

export interface Comparison {
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
): Comparison {
  const { thresholds } = recognizer;
  const { known, unsure } = limitsOf(thresholds, template.selfies);
  const distance = recognizer.distance(template.descriptor, descriptor);
  const next = Math.min(...others.map((other) => recognizer.distance(other.descriptor, descriptor)));
  const isClear = quality.height >= thresholds.minHeight && next - distance >= thresholds.margin;
  if (distance <= known && isClear) return { same: 'yes', distance };
  return { same: distance <= unsure ? 'unsure' : 'no', distance };
}
