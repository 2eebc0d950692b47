/** How the labels of a picture are written and where they stand: as large and as whole as the crowd allows. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { labelHeight, labelText, type LabelText } from './label-text.js';
import { spotOn, type FaceLabel, type Spot, type LabelRoom } from './label-spots.js';
import type { Lettering } from '../../lettering/lettering.js';
import type { KnownMark, NumberedMark } from '../annotate.js';
import { placeLabels } from './place-labels.js';
import { longNames, shortNames } from './short-names.js';

export interface PlacedLabel {
  text: LabelText;
  spot: Spot;
}

export interface Arrangement {
  /** Font size in pixels. */
  size: number;
  /** One for each mark, in their order. */
  labels: PlacedLabel[];
  /** Known people whose name found no place: their box has a number, and the legend the name. */
  legend: KnownMark[];
}

/** Pictures are mostly seen on phones, and this is how wide their screens are, in the points that font sizes are given in. */
export const phoneWidth = 360;

/**
 * Font sizes in points on that phone, down to the smallest that people still read there; the last is for crowds, where
 * names would hide the people. `worse`: what each label must gain by it, in line heights (label-spots).
 */
const styles = [
  { points: 13, named: true, worse: 0 },
  { points: 11.5, named: true, worse: 0.3 },
  { points: 10, named: true, worse: 0.6 },
  { points: 9, named: true, worse: 0.9 },
  { points: 10, named: false, worse: 2.2 },
];
/** What a shortened name must gain, and what a label without a place costs: more than one in a bad place. */
const shortened = 0.4;
const unplaced = 15;
/** Labels over a larger share of the picture would hide what it shows; where to put them is not even tried. */
const mostCovered = 0.35;

/**
 * `marks` and `around` in pixels of the picture that is drawn on. Each style takes some ten milliseconds for a crowd; in
 * between, others have their turn.
 */
export async function arrangeLabels(
  marks: readonly NumberedMark[],
  around: LabelRoom,
  lettering: Lettering,
): Promise<Arrangement> {
  const writings = write(marks, lettering);
  const point = around.width / phoneWidth;
  let best: { attempt: Attempt; score: number } | undefined;
  for (const { points, named, worse } of styles) {
    if (best && best.score <= worse * marks.length) break;
    if (named && covered(writings, points * point) > mostCovered * around.width * around.height) continue;
    await nextTurn();
    const attempt = arrange(marks, writings, named ? new Set(marks) : new Set(), points * point, around);
    const score = attempt.spots.reduce((sum, spot) => sum + (spot?.cost ?? unplaced) + worse, 0);
    if (!best || score < best.score) best = { attempt, score };
  }
  return best ? settle(best.attempt, marks, writings, around) : { size: 0, labels: [], legend: [] };
}

/** What may stand in a mark's label with its name, the best first, and without. */
interface Writing {
  named: LabelText[];
  unnamed: LabelText[];
}

function write(marks: readonly NumberedMark[], lettering: Lettering): Writing[] {
  const names = marks.map((mark) => (mark.certainty === 'known' ? mark.name : ''));
  const [long, short] = [longNames(names), shortNames(names)];
  return marks.map((mark, i) => {
    const unnamed = [labelText(lettering, mark)];
    if (mark.certainty === 'unsure') return { named: unnamed, unnamed };
    return { named: [...new Set([long[i]!, short[i]!])].map((name) => labelText(lettering, mark, name)), unnamed };
  });
}

/** Square pixels below the labels at their shortest. */
function covered(writings: readonly Writing[], size: number): number {
  return writings.reduce((sum, { named }) => sum + named.at(-1)!.width * size * labelHeight * size, 0);
}

/** What came of one size and one choice of names, in the order of the marks. */
interface Attempt {
  size: number;
  named: ReadonlySet<NumberedMark>;
  texts: LabelText[][];
  labels: FaceLabel[];
  spots: (Spot | undefined)[];
}

function arrange(
  marks: readonly NumberedMark[],
  writings: readonly Writing[],
  named: ReadonlySet<NumberedMark>,
  size: number,
  around: LabelRoom,
): Attempt {
  const texts = marks.map((mark, i) => writings[i]![named.has(mark) ? 'named' : 'unnamed']);
  const labels = marks.map(({ box }, i) => ({
    face: box,
    height: labelHeight * size,
    forms: texts[i]!.map(({ width }, form) => ({ width: width * size, cost: form * shortened })),
  }));
  return { size, named, texts, labels, spots: placeLabels(labels, around) };
}

/** Names without a place move to the legend, and the numbers left in their stead and all others look for theirs anew. */
function settle(
  best: Attempt,
  marks: readonly NumberedMark[],
  writings: readonly Writing[],
  around: LabelRoom,
): Arrangement {
  let attempt = best;
  for (;;) {
    const { named, spots, size } = attempt;
    const housed = new Set(marks.filter((mark, i) => named.has(mark) && spots[i]));
    if (housed.size === named.size) break;
    attempt = arrange(marks, writings, housed, size, around);
  }
  const { size, named, texts, labels } = attempt;
  const spots = attempt.spots.map((spot, i) => spot ?? spotOn(labels[i]!, around));
  return {
    size,
    labels: spots.map((spot, i) => ({ text: texts[i]![spot.form]!, spot })),
    legend: marks.filter((mark): mark is KnownMark => mark.certainty === 'known' && !named.has(mark)),
  };
}
