/** The fonts there are, all of them cuts of Noto, from npm: which file has a character, and opening it. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import decompress from 'woff2-encoder/decompress';
import { z } from 'zod';

const { resolve } = createRequire(import.meta.url);
/** Semi-bold: stands out in a photo, and stays open at small sizes. */
const weight = 600;

/** Scripts that are opened at once when a text needs them, the commonest first. */
const quickScripts = [
  'latin',
  'latin-ext',
  'vietnamese',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'devanagari',
];

/**
 * Fonts of other scripts, each in one file with all weights, cut into pieces by characters: the whole of Chinese, Japanese
 * and Korean is 15 MB of files, of which a name needs two or three. Where two have a character, the first is taken.
 */
const otherFonts = [
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-thai',
  'noto-sans-bengali',
  'noto-sans-gujarati',
  'noto-sans-gurmukhi',
  'noto-sans-kannada',
  'noto-sans-malayalam',
  'noto-sans-tamil',
  'noto-sans-telugu',
  'noto-sans-ethiopic',
  'noto-sans-georgian',
  'noto-sans-armenian',
  'noto-sans-sc',
  'noto-sans-jp',
  'noto-sans-kr',
  'noto-emoji',
];

/** Japanese names are drawn with the Japanese forms of signs that Chinese has as well, where kana tells them apart. */
const kana = /[\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** A piece of a font. `[from, to]`: code points, both inclusive. */
interface Piece {
  font: string;
  file: string;
  ranges: [number, number][];
}

export interface FontFiles {
  /** Opens the files that these texts need and that are not open yet. Characters that no file has open nothing. */
  prepare(texts: readonly string[]): Promise<void>;
  /** The font that has all of these characters; `among`: the text they stand in. Undefined where none does. */
  fontFor(characters: string, among: string): Font | undefined;
}

export function createFontFiles(): FontFiles {
  const quick = new Map<string, Font>();
  const prepared = new Map<string, Promise<Font>>();
  const ready = new Map<string, Font>();
  const known = new Map<number, Piece[]>();
  let pieces: Piece[] | undefined;

  const quickFont = (script: string): Font => {
    const font = quick.get(script) ?? openQuickly(script);
    quick.set(script, font);
    return font;
  };
  const quickFor = (characters: string): Font | undefined => {
    const script = quickScripts.find((each) => hasAll(quickFont(each), characters));
    return script === undefined ? undefined : quickFont(script);
  };
  const piecesWith = (point: number): Piece[] => {
    const found =
      known.get(point) ??
      (pieces ??= otherFonts.flatMap(piecesIn)).filter(({ ranges }) =>
        ranges.some(([from, to]) => point >= from && point <= to),
      );
    known.set(point, found);
    return found;
  };
  /** Those that may have a character, the likeliest first. */
  const piecesOf = (character: string, among: string): Piece[] => {
    const found = piecesWith(character.codePointAt(0)!);
    const isJapanese = ({ font }: Piece): boolean => font === 'noto-sans-jp';
    return kana.test(among) ? [...found.filter(isJapanese), ...found.filter((piece) => !isJapanese(piece))] : found;
  };

  return {
    async prepare(texts) {
      const wanted = new Map<string, Piece>();
      for (const text of texts) {
        for (const character of new Set(text)) {
          if (quickFor(character)) continue;
          for (const piece of piecesOf(character, text)) wanted.set(piece.file, piece);
        }
      }
      const opening = [...wanted.keys()].map(async (file) => {
        const font = prepared.get(file) ?? openPiece(file);
        prepared.set(file, font);
        ready.set(file, await font);
      });
      await Promise.all(opening);
    },
    fontFor(characters, among) {
      const quickly = quickFor(characters);
      if (quickly) return quickly;
      const [first = ''] = characters;
      for (const { file } of piecesOf(first, among)) {
        const font = ready.get(file);
        if (font && hasAll(font, characters)) return font;
      }
      return undefined;
    },
  };
}

const hasAll = (font: Font, characters: string): boolean =>
  Array.from(characters).every((character) => font.hasGlyphForCodePoint(character.codePointAt(0)!));

function openQuickly(script: string): Font {
  const file = `@fontsource/noto-sans/files/noto-sans-${script}-${weight}-normal.woff`;
  return only(create(readFileSync(resolve(file))), file);
}

/** Fontkit varies only what is not compressed: unpacked first, 100 kB for a piece of 60. */
async function openPiece(file: string): Promise<Font> {
  const bytes = await decompress(await readFile(resolve(file)));
  return only(create(Buffer.from(bytes)), file).getVariation({ wght: weight });
}

function only(opened: ReturnType<typeof create>, file: string): Font {
  if (!('layout' in opened)) throw new Error(`${file} holds several fonts`);
  return opened;
}

/** What a package says of its own files: `{ "[4]": "U+4E00-4E02,U+4E0D" }`. */
const unicode = z.record(z.string(), z.string());

function piecesIn(font: string): Piece[] {
  const named = `@fontsource-variable/${font}`;
  const listed = unicode.parse(JSON.parse(readFileSync(resolve(`${named}/unicode.json`), 'utf8')));
  return Object.entries(listed).map(([subset, ranges]) => ({
    font,
    file: `${named}/files/${font}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`,
    ranges: ranges.split(',').map((range): [number, number] => {
      const [from = '', to = from] = range.replace(/^U\+/i, '').split('-');
      return [parseInt(from, 16), parseInt(to, 16)];
    }),
  }));
}
