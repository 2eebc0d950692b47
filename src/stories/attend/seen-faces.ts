/** What a sheet keeps of the faces of a photo, and what the picture shows of them. Pure. */
import type { Recognised } from '../../attendance/photos.js';
import type { Question } from '../../attendance/sheet.js';
import type { PersonId } from '../../people/person.js';
import type { Match } from '../../recognition/match.js';
import type { Box } from '../../recognition/recognizer.js';

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

/**
 * Heads of one row differ in height, rows by more: in a class photo the next row looks over the shoulders of this one.
 * In heights of the highest face of the row.
 */
const rowSpan = 1;

/** Faces as people count them: row by row from the top, each from left to right. Depends on the boxes alone. */
export function inReadingOrder<T extends { box: Box }>(faces: readonly T[]): T[] {
  const rows: T[][] = [];
  for (const face of [...faces].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && middle(face) - middle(first) < rowSpan * first.box.height) row.push(face);
    else rows.push([face]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.box.x - b.box.x));
}

function middle({ box }: { box: Box }): number {
  return box.y + box.height / 2;
}
