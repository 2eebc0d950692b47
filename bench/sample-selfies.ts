/**
 * Selfies cut out of the sample photos that @vladmandic/face-api carries, of people who can be recognised in the photos as
 * they are: for benchmarks, and for tests. The names are invented.
 */
import sharp from 'sharp';
import { readSample } from '../src/demo/sample-photos.js';

/** A square of a sample photo, in its pixels, with one face in its middle; and how a phone would have changed it. */
export interface Selfie {
  sample: number;
  centre: { x: number; y: number };
  side: number;
  /** Pixels across of the selfie as it is sent. */
  width: number;
  mirrored: boolean;
  /** 1 leaves the light as it is. */
  light: number;
  /** JPEG quality, 1 to 100. */
  jpeg: number;
}

export interface CastMember {
  name: string;
  /** None for somebody who takes part without their face. */
  selfies: readonly Selfie[];
}

const front = (sample: number, x: number, y: number, side: number): readonly Selfie[] => [
  { sample, centre: { x, y }, side, width: 480, mirrored: true, light: 1.1, jpeg: 75 },
  { sample, centre: { x, y }, side: side * 1.15, width: 640, mirrored: false, light: 0.85, jpeg: 60 },
];

/** Centres and sides were read off the photos: the face's middle, and about twice its height. */
export const cast: readonly CastMember[] = [
  { name: 'Jaya Patel', selfies: front(6, 357, 632, 480) },
  { name: 'Katya Petrova', selfies: front(6, 756, 506, 480) },
  { name: 'Mia Santos', selfies: front(6, 1268, 473, 420) },
  { name: 'Clara Novak', selfies: front(3, 1150, 360, 520) },
  { name: 'Bianca Rossi', selfies: front(3, 692, 483, 460) },
  { name: 'Dana Whitfield', selfies: front(3, 1598, 430, 520) },
  { name: 'Elif Demir', selfies: front(5, 456, 1025, 520) },
  { name: 'Grace Lim', selfies: front(5, 862, 214, 400) },
  { name: 'Hana Sato', selfies: front(5, 1198, 320, 420) },
  { name: 'Ines Oliveira', selfies: front(5, 1495, 536, 500) },
  { name: 'Nora Byrne', selfies: [] },
];

/** A selfie as a phone would have taken it: cut out, scaled, mirrored, in other light, compressed. */
export async function takeSelfie({ sample, centre, side, width, mirrored, light, jpeg }: Selfie): Promise<Uint8Array> {
  const photo = sharp(await readSample(sample));
  const size = await photo.metadata();
  const left = Math.max(0, Math.round(centre.x - side / 2));
  const top = Math.max(0, Math.round(centre.y - side / 2));
  return photo
    .extract({
      left,
      top,
      width: Math.min(Math.round(side), size.width - left),
      height: Math.min(Math.round(side), size.height - top),
    })
    .resize({ width })
    .flop(mirrored)
    .modulate({ brightness: light })
    .jpeg({ quality: jpeg })
    .toBuffer();
}
