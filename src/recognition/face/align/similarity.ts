import type { Box } from '../../recognizer.js';

/** Turns, scales and moves: (x, y) goes to (cos x - sin y + moveX, sin x + cos y + moveY); `cos` and `sin` carry the scale. */
export interface Similarity {
  cos: number;
  sin: number;
  moveX: number;
  moveY: number;
}

/** Where the pixels of an upright picture of `size` pixels a side lie that shows `square` (as wide as it is high). */
export function squareToPhoto({ x, y, width }: Box, size: number): Similarity {
  const scale = width / size;
  // To the centre of the first pixel: centres are whole numbers on both sides.
  const toFirst = scale / 2 - 0.5;
  return { cos: scale, sin: 0, moveX: x + toFirst, moveY: y + toFirst };
}

/** The least-squares similarity that brings points `from` (x, y, x, y, ...) to points `to`. */
export function fitSimilarity(from: Float32Array, to: Float32Array): Similarity {
  const [fromX, fromY] = centre(from);
  const [toX, toY] = centre(to);
  let along = 0;
  let across = 0;
  let spread = 0;
  for (let at = 0; at < from.length; at += 2) {
    const x = from[at]! - fromX;
    const y = from[at + 1]! - fromY;
    const u = to[at]! - toX;
    const v = to[at + 1]! - toY;
    along += x * u + y * v;
    across += x * v - y * u;
    spread += x * x + y * y;
  }
  const cos = along / spread;
  const sin = across / spread;
  return { cos, sin, moveX: toX - cos * fromX + sin * fromY, moveY: toY - sin * fromX - cos * fromY };
}

function centre(points: Float32Array): [number, number] {
  let x = 0;
  let y = 0;
  for (let at = 0; at < points.length; at += 2) {
    x += points[at]!;
    y += points[at + 1]!;
  }
  return [(2 * x) / points.length, (2 * y) / points.length];
}
