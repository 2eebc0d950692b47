/** What stands in a label, and how wide that is: `3 Ann E. ✓` for somebody known, `4 ?` for somebody unsure. */
import type { Lettering, LetteredLine } from '../../lettering/lettering.js';
import type { NumberedMark } from '../annotate.js';

/** All lengths in em: times the font size they are pixels. */
export interface LabelText {
  certainty: NumberedMark['certainty'];
  /** Each with where it begins, from the label's left edge. */
  words: { at: number; line: LetteredLine }[];
  /** The width of the darker field that the number stands in. */
  field: number;
  width: number;
}

/** The height of a label: a line with room for accents above capitals and for descenders. */
export const labelHeight = 1.42;
/** Around the number, around what follows it, and between a name and its sign. */
const padding = { field: 0.38, text: 0.36, sign: 0.26 };

/** No font of ours has it. Corners in em, upwards from the baseline. */
const tick: LetteredLine = {
  width: 0.6,
  path(x, y, size) {
    const corners = [[0, 0.34], [0.1, 0.44], [0.22, 0.32], [0.5, 0.66], [0.61, 0.57], [0.23, 0.11]] as const; // prettier-ignore
    return `M${corners.map(([dx, dy]) => `${(x + dx * size).toFixed(2)} ${(y - dy * size).toFixed(2)}`).join('L')}Z`;
  },
};

/** Somebody known without a name here is known by their number, and by name in the legend. */
export function labelText(lettering: Lettering, { certainty, number }: NumberedMark, name?: string): LabelText {
  const digits = lettering.line(String(number));
  const words = [{ at: padding.field, line: digits }];
  let pen = digits.width + 2 * padding.field;
  const field = pen;
  const add = (line: LetteredLine, before: number): void => {
    words.push({ at: pen + before, line });
    pen += before + line.width;
  };
  if (certainty === 'unsure') add(lettering.line('?'), padding.text);
  if (name !== undefined) {
    add(lettering.line(name), padding.text);
    add(tick, padding.sign);
  }
  return { certainty, words, field, width: words.length > 1 ? pen + padding.text : field };
}

/** SVG elements from numbers and constants. Nothing that people typed may come in here: names come as outlines. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? px(value) : value}"`,
  );
  return `<${name}${written.join('')}>${content}</${name}>`;
}

/** A hundredth of a pixel is finer than anybody sees. */
function px(value: number): number {
  return Math.round(value * 100) / 100;
}

export function drawing(width: number, height: number, content: string): Buffer {
  return Buffer.from(element('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height }, content));
}
