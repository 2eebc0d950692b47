/** Where the label of a face may stand, and how well it stands there, leaving other labels aside. Pixels throughout. */
import type { Box } from '../recognizer.js';
import { bottomOf, crosses, distanceBetween, grown, intersection, rightOf, type Segment } from './rectangles.js';

/** A label to be placed beside the face it belongs to. */
export interface FaceLabel {
  face: Box;
  height: number;
  /** How it may be written: a width each, and what it costs to be written so, in line heights. */
  forms: readonly { width: number; cost: number }[];
}

export interface LabelRoom {
  width: number;
  height: number;
  /** Faces that should stay visible. */
  faces: readonly Box[];
}

export interface Spot {
  box: Box;
  /** Index of the label's form that is `box.width` wide. */
  form: number;
  /** The box and the room that other labels leave it. */
  zone: Box;
  /** From the face to the label; none where the label lies on the face. */
  leader?: Segment;
  /** In line heights: the nearer to the face, and the less it hides, the lower. */
  cost: number;
}

/** Between a label and its face, and between two labels, in line heights. */
const gap = { face: 0.3, label: 0.15 };
/** How many lines away from its face a label may stand. */
const reach = 5;
/** Places from left to right, in label widths from the face's middle. */
const slides = [0, 0.15, -0.15, 0.3, -0.3, 0.45, -0.45, 0.6, -0.6, 0.8, -0.8, 1.1, -1.1];
/** Places beside a face, in face heights from its top. */
const levels = [0.5, 0.15, 0.85];

/** What a spot costs, in line heights of distance: a line's length is what eyes can follow, so the rest is in its terms. */
const costs = {
  /** Per label width from the middle of its face: names are looked for below a face, centred. */
  slide: 0.8,
  /** Below is a chest; above is hair, and often the row behind. */
  above: 0.4,
  aside: 0.6,
  /** For hiding a face wholly. */
  hide: 20,
  /** For standing right at somebody else's face as well. */
  atAnother: 0.5,
  /** For a leader across somebody else's face. */
  crossFace: 3,
};
/** Nearer to a face than this, a label seems to belong to it. In line heights. */
const near = 0.45;

/** All spots inside the picture, the best first. */
export function spotsFor({ face, height, forms }: FaceLabel, around: LabelRoom): Spot[] {
  return forms
    .flatMap(({ width, cost }, form) => {
      // Only these can be hidden, crossed or stood at.
      const within = grown(face, width * 2 + height * (reach + 1) * (1 + gap.label));
      const others = around.faces.filter((other) => other !== face && intersection(other, within) > 0);
      return [...places(face, width, height)].flatMap(({ x, y, extra }) => {
        const rim = (gap.label * height) / 2;
        const box = { x: Math.min(Math.max(x, rim), around.width - width - rim), y, width, height };
        const inside = box.x >= 0 && box.y >= rim && bottomOf(box) + rim <= around.height;
        return inside ? [{ ...judge(face, box, others, cost + extra), form }] : [];
      });
    })
    .sort((a, b) => a.cost - b.cost);
}

/** The last resort, in the last form: on the face's own lower edge, and inside the picture. */
export function spotOn({ face, height, forms }: FaceLabel, around: LabelRoom): Spot {
  const form = forms.length - 1;
  const { width } = forms[form]!;
  const inside = (at: number, size: number, whole: number): number => Math.max(Math.min(at, whole - size), 0);
  const x = inside(face.x + face.width / 2 - width / 2, width, around.width);
  const y = inside(bottomOf(face) - height / 2, height, around.height);
  const box = { x, y, width, height };
  return { box, form, zone: box, cost: 0 };
}

function* places(face: Box, width: number, height: number): Generator<{ x: number; y: number; extra: number }> {
  const space = gap.face * height;
  const middle = face.x + face.width / 2 - width / 2;
  for (let line = 0; line < reach; line++) {
    const away = space + line * height * (1 + gap.label);
    for (const slide of slides) {
      const x = middle + slide * width;
      const extra = Math.abs(slide) * costs.slide;
      yield { x, y: bottomOf(face) + away, extra };
      yield { x, y: face.y - away - height, extra: extra + costs.above };
    }
  }
  for (const level of levels) {
    const y = face.y + level * face.height - height / 2;
    yield { x: rightOf(face) + space, y, extra: costs.aside };
    yield { x: face.x - space - width, y, extra: costs.aside };
  }
}

function judge(face: Box, box: Box, others: readonly Box[], extra: number): Omit<Spot, 'form'> {
  const { height } = box;
  const leader = leaderBetween(face, box);
  const zone = grown(box, (gap.label * height) / 2);
  const beside = grown(box, near * height);
  let cost = extra + distanceBetween(box, face) / height + hidden(face, box) * costs.hide;
  for (const other of others) {
    if (intersection(beside, other) > 0) cost += costs.atAnother + hidden(other, box) * costs.hide;
    if (leader && crosses(leader, other)) cost += costs.crossFace;
  }
  return leader ? { box, zone, leader, cost } : { box, zone, cost };
}

/** Share of the face below the label. */
const hidden = (face: Box, label: Box): number => intersection(label, face) / (face.width * face.height);

/** Where the face's edge and the label's are nearest; off the corners, which are round. */
function leaderBetween(face: Box, label: Box): Segment | undefined {
  const corner = { face: 0.2 * face.width, label: 0.4 * label.height };
  const [acrossFace, acrossLabel] = nearest(
    [face.x + corner.face, rightOf(face) - corner.face],
    [label.x + corner.label, rightOf(label) - corner.label],
  );
  if (label.y >= bottomOf(face))
    return { from: { x: acrossFace, y: bottomOf(face) }, to: { x: acrossLabel, y: label.y } };
  if (bottomOf(label) <= face.y)
    return { from: { x: acrossFace, y: face.y }, to: { x: acrossLabel, y: bottomOf(label) } };
  const [downFace, downLabel] = nearest(
    [face.y + corner.face, bottomOf(face) - corner.face],
    [label.y + corner.label, bottomOf(label) - corner.label],
  );
  if (label.x >= rightOf(face)) return { from: { x: rightOf(face), y: downFace }, to: { x: label.x, y: downLabel } };
  if (rightOf(label) <= face.x) return { from: { x: face.x, y: downFace }, to: { x: rightOf(label), y: downLabel } };
  return undefined;
}

/** A point of each of two ranges, as near to each other as can be: the middle of what they share, or their ends. */
function nearest([a, b]: [number, number], [c, d]: [number, number]): [number, number] {
  const [from, to] = [Math.max(a, c), Math.min(b, d)];
  if (from <= to) return [(from + to) / 2, (from + to) / 2];
  return b < c ? [b, c] : [a, d];
}
