/** Rectangles and lines in a picture, as far as placing labels needs them. */
import type { Box } from '../recognizer.js';

export interface Point {
  x: number;
  y: number;
}
export interface Segment {
  from: Point;
  to: Point;
}

export const rightOf = ({ x, width }: Box): number => x + width;
export const bottomOf = ({ y, height }: Box): number => y + height;

/** Larger by `by` pixels on every side. */
export function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The smallest rectangle around all of them. */
export function hullOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map(rightOf)) - x;
  return { x, y, width, height: Math.max(...boxes.map(bottomOf)) - y };
}

/** The area two rectangles share, in square pixels. */
export function intersection(a: Box, b: Box): number {
  const width = Math.min(rightOf(a), rightOf(b)) - Math.max(a.x, b.x);
  const height = Math.min(bottomOf(a), bottomOf(b)) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Between the nearest points of two rectangles; 0 where they touch or overlap. */
export function distanceBetween(a: Box, b: Box): number {
  const across = Math.max(a.x - rightOf(b), b.x - rightOf(a), 0);
  const down = Math.max(a.y - bottomOf(b), b.y - bottomOf(a), 0);
  return Math.hypot(across, down);
}

/**
 * Whether a line passes through the inside of a rectangle: it comes into its reach, and has corners on both sides. Asked
 * some million times for a crowd, so it makes nothing anew.
 */
export function crosses({ from, to }: Segment, { x, y, width, height }: Box): boolean {
  if (Math.max(from.x, to.x) <= x || Math.min(from.x, to.x) >= x + width) return false;
  if (Math.max(from.y, to.y) <= y || Math.min(from.y, to.y) >= y + height) return false;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const topLeft = dx * (y - from.y) - dy * (x - from.x);
  const topRight = topLeft - dy * width;
  const bottomLeft = topLeft + dx * height;
  const bottomRight = bottomLeft - dy * width;
  return (
    Math.min(topLeft, topRight, bottomLeft, bottomRight) < 0 && Math.max(topLeft, topRight, bottomLeft, bottomRight) > 0
  );
}

/** Whether two lines cross each other; those that only touch do not. */
export function meet(a: Segment, b: Segment): boolean {
  return side(a, b.from) * side(a, b.to) < 0 && side(b, a.from) * side(b, a.to) < 0;
}

/** Negative on one side of the line, positive on the other. */
function side({ from, to }: Segment, { x, y }: Point): number {
  return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
}
