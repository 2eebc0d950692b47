import type { Box } from '../../recognition/recognizer.js';

/**
 * Heads of one row differ in height, rows by more: in a class photo the next row looks over the shoulders of this one.
 * In heights of the highest face of the row.
 */
const rowSpan = 1;

/** Faces as people count them: row by row from the top, each from left to right. Depends on the boxes alone. */
export function inReadingOrder<T extends { box: Box }>(faces: readonly T[]): T[] {
  const rows: T[][] = [];
  for (const face of [...faces].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && middle(face) - middle(first) < rowSpan * first.box.height) row.push(face);
    else rows.push([face]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.box.x - b.box.x));
}

function middle({ box }: { box: Box }): number {
  return box.y + box.height / 2;
}
