/** The faces of the sample photos that @vladmandic/face-api carries (see src/demo/cast.ts), for composing photos of groups. */
import type { Box } from '../src/recognition/recognizer.js';

export interface SampleFace {
  sample: number;
  /** Pixels of that photo. */
  box: Box;
}

const face = (sample: number, x: number, y: number, width: number, height: number): SampleFace => ({
  sample,
  box: { x, y, width, height },
});

/**
 * 19 people, each once. The boxes are the detector's, checked by eye. Of the 22 faces three are left out: a profile, one
 * that looks at the floor (nobody is photographed with their class like that), and a woman's second photo.
 */
export const sampleFaces: readonly SampleFace[] = [
  face(1, 403, 387, 190, 198),
  face(1, 829, 406, 208, 243),
  face(2, 1439, 179, 206, 208),
  face(3, 587, 357, 218, 241),
  face(3, 1042, 226, 254, 303),
  face(3, 1471, 323, 219, 256),
  face(4, 256, 183, 162, 253),
  face(4, 664, 47, 183, 266),
  face(4, 988, 178, 172, 228),
  face(4, 1281, 131, 145, 262),
  face(5, 332, 884, 232, 282),
  face(5, 555, 437, 217, 242),
  face(5, 792, 107, 156, 210),
  face(5, 1112, 190, 158, 241),
  face(5, 1410, 386, 170, 266),
  face(6, 246, 500, 219, 260),
  face(6, 663, 344, 176, 284),
  face(6, 1171, 330, 198, 248),
  face(6, 1477, 288, 215, 261),
];
