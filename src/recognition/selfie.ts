/** Whether a selfie is good enough to enrol somebody with, or else what is wrong with it. */
import type { Box, Photo, Sighting } from './recognizer.js';

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

/** recognition.md: of faces 60 px tall 99% are identified, and no name is wrong from 40 px on. */
const minHeight = 60;
/** recognition.md: at a quarter of the light 86% are still right, at an eighth 3%; a face in good light is near 120. */
const minBrightness = 30;
const maxBrightness = 235;
/** Variance of the Laplacian at 112 px: a face blurred beyond reading stays below this. */
const minSharpness = 15;
/** Degrees. recognition.md: full profile reads 58 to 65, and figures are right within about 10. */
const maxYaw = 40;
/** A second face this large beside the first may be the one that was meant; a smaller one is background. */
const rivalHeight = 0.5;
/** Share of the face's box that must lie inside the picture: with less, chin or forehead is cut off. */
const minShown = 0.75;

/** Pure. `sightings` as `look(photo, 'one')` gives them, largest first. */
export function judgeSelfie(sightings: readonly Sighting[], photo: Photo): SelfieVerdict {
  const [face, second] = sightings;
  if (!face) return { ok: false, reason: 'no-face' };
  if (second && second.box.height > rivalHeight * face.box.height) return { ok: false, reason: 'several-faces' };
  const { height, brightness, sharpness } = face.quality;
  if (height < minHeight) return { ok: false, reason: 'too-small' };
  if (brightness < minBrightness) return { ok: false, reason: 'too-dark' };
  if (brightness > maxBrightness) return { ok: false, reason: 'too-bright' };
  // Before the pose, which is guessed at where nothing is sharp.
  if (sharpness < minSharpness) return { ok: false, reason: 'blurred' };
  if (Math.abs(face.pose.yaw) > maxYaw) return { ok: false, reason: 'turned-away' };
  if (shown(face.box, photo) < minShown) return { ok: false, reason: 'covered' };
  return { ok: true, face };
}

/** Share of the box inside the picture, 0 to 1. */
function shown({ x, y, width, height }: Box, photo: Photo): number {
  const across = Math.min(x + width, photo.width) - Math.max(x, 0);
  const down = Math.min(y + height, photo.height) - Math.max(y, 0);
  return (Math.max(across, 0) * Math.max(down, 0)) / (width * height);
}
