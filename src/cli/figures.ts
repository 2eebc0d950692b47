import type { Box } from '../recognition/recognizer.js';

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Whole pixels of the upright photo. */
export function boxOf({ x, y, width, height }: Box): Box {
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}
