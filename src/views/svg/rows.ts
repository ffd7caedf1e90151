// Puts boxes beside each other, in rows that make the whole about as wide as a page.
import type { Point } from './dagre';

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rows extends Size {
  /** The top left corner of each box. */
  readonly places: readonly Point[];
}

/** A row that is not wider than this is never broken. */
const COMFORTABLE = 1100;

export function inRows(boxes: readonly Size[], gap: number): Rows {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = Math.max(COMFORTABLE, Math.sqrt(area) * 1.3);
  const places: Point[] = [];
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const box of boxes) {
    if (x > 0 && x + box.width > widest) {
      y += rowHeight + gap;
      [x, rowHeight] = [0, 0];
    }
    places.push({ x, y });
    x += box.width + gap;
    width = Math.max(width, x - gap);
    rowHeight = Math.max(rowHeight, box.height);
  }
  return { places, width, height: y + rowHeight };
}
