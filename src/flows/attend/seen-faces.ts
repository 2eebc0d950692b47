/** What a sheet keeps of the faces of a photo, and what the picture shows of them. Pure. */
import type { Recognised } from '../../attendance/photos.js';
import type { Question } from '../../attendance/sheet.js';
import type { PersonId } from '../../people/person.js';
import type { Match } from '../../recognition/match.js';

/** One face: who it is, or that a host should say, or that it is nobody's business. */
export type Face = { certainty: 'known'; person: PersonId } | { certainty: 'unsure' | 'unknown' };

export interface SeenFaces {
  /** In the order of the matches, so that face number n is `faces[n - 1]`. */
  faces: Face[];
  recognised: Recognised[];
  questions: Question[];
  unknown: number;
  /** Of the unknown. */
  tooSmall: number;
}

/**
 * `nameable`: who may be marked by a photo: on the roster, and has not said "not me". Everybody else of the gallery was
 * only there to keep names honest, and is as unknown as a stranger.
 */
export function seenFaces(matches: readonly Match[], nameable: ReadonlySet<PersonId>): SeenFaces {
  const recognised: Recognised[] = [];
  const questions: Question[] = [];
  const faces = matches.map((match, i): Face => {
    if (match.certainty === 'known' && nameable.has(match.person)) {
      recognised.push({ person: match.person, distance: match.distance });
      return { certainty: 'known', person: match.person };
    }
    const candidates =
      match.certainty === 'unsure' ? match.candidates.filter(({ person }) => nameable.has(person)) : [];
    if (candidates.length === 0) return { certainty: 'unknown' };
    questions.push({ face: i + 1, candidates });
    return { certainty: 'unsure' };
  });
  const unknown = matches.filter((_, i) => faces[i]?.certainty === 'unknown');
  const tooSmall = unknown.filter((match) => match.tooSmall).length;
  return { faces, recognised, questions, unknown: unknown.length, tooSmall };
}
