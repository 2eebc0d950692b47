/** Text in the order it is drawn: from left to right, also where it is read from right to left (UAX #9). */
import bidiFactory from 'bidi-js';

// The package is CommonJS, and its types speak of a module: what they call `default` is what is imported.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();

/** A stretch of text that is drawn in one direction; `text` is in the order it is read. */
export interface Stretch {
  text: string;
  direction: 'ltr' | 'rtl';
}

/** Marks of direction, which have their effect and no shape. */
const shapeless = /[\u200E\u200F\u061C\u2066-\u2069]/;

/** The stretches of one line, from left to right. Brackets that are read from the right are turned around. */
export function visualOrder(text: string): Stretch[] {
  const levels = bidi.getEmbeddingLevels(text);
  const each = levels.levels;
  if (each.every((level) => level === 0)) return text === '' ? [] : [{ text, direction: 'ltr' }];
  const mirrored = bidi.getMirroredCharactersMap(text, each);
  const order = Array.from({ length: text.length }, (_, at) => at);
  for (const [from = 0, to = 0] of bidi.getReorderSegments(text, levels)) {
    order.splice(from, to - from + 1, ...order.slice(from, to + 1).reverse());
  }
  const stretches: (Stretch & { level: number })[] = [];
  for (const at of order) {
    const level = each[at]!;
    const character = mirrored.get(at) ?? text[at]!;
    if (shapeless.test(character)) continue;
    const last = stretches.at(-1);
    if (last === undefined || last.level !== level) {
      stretches.push({ text: character, direction: level % 2 === 1 ? 'rtl' : 'ltr', level });
    } else {
      last.text = last.direction === 'rtl' ? character + last.text : last.text + character;
    }
  }
  return stretches.map(({ text: run, direction }) => ({ text: run, direction }));
}
