/**
 * Selfies and class photos of made-up people, composed of the sample faces whenever they are needed: the class photo is a
 * page of an evening course's yearbook.
 */
import sharp, { type OverlayOptions } from 'sharp';
import { UserError } from '../errors.js';
import { cutPortrait } from './portrait.js';
import { sampleFaces, type SampleFace } from './sample-faces.js';

/** Somebody of whom there are photos. */
export interface Sitter {
  name: string;
  face: SampleFace;
  /** Of all selfies, where the engine would find fault with the other way: it reads a turned face differently mirrored. */
  mirrored?: boolean;
}

const sitter = (name: string, face: number, mirrored?: boolean): Sitter => ({
  name,
  face: sampleFaces[face]!, // one of its 19
  ...(mirrored !== undefined && { mirrored }),
});

/**
 * Everybody whom the face engine enrols with one selfie without a hint, and tells from all others with certainty: held
 * by test/demo/compose-photos.test.ts. These names have always the same face.
 */
export const people = {
  ann: sitter('ann', 15),
  bo: sitter('bo', 4),
  cleo: sitter('cleo', 18),
  dan: sitter('dan', 3),
  eve: sitter('eve', 7),
  fay: sitter('fay', 16, true),
  gil: sitter('gil', 12),
  ida: sitter('ida', 9, false),
} as const satisfies Record<string, Sitter>;
/** Turned too far away to enrol without a hint; in a class photo they are found, and taken for nobody. */
export const strangers = {
  stranger: sitter('stranger', 6),
  stranger2: sitter('stranger2', 14),
} as const satisfies Record<string, Sitter>;

export interface SamplePhotos {
  /**
   * JPEG. `ann-1`, `ann-2` ... `ann-99`: different selfies of one person. `class-of-ann-bo`: a class photo of exactly
   * these people. Throws the UserErrors `sample.name` for any other name, and `sample.faces` when more people are named
   * than there are faces.
   */
  photo(name: string): Promise<Buffer>;
}

/**
 * A name keeps its face as long as this object is used. Other names than those of `people` get their faces from the end, and
 * those that begin with `stranger` the strangers'.
 */
export function createSamplePhotos(): SamplePhotos {
  const given = new Map<string, Sitter>();
  const sitterFor = (name: string): Sitter => {
    const known = given.get(name);
    if (known) return known;
    const taken = new Set(given.values());
    const free = Object.values<Sitter>(name.startsWith('stranger') ? strangers : people).filter(
      (one) => !taken.has(one),
    );
    const found = free.find((one) => one.name === name) ?? free.at(-1);
    if (!found) throw new UserError('sample.faces', { name });
    given.set(name, found);
    return found;
  };
  return {
    async photo(name) {
      const named = /^class-of-(.+)$/.exec(name)?.[1]?.split('-');
      if (named?.every((person) => slug.test(person)) && new Set(named).size === named.length) {
        return composeClassPhoto(named.map(sitterFor));
      }
      const [, person = '', take] = /^(.+)-([1-9]\d?)$/.exec(name) ?? [];
      if (!slug.test(person)) throw new UserError('sample.name', { name });
      return composeSelfie(sitterFor(person), Number(take));
    },
  };
}

/** A name as a file says it: one word of letters of any script, and digits. */
const slug = /^[\p{L}\p{M}\p{N}]+$/u;

/** `take`: 1, 2 and so on give different selfies of somebody. JPEG. */
export async function composeSelfie({ face, mirrored }: Sitter, take: number): Promise<Buffer> {
  // -1 to 1: multiples of an irrational number, modulo 1, are spread evenly and never come twice.
  const spread = (irrational: number): number => ((take * irrational) % 1) * 2 - 1;
  const width = 560;
  const portrait = await cutPortrait(face, {
    width,
    height: width,
    faceHeight: Math.round(width / (1.9 + 0.2 * spread(Math.SQRT2))),
    roll: 6 * spread((Math.sqrt(5) - 1) / 2),
  });
  return sharp(portrait)
    .flop(mirrored ?? take % 2 === 0)
    .modulate({ brightness: 1 + 0.12 * spread(Math.sqrt(3)) })
    .blur(0.6 + 0.3 * spread(Math.sqrt(7)))
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** Pixels; a page of four columns keeps within the 1280 that chats shrink photos to. */
const tile = { width: 240, height: 280, gap: 14, corner: 18, faceHeight: 164 };
const oval = { rx: 0.56 * tile.faceHeight, ry: 0.72 * tile.faceHeight };
const paper = '#f4f1ea';
const backdrops = ['#c9d3dc', '#d6cfc4', '#cbd5c8', '#d9ccd0', '#ccd0de'];

/** A yearbook's page with these people on it, row by row. JPEG. */
export async function composeClassPhoto(sitters: readonly Sitter[]): Promise<Buffer> {
  const columns = sitters.length <= 3 ? sitters.length : Math.ceil(Math.sqrt(sitters.length));
  const rows = Math.ceil(sitters.length / columns);
  const across = (count: number): number => count * (tile.width + tile.gap) + tile.gap;
  const tiles = await Promise.all(
    sitters.map(async ({ face }, index): Promise<OverlayOptions> => {
      const row = Math.floor(index / columns);
      const inRow = row < rows - 1 ? columns : sitters.length - row * columns;
      return {
        input: await drawTile(face, backdrops[index % backdrops.length]!),
        left: Math.round((across(columns) - across(inRow)) / 2) + across(index % columns),
        top: tile.gap + row * (tile.height + tile.gap),
      };
    }),
  );
  const height = rows * (tile.height + tile.gap) + tile.gap;
  return sharp({ create: { width: across(columns), height, channels: 3, background: paper } })
    .composite(tiles)
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** PNG. */
async function drawTile(face: SampleFace, backdrop: string): Promise<Buffer> {
  const { width, height, faceHeight, corner } = tile;
  const ellipse = `cx="${width / 2}" cy="${height / 2}" rx="${oval.rx}" ry="${oval.ry}"`;
  const svg = (shape: string): Buffer =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shape}</svg>`);
  const portrait = await sharp(await cutPortrait(face, { width, height, faceHeight, roll: 0 }))
    .composite([{ input: svg(`<ellipse ${ellipse}/>`), blend: 'dest-in' }])
    .png()
    .toBuffer();
  return sharp(svg(`<rect width="${width}" height="${height}" rx="${corner}" fill="${backdrop}"/>`))
    .composite([
      { input: portrait },
      { input: svg(`<ellipse ${ellipse} fill="none" stroke="#fff" stroke-width="6"/>`) },
    ])
    .png()
    .toBuffer();
}
