// The horizontal bands that rows of states take. Arrows pass a band vertically and turn between two of them, so that
// they never cross a state that is taller than its neighbours.
import type { Point } from './dagre';

export interface Band {
  readonly top: number;
  readonly bottom: number;
}

interface Tall {
  /** Its middle. */
  readonly y: number;
  readonly height: number;
}

/** From top to bottom. States of one row overlap vertically, those of different rows do not. */
export function bandsOf(areas: Iterable<Tall>): readonly Band[] {
  const bands: { top: number; bottom: number }[] = [];
  const sorted = [...areas]
    .map(({ y, height }) => ({ top: y - height / 2, bottom: y + height / 2 }))
    .sort((one, other) => one.top - other.top);
  for (const { top, bottom } of sorted) {
    const last = bands[bands.length - 1];
    if (last && top < last.bottom) last.bottom = Math.max(last.bottom, bottom);
    else bands.push({ top, bottom });
  }
  return bands;
}

/** The band at this height; undefined between two of them. */
export function bandAt(bands: readonly Band[], y: number): Band | undefined {
  let [low, high] = [0, bands.length - 1];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const band = bands[middle]!;
    if (y < band.top) high = middle - 1;
    else if (y > band.bottom) low = middle + 1;
    else return band;
  }
  return undefined;
}

/** The route with every point in a band as two: where it enters the band and where it leaves it. */
export function throughBands(points: readonly Point[], bands: readonly Band[]): Point[] {
  const isDown = points[points.length - 1]!.y > points[0]!.y;
  const last = points.length - 1;
  return points.flatMap((point, index) => {
    const band = bandAt(bands, point.y);
    if (!band) return [point];
    const edges = isDown ? [band.top, band.bottom] : [band.bottom, band.top];
    // An end leaves or enters its own band only on one side.
    const crossed = index === 0 ? edges.slice(1) : index === last ? edges.slice(0, 1) : edges;
    const through = crossed.map((y) => ({ x: point.x, y }));
    if (index === 0) return [point, ...through.filter(({ y }) => Math.abs(y - point.y) > 1)];
    return index === last ? [...through.filter(({ y }) => Math.abs(y - point.y) > 1), point] : through;
  });
}

/** The route with two points in place of the middle of its label: the line passes the words vertically, too. */
export function pastLabel(points: readonly Point[], label: (Point & { readonly height: number }) | undefined): Point[] {
  if (!label) return [...points];
  const isDown = points[points.length - 1]!.y > points[0]!.y;
  const half = (label.height / 2) * (isDown ? 1 : -1);
  return points.flatMap((point) =>
    Math.abs(point.x - label.x) < 1 && Math.abs(point.y - label.y) < 1
      ? [
          { x: point.x, y: label.y - half },
          { x: point.x, y: label.y + half },
        ]
      : [point],
  );
}
