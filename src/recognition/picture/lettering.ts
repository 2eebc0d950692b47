/**
 * Text as outlines. A bare machine has no fonts, and sharp would draw every letter as a box; so words are shaped here,
 * with fonts that come from npm, and only their outlines are drawn: no font is ever looked for on the machine.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

/** One line of text. Lengths are in em: times the font size they are pixels. */
export interface Line {
  width: number;
  /** SVG path data, the baseline beginning at `(x, y)`. To be filled by the rule `nonzero`. */
  path(x: number, y: number, size: number): string;
}

export interface Lettering {
  /** A character that no font has is drawn as a box, never left out. */
  line(text: string): Line;
}

/** Height of a capital letter, in em. All fonts here are cuts of Noto Sans: 714 of 1000 units. */
export const capHeight = 0.714;

/** The scripts the package has, the commonest first; each is opened when a name needs it. */
const scripts = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'devanagari'];
/** Semi-bold: stands out in a photo, and stays open at small sizes. */
const weight = 600;

/** The shape for a missing character, in em: a frame as tall as a capital. */
const missing = { width: 0.62, left: 0.07, right: 0.55, stroke: 0.07 };

/** What readers call one character. */
const segmenter = new Intl.Segmenter('und');

interface Piece {
  width: number;
  path(x: number, y: number, size: number): string;
}

export function createLettering(): Lettering {
  const opened = new Map<string, Font>();
  const open = (script: string): Font => {
    const font = opened.get(script) ?? openFont(script);
    opened.set(script, font);
    return font;
  };
  const fontFor = (characters: string): Font | undefined => {
    const script = scripts.find((each) => hasAll(open(each), characters));
    return script === undefined ? undefined : open(script);
  };

  return {
    line(text) {
      const pieces = runs(cleaned(text), fontFor).map(({ font, text: run }) => (font ? shape(font, run) : frame()));
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

function openFont(script: string): Font {
  const file = `@fontsource/noto-sans/files/noto-sans-${script}-${weight}-normal.woff`;
  const font = create(readFileSync(createRequire(import.meta.url).resolve(file)));
  if (!('layout' in font)) throw new Error(`${file} holds several fonts`);
  return font;
}

/** Composed letters, single spaces, and nothing invisible but the joiners that Devanagari is written with. */
function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

const hasAll = (font: Font, characters: string): boolean =>
  Array.from(characters).every((character) => font.hasGlyphForCodePoint(character.codePointAt(0)!));

interface Run {
  font: Font | undefined;
  text: string;
}

/**
 * Cut where the font changes, never inside what readers call one character; a box stands for one of these. A letter
 * whose mark is in another font is still drawn, and then its mark.
 */
function runs(text: string, fontFor: (characters: string) => Font | undefined): Run[] {
  const found: Run[] = [];
  const add = (font: Font | undefined, piece: string): void => {
    const last = found.at(-1);
    if (font && last?.font === font) last.text += piece;
    else found.push({ font, text: piece });
  };
  for (const { segment } of segmenter.segment(text)) {
    const font = fontFor(segment);
    const letters = Array.from(segment);
    if (font || !fontFor(letters[0]!)) add(font, segment);
    else letters.forEach((letter) => add(fontFor(letter), letter));
  }
  return found;
}

function shape(font: Font, text: string): Piece {
  const { glyphs, positions, advanceWidth } = font.layout(text);
  return {
    width: advanceWidth / font.unitsPerEm,
    path(x, y, size) {
      const scale = size / font.unitsPerEm;
      let pen = x;
      return glyphs
        .map((glyph, i) => {
          const { xAdvance, xOffset, yOffset } = positions[i]!;
          const path = glyph.path.transform(scale, 0, 0, -scale, pen + xOffset * scale, y - yOffset * scale).toSVG();
          pen += xAdvance * scale;
          return path;
        })
        .join('');
    },
  };
}

/** Two rectangles wound against each other, so that the inner one is a hole. */
function frame(): Piece {
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
