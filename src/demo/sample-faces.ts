/** The faces of the sample photos that @vladmandic/face-api carries (MIT, photographed by the package's author). */

export interface SampleFace {
  /** Which of the package's demo/sample1.jpg to sample6.jpg. */
  sample: number;
  /** Pixels of that photo. */
  box: { x: number; y: number; width: number; height: number };
  /** How far the middle of the head with its hair lies to the right of the box's, in heights of the box. */
  lean: number;
}

const face = (sample: number, x: number, y: number, width: number, height: number, lean = 0): SampleFace => ({
  sample,
  box: { x, y, width, height },
  lean,
});

/**
 * 19 people, each once. The boxes are the detector's, checked by eye. Of the 22 faces three are left out: a profile, one
 * that looks at the floor (nobody is photographed with their class like that), and a woman's second photo.
 */
export const sampleFaces: readonly SampleFace[] = [
  face(1, 403, 387, 190, 198),
  face(1, 829, 406, 208, 243),
  face(2, 1439, 179, 206, 208),
  face(3, 587, 357, 218, 241, 0.04),
  face(3, 1042, 226, 254, 303, 0.1),
  face(3, 1471, 323, 219, 256, -0.1),
  face(4, 256, 183, 162, 253, -0.12),
  face(4, 664, 47, 183, 266, 0.1),
  face(4, 988, 178, 172, 228),
  face(4, 1281, 131, 145, 262, 0.16),
  face(5, 332, 884, 232, 282, 0),
  face(5, 555, 437, 217, 242, -0.05),
  face(5, 792, 107, 156, 210, -0.04),
  face(5, 1112, 190, 158, 241, 0.1),
  face(5, 1410, 386, 170, 266, 0.12),
  face(6, 246, 500, 219, 260, 0),
  face(6, 663, 344, 176, 284, 0.1),
  face(6, 1171, 330, 198, 248, -0.02),
  face(6, 1477, 288, 215, 261, 0.06),
];

/** The second photo of sampleFaces[4], on another evening, by which the engine knows her, but less well than by the first. */
export const secondPhoto: SampleFace = face(1, 1460, 228, 230, 197);
