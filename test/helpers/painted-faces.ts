/**
 * Photos that are stripes of colour, one for each face, and a recognizer that reads them: real pictures that pass through
 * real uploads, and quick dialogues without networks.
 */
import sharp from 'sharp';
import type { Recognizer, Sighting } from '../../src/recognition/recognizer.js';
import { createFakeRecognizer, photoOf } from './services.js';

/** Colours far enough apart for JPEG; white is nobody. */
const palette = ['#c00', '#0a0', '#00c', '#aa0', '#0aa', '#a0a', '#777', '#222'] as const;
/** Pixels across of a stripe, and of the photo's height. */
const side = 320;
const inks: string[] = [];

/** `words`: as in test/helpers/rooms, for example `ann`, or `bo~0.55` who is not quite like Bo. The same words look alike. */
export async function paint(...words: string[]): Promise<Uint8Array> {
  const stripes = words.map((word) => {
    if (!inks.includes(word)) inks.push(word);
    const background = palette[inks.indexOf(word)];
    if (background === undefined) throw new Error('too many different faces for one test file');
    return { create: { width: side, height: side, channels: 3 as const, background } };
  });
  const base = sharp({
    create: { width: side * Math.max(1, words.length), height: side, channels: 3, background: '#fff' },
  });
  const layers = await Promise.all(stripes.map((stripe) => sharp(stripe).png().toBuffer()));
  return base
    .composite(layers.map((input, i) => ({ input, left: i * side, top: 0 })))
    .jpeg()
    .toBuffer();
}

/** `before`: what is waited for before a photo is looked at. */
export function createPaintedRecognizer(before: () => Promise<void> = () => Promise.resolve()): Recognizer {
  const fake = createFakeRecognizer();
  return {
    ...fake,
    async look({ data, width, height }, expected) {
      await before();
      const colours = Array.from({ length: Math.round(width / side) }, (_, i) => {
        const at = (Math.floor(height / 2) * width + i * side + side / 2) * 3;
        return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0] as const;
      });
      const words = colours.flatMap((colour) => inks[nearest(colour)] ?? []);
      const seen = await Promise.all(
        words.map((word) => fake.look({ data: photoOf(word), width: side, height: side }, expected)),
      );
      return seen.map(([one], i): Sighting => ({ ...one!, box: { ...one!.box, x: i * side + 20, y: 20 } }));
    },
  };
}

/** The place in the palette, or -1 for white. */
function nearest(colour: readonly [number, number, number]): number {
  const away = (hex: string) => {
    const parts = [1, 2, 3].map((at) => parseInt(hex.charAt(at), 16) * 17);
    return Math.hypot(...parts.map((part, i) => part - colour[i]!));
  };
  const all = ['#fff', ...palette].map(away);
  return all.indexOf(Math.min(...all)) - 1;
}
