import type { Gallery } from '../recognition/gallery.js';
import { match, type Comparing } from '../recognition/match.js';
import type { Sighting } from '../recognition/recognizer.js';

export interface Looked {
  sightings: readonly Sighting[];
  /** Names of the enrolled people in the photo. */
  truth: readonly string[];
}

export interface Score {
  /** The thresholds for a template of one selfie; for more they are as much less as the engine's own (limitsOf). */
  known: number;
  unsure: number;
  /** People named with certainty who are in the photo. */
  right: number;
  /** People named with certainty who are not. */
  wrong: number;
  /** People in the photo whom an unsure face offered as a candidate. */
  asked: number;
  /** People in the photo who were neither named nor asked about. */
  missed: number;
  /**
   * Of `wrong`, those that cannot be somebody enrolled under another's name, because nobody of the photo is left over to
   * have been mistaken: strangers who were given a name.
   */
  strangersNamed: number;
  /** 95% interval of false names among all faces, as fractions. */
  falseNames: [number, number];
}

/** Every photo matched as the bot does it, with these thresholds, and counted against the truth. Pure. */
export function score(photos: readonly Looked[], gallery: Gallery, comparing: Comparing): Score {
  const { known, unsure } = comparing.thresholds;
  const sum = { right: 0, wrong: 0, asked: 0, missed: 0, strangersNamed: 0 };
  let faces = 0;
  for (const { sightings, truth } of photos) {
    const matches = match(sightings, gallery, comparing);
    const names = new Set(matches.flatMap((found) => (found.certainty === 'known' ? [found.person] : [])));
    const candidates = new Set(
      matches.flatMap((found) => (found.certainty === 'unsure' ? found.candidates.map(({ person }) => person) : [])),
    );
    const right = truth.filter((name) => names.has(name)).length;
    const asked = truth.filter((name) => !names.has(name) && candidates.has(name)).length;
    const wrong = names.size - right;
    const missed = truth.length - right - asked;
    sum.right += right;
    sum.wrong += wrong;
    sum.asked += asked;
    sum.missed += missed;
    sum.strangersNamed += Math.max(0, wrong - missed);
    faces += sightings.length;
  }
  return { known, unsure, ...sum, falseNames: wilson(sum.wrong, faces) };
}

/** z of 95%, two-sided. */
const z = 1.959964;

/** Wilson's score interval (1927) for `hits` of `trials`: unlike the normal one it is right for none at all. */
export function wilson(hits: number, trials: number): [number, number] {
  if (trials === 0) return [0, 1];
  const rate = hits / trials;
  const spread = z * Math.sqrt((rate * (1 - rate)) / trials + z ** 2 / (4 * trials ** 2));
  const scale = 1 + z ** 2 / trials;
  const centre = rate + z ** 2 / (2 * trials);
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}
