/** Boxes, labels and leaders as SVG shapes: no text element, so no font is ever looked for. */
import { capHeight, type Lettering } from '../../lettering/lettering.js';
import type { KnownMark, NumberedMark } from '../annotate.js';
import type { Box } from '../recognizer.js';
import type { PlacedLabel } from './arrange-labels.js';
import { element, labelHeight, labelText, type LabelText } from './label-text.js';
import { grown, type Segment } from './rectangles.js';
import { longNames } from './short-names.js';

/**
 * Colours that colour-blind people tell apart as well (Okabe and Ito: blue, orange), each with a darker field for the
 * number, the ink that reads best on them, and a halo that sets them off from any photo. They never stand alone: known
 * is a solid box, a name and a tick; unsure is dashed and a question mark.
 */
export const colours = {
  known: { fill: '#0072b2', field: '#00507d', ink: '#ffffff', halo: '#ffffff' },
  unsure: { fill: '#f5b02e', field: '#d48f00', ink: '#000000', halo: '#000000' },
} as const;
const haloOpacity = 0.6;

/** A box's line as a share of the face's height, and its least and most in points of a phone's picture. */
const stroke = { share: 0.03, least: 0.7, most: 1.8 };
/** In em: the base of a leader's wedge, and the halo around it and around a label. */
const wedge = 0.55;
const rim = 0.06;
/** What a halo adds to a line on both sides together, as a share of the line. */
const haloShare = 0.9;

/** `point`: a point of a phone's screen, in pixels of the picture. */
export function drawBox({ box, certainty }: NumberedMark, point: number): string {
  const width = Math.min(Math.max(stroke.share * box.height, stroke.least * point), stroke.most * point);
  const shape = { ...box, rx: box.width * 0.12, fill: 'none' };
  const dashes = certainty === 'unsure' ? { 'stroke-dasharray': `${width * 3.2} ${width * 2.4}` } : {};
  const { fill, halo } = colours[certainty];
  const behind = { stroke: halo, 'stroke-opacity': haloOpacity, 'stroke-width': width * (1 + haloShare) };
  return (
    element('rect', { ...shape, ...behind }) +
    element('rect', { ...shape, stroke: fill, 'stroke-width': width, ...dashes })
  );
}

const nowhere: Segment = { from: { x: 0, y: 0 }, to: { x: 0, y: 0 } };

/** A wedge from the label to its face, as of a speech bubble. `size`: font size in pixels. */
export function drawLeader({ text: { certainty }, spot: { leader } }: PlacedLabel, size: number): string {
  const { from, to } = leader ?? nowhere;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return '';
  const half = (wedge * size) / 2;
  const [dx, dy] = [((to.x - from.x) / length) * half, ((to.y - from.y) / length) * half];
  // The base lies a little inside the label, so that no light shows between the two.
  const base = { x: to.x + dx, y: to.y + dy };
  const d = `M${from.x} ${from.y}L${base.x - dy} ${base.y + dx}L${base.x + dy} ${base.y - dx}Z`;
  const { fill, halo } = colours[certainty];
  return element('path', {
    d,
    fill,
    stroke: halo,
    'stroke-opacity': haloOpacity,
    'stroke-width': rim * size,
    'paint-order': 'stroke',
  });
}

/** `size`: font size in pixels. */
export function drawLabel(text: LabelText, box: Box, size: number): string {
  const { fill, field, ink, halo } = colours[text.certainty];
  const rx = 0.28 * size;
  const around = grown(box, rim * size);
  const baseline = box.y + (box.height + capHeight * size) / 2;
  const words = text.words.map(({ at, line }) => line.path(box.x + at * size, baseline, size)).join('');
  return (
    element('rect', { ...around, rx: rx + rim * size, fill: halo, 'fill-opacity': haloOpacity }) +
    element('rect', { ...box, rx, fill }) +
    (text.field < text.width ? element('path', { d: roundedLeft(box, text.field * size, rx), fill: field }) : '') +
    element('path', { d: words, fill: ink })
  );
}

/** The left part of a rounded box, `width` wide. */
function roundedLeft({ x, y, height }: Box, width: number, rx: number): string {
  const arc = (dx: number, dy: number): string => `a${rx} ${rx} 0 0 0 ${dx} ${dy}`;
  return `M${x + width} ${y}H${x + rx}${arc(-rx, rx)}V${y + height - rx}${arc(rx, rx)}H${x + width}Z`;
}

// Names that found no place in the picture, below it: the same labels, in lines.

export interface Legend {
  /** Pixels below the picture; 0 where every name is in it. */
  height: number;
  shapes: string;
}

/** In em: between entries, and around them all. */
const spacing = { across: 0.5, down: 0.35, around: 0.6 };
const paper = '#f4f4f2';

/** `size`: font size in pixels. The legend begins where the picture ends, at `picture.height`. */
export function drawLegend(
  marks: readonly KnownMark[],
  picture: { width: number; height: number },
  size: number,
  lettering: Lettering,
): Legend {
  if (marks.length === 0) return { height: 0, shapes: '' };
  const around = spacing.around * size;
  const height = labelHeight * size;
  const names = longNames(marks.map(({ name }) => name));
  let [x, y] = [around, picture.height + around];
  const entries = marks.map((mark, i) => {
    const text = labelText(lettering, mark, names[i]);
    const width = text.width * size;
    if (x > around && x + width > picture.width - around) [x, y] = [around, y + height + spacing.down * size];
    const box = { x, y, width, height };
    x += width + spacing.across * size;
    return drawLabel(text, box, size);
  });
  const whole = Math.ceil(y + height + around - picture.height);
  const sheet = element('rect', { x: 0, y: picture.height, width: picture.width, height: whole, fill: paper });
  return { height: whole, shapes: sheet + entries.join('') };
}
