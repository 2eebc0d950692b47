/**
 * Text as outlines. A bare machine has no fonts, and sharp would draw every letter as a box; so words are shaped here,
 * with fonts that come from npm, and only their outlines are drawn: no font is ever looked for on the machine.
 */
import type { Font, Glyph } from 'fontkit';
import { createFontFiles } from './font-files.js';
import { visualOrder, type Stretch } from './visual-order.js';

/** One line of text. Lengths are in em: times the font size they are pixels. */
export interface LetteredLine {
  width: number;
  /** SVG path data, the baseline beginning at `(x, y)`. To be filled by the rule `nonzero`. */
  path(x: number, y: number, size: number): string;
}

export interface Lettering {
  /**
   * Opens the fonts for these texts, beyond those of Latin, Greek, Cyrillic and Devanagari, which are always there. What
   * was not prepared is drawn as boxes.
   */
  prepare(texts: readonly string[]): Promise<void>;
  /** A character that no font has is drawn as a box, never left out. */
  line(text: string): LetteredLine;
}

/** Height of a capital letter, in em. All fonts here are cuts of Noto Sans: 714 of 1000 units. */
export const capHeight = 0.714;

/** The shape for a missing character, in em: a frame as tall as a capital. */
const missing = { width: 0.62, left: 0.07, right: 0.55, stroke: 0.07 };

/** What readers call one character. */
const segmenter = new Intl.Segmenter('und');

type FontFor = (characters: string) => Font | undefined;

export function createLettering(): Lettering {
  const files = createFontFiles();
  return {
    prepare: (texts) => files.prepare(texts.map(cleaned)),
    line(text) {
      const clean = cleaned(text);
      const fontFor: FontFor = (characters) => files.fontFor(characters, clean);
      const pieces = visualOrder(clean).flatMap((stretch) => piecesOf(stretch, fontFor));
      return {
        width: pieces.reduce((sum, piece) => sum + piece.width, 0),
        path(x, y, size) {
          let pen = x;
          return pieces
            .map((piece) => {
              const path = piece.path(pen, y, size);
              pen += piece.width * size;
              return path;
            })
            .join('');
        },
      };
    },
  };
}

/**
 * Composed letters, single spaces, and nothing invisible but the joiners that Devanagari and emoji are written with. That
 * a sign should be drawn as an emoji or as text (U+FE0E, U+FE0F) is not asked: there is one drawing of each.
 */
function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\ufe0e\ufe0f]/gu, '')
    .trim();
}

/** In the order they are drawn. */
function piecesOf({ text, direction }: Stretch, fontFor: FontFor): LetteredLine[] {
  const pieces = runs(text, fontFor).map(({ font, text: run }) => (font ? shape(font, run, direction) : frame()));
  return direction === 'rtl' ? pieces.reverse() : pieces;
}

interface Run {
  font: Font | undefined;
  text: string;
}

/**
 * Cut where the font changes, never inside what readers call one character; a box stands for one of these. A letter
 * whose mark is in another font is still drawn, and then its mark.
 */
function runs(text: string, fontFor: FontFor): Run[] {
  const found: Run[] = [];
  const add = (font: Font | undefined, piece: string): void => {
    const last = found.at(-1);
    if (font && last?.font === font) last.text += piece;
    else found.push({ font, text: piece });
  };
  for (const { segment } of segmenter.segment(text)) {
    const font = fontFor(segment);
    // A joiner that no font has joins nothing: what it stands between is drawn side by side.
    const letters = Array.from(segment).filter((letter) => letter !== '\u200d');
    if (font || !fontFor(letters[0] ?? '')) add(font, segment);
    else letters.forEach((letter) => add(fontFor(letter), letter));
  }
  return found;
}

interface Placed {
  glyph: Glyph;
  advance: number;
  dx: number;
  dy: number;
}

function shape(font: Font, text: string, direction: Stretch['direction']): LetteredLine {
  const placed = placedGlyphs(font, text, direction);
  return {
    width: placed.reduce((sum, { advance }) => sum + advance, 0) / font.unitsPerEm,
    path(x, y, size) {
      const scale = size / font.unitsPerEm;
      let pen = x;
      return placed
        .map(({ glyph, advance, dx, dy }) => {
          const path = glyph.path.transform(scale, 0, 0, -scale, pen + dx * scale, y - dy * scale).toSVG();
          pen += advance * scale;
          return path;
        })
        .join('');
    },
  };
}

/**
 * Lengths in the font's units. What fontkit cannot shape (some marks of Gurmukhi, in 2.0.4) is drawn letter by letter:
 * still to be read, and no reason to have no picture.
 */
function placedGlyphs(font: Font, text: string, direction: Stretch['direction']): Placed[] {
  try {
    const { glyphs, positions } = font.layout(text, undefined, undefined, undefined, direction);
    return glyphs.map((glyph, i) => {
      const { xAdvance, xOffset, yOffset } = positions[i]!;
      return { glyph, advance: xAdvance, dx: xOffset, dy: yOffset };
    });
  } catch {
    const glyphs = font.glyphsForString(text);
    if (direction === 'rtl') glyphs.reverse();
    return glyphs.map((glyph) => ({ glyph, advance: glyph.advanceWidth, dx: 0, dy: 0 }));
  }
}

/** Two rectangles wound against each other, so that the inner one is a hole. */
function frame(): LetteredLine {
  const { left, right, stroke, width } = missing;
  return {
    width,
    path(x, y, size) {
      const [l, r, t, s] = [x + left * size, x + right * size, y - capHeight * size, stroke * size];
      const inner = `M${l + s} ${t + s}V${y - s}H${r - s}V${t + s}Z`;
      return `M${l} ${t}H${r}V${y}H${l}Z${inner}`;
    },
  };
}
