import type { Box } from '../../recognizer.js';

/** Where a detector saw a face, in pixels of what it looked at. */
export interface Detection {
  box: Box;
  /** 0 to 1. */
  score: number;
}

/** How much two boxes share of what they cover together, 0 to 1. */
export function overlap(a: Box, b: Box): number {
  const shared = sharedArea(a, b);
  return shared / (a.width * a.height + b.width * b.height - shared);
}

/** Keeps the best of all that overlap by more than `limit`; best score first. */
export function keepBest(detections: readonly Detection[], limit: number): Detection[] {
  return suppress(detections, (a, b) => overlap(a, b) > limit);
}

/** Scales, then moves detections: from the pixels of a resized part to those of the whole. */
export function place(detections: readonly Detection[], scaleX: number, scaleY: number, x = 0, y = 0): Detection[] {
  return detections.map(({ box, score }) => ({
    box: { x: box.x * scaleX + x, y: box.y * scaleY + y, width: box.width * scaleX, height: box.height * scaleY },
    score,
  }));
}

/** Two passes draw boxes of one face less alike than one pass does. */
const samePassesOverlap = 0.35;
/** A box of which so much lies inside another is a part of that face (an eye and a cheek, at a finer scale). */
const insideShare = 0.7;

/** Two boxes that share so much of the smaller are on one face (4 of 112 photos of a large, frontal face had two). */
const sameFaceShare = 0.4;

/** What was found, with one box on each face: the better of two. Best score first. */
export function onePerFace(found: readonly Detection[]): Detection[] {
  return suppress(found, (a, b) => sharedArea(a, b) > sameFaceShare * smallerArea(a, b));
}

function smallerArea(a: Box, b: Box): number {
  return Math.min(a.width * a.height, b.width * b.height);
}

/** One detection per face out of those of several passes over the same photo; best score first. */
export function mergePasses(detections: readonly Detection[]): Detection[] {
  return suppress(detections, (a, b) => {
    return overlap(a, b) > samePassesOverlap || sharedArea(a, b) > insideShare * smallerArea(a, b);
  });
}

function suppress(detections: readonly Detection[], same: (a: Box, b: Box) => boolean): Detection[] {
  const kept: Detection[] = [];
  for (const detection of detections.toSorted((a, b) => b.score - a.score)) {
    if (!kept.some(({ box }) => same(box, detection.box))) kept.push(detection);
  }
  return kept;
}

function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
