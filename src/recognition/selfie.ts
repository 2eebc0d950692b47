/** Whether a selfie is good enough to enrol somebody with, or else what is wrong with it. */
import { burntShare, detailOf, cutFacePatch, greyAt } from './face-patch.js';
import { findBlanks } from './covered.js';
import type { Photo, Sighting } from './recognizer.js';

export const selfieFaults = [
  'no-face',
  'several-faces',
  'too-small',
  'too-dark',
  'too-bright',
  'blurred',
  'turned-away',
  'covered',
] as const;
export type SelfieFault = (typeof selfieFaults)[number];

/** `hint`: good enough, but the next one would be better without this. */
export type SelfieVerdict = { ok: true; face: Sighting; hint?: SelfieFault } | { ok: false; reason: SelfieFault };

/** A second face this large beside the first may be the one that was meant; a smaller one is background. */
const rivalHeight = 0.5;

/** Refused from `bad` on, accepted with a hint from `poor` on. Where `bad` is less than `poor`, less is worse. */
interface Limits {
  poor: number;
  bad: number;
}

/**
 * Bad is a descriptor further than 0.5 from its person's other photos, or from the unaltered photo: it would not
 * identify. Measured on 60 selfies (20 of the sample photos, 40 of shared/photos), each altered in 93 ways.
 */
const limits = {
  /** Pixels. Of faces of 30 px 15% are bad, of 37 px 5%, of 46 px and more 1 or 2%. */
  height: { poor: 80, bad: 50 },
  /** Mean grey. Faces that are found identify, few are found below this; darkened to a quarter they read 16 to 29. */
  brightness: { poor: 18, bad: 13 },
  /** Share of the face that is white. Of overexposed faces that are bad 83% have more, of those that are not 8%. */
  burnt: { poor: 0.4, bad: 0.7 },
  /** See detailOf. Sharp faces of 65 px have 0.012. Of blurred ones that are bad 81% have less than 0.006, of others 11%. */
  detail: { poor: 0.012, bad: 0.006 },
  /** Degrees, right within 10. All faces up to 48 identify, one of 53 would not by itself, and a profile reads 63. */
  yaw: { poor: 35, bad: 50 },
  /** Share of the landmarks outside the picture. Of faces cut off by a fifth 5% are bad, by two fifths 29%. */
  outside: { poor: 0.1, bad: 0.2 },
  /** See findBlanks. Of faces without cover 0.2% have more than `poor`; 99% of masks have 0.69, dark glasses 0.53. */
  eyes: { poor: 0.25, bad: 0.4 },
  noseAndMouth: { poor: 0.45, bad: 0.52 },
  /** For engines without landmarks: mean grey, and variance of the Laplacian at 112 px. */
  glare: { poor: 220, bad: 235 },
  sharpness: { poor: 30, bad: 15 },
} as const satisfies Record<string, Limits>;

/** One thing that may be wrong with a selfie, and how wrong it is. */
interface Finding extends Limits {
  fault: SelfieFault;
  value: number;
}

/** Pure. `sightings` as `look(photo, 'one')` gives them, largest first. */
export function judgeSelfie(sightings: readonly Sighting[], photo: Photo): SelfieVerdict {
  const [face, second] = sightings;
  if (!face) return { ok: false, reason: isDark(photo) ? 'too-dark' : 'no-face' };
  if (second && second.box.height > rivalHeight * face.box.height) return { ok: false, reason: 'several-faces' };
  const findings = examine(face, photo);
  const bad = findings.find((finding) => isBeyond(finding, finding.bad));
  if (bad) return { ok: false, reason: bad.fault };
  const poor = findings.find((finding) => isBeyond(finding, finding.poor));
  return { ok: true, face, ...(poor && { hint: poor.fault }) };
}

function isBeyond({ value, poor, bad }: Finding, limit: number): boolean {
  return bad < poor ? value < limit : value > limit;
}

/** In this order, because a face that is too dark or blurred makes the figures after that unreliable. */
function examine({ quality, pose, landmarks }: Sighting, photo: Photo): Finding[] {
  const size: Finding = { fault: 'too-small', value: quality.height, ...limits.height };
  const dark: Finding = { fault: 'too-dark', value: quality.brightness, ...limits.brightness };
  const turned: Finding = { fault: 'turned-away', value: Math.abs(pose.yaw), ...limits.yaw };
  if (!landmarks) {
    const bright: Finding = { fault: 'too-bright', value: quality.brightness, ...limits.glare };
    return [size, dark, bright, { fault: 'blurred', value: quality.sharpness, ...limits.sharpness }, turned];
  }
  const patch = cutFacePatch(photo, landmarks);
  const blank = findBlanks(patch);
  return [
    size,
    dark,
    { fault: 'too-bright', value: burntShare(patch), ...limits.burnt },
    { fault: 'blurred', value: detailOf(patch), ...limits.detail },
    turned,
    { fault: 'covered', value: outsideShare(landmarks, photo), ...limits.outside },
    { fault: 'covered', value: blank.eyes, ...limits.eyes },
    { fault: 'covered', value: blank.noseAndMouth, ...limits.noseAndMouth },
  ];
}

/** Share of the landmarks, x and y in turn, that lie outside the picture. */
function outsideShare(landmarks: Float32Array, { width, height }: Photo): number {
  let outside = 0;
  for (let at = 0; at < landmarks.length; at += 2) {
    const x = landmarks[at]!;
    const y = landmarks[at + 1]!;
    if (x < 0 || y < 0 || x > width || y > height) outside++;
  }
  return outside / (landmarks.length / 2);
}

/** Grey values. Where it is too dark for a face to be found, the brightest hundredth begins at 6 to 63, mostly below 40. */
const darkest = 6;
const dark = 60;
/** Pixels looked at, evenly spread. */
const probes = 10_000;

/** Whether there is something in a photo, but all of it in the dark. A black picture shows nothing. */
function isDark({ data, width, height }: Photo): boolean {
  const step = Math.max(1, Math.floor((width * height) / probes));
  const greys: number[] = [];
  for (let pixel = 0; pixel < width * height; pixel += step) greys.push(greyAt(data, pixel * 3));
  const bright = Float32Array.from(greys).sort()[Math.floor(greys.length * 0.99)]!;
  return bright > darkest && bright < dark;
}
