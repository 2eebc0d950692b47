/** Names that found no place in the picture, below it: the same labels, in lines. */
import { drawLabel } from './draw-marks.js';
import { labelHeight, labelText } from './label-text.js';
import type { Lettering } from '../../lettering/lettering.js';
import type { KnownMark } from '../mark.js';
import { longNames } from './short-names.js';
import { element } from './svg.js';

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
