/** Made-up descriptors, spaced as real ones are, for timing comparisons: what they are compared with does not change the work. */
import { createRandom } from './random.js';

export interface Comparison {
  faces: Float32Array[];
  gallery: Float32Array[];
}

const numbers = 128;
/** recognition.md: descriptors are 1.26 to 1.65 long, and two photos of a person mostly less than 0.5 apart. */
const length = 1.4;
const apart = 0.3;

/** Each face is near one of the gallery, and far from all others. The same for every run. */
export function makeComparison(faces: number, people: number): Comparison {
  const random = createRandom(1);
  const gallery = Array.from({ length: people }, () => vector(random, length));
  return {
    faces: gallery.slice(0, faces).map((template) => {
      const away = vector(random, apart);
      return template.map((value, at) => value + away[at]!);
    }),
    gallery,
  };
}

function vector(random: () => number, size: number): Float32Array {
  const direction = Float32Array.from({ length: numbers }, () => random() - 0.5);
  const scale = size / Math.hypot(...direction);
  return direction.map((value) => value * scale);
}
