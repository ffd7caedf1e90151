// Draws an arrow along the points of a route: a smooth line and its head.
import type { Point } from './dagre';
import { coordinate } from './xml';

const HEAD_LENGTH = 8;
const HEAD_WIDTH = 7;

export interface Arrow {
  /** The path of the line. It ends where the head begins. */
  readonly line: string;
  /** The path of the head. */
  readonly head: string;
}

/** The line leaves and arrives vertically, as states are above and below each other, and goes through every point. */
export function arrow(points: readonly Point[]): Arrow {
  const tip = points[points.length - 1]!;
  const before = points[points.length - 2]!;
  const isLevel = Math.abs(tip.y - before.y) < 1;
  const [along, across] = isLevel ? [Math.sign(tip.x - before.x) || 1, 0] : [0, Math.sign(tip.y - before.y)];
  const foot = { x: tip.x - along * HEAD_LENGTH, y: tip.y - across * HEAD_LENGTH };
  const half = HEAD_WIDTH / 2;
  const head =
    `M${at(tip)}L${at({ x: foot.x - across * half, y: foot.y - along * half })}` +
    `L${at({ x: foot.x + across * half, y: foot.y + along * half })}Z`;
  const line = [...points.slice(0, -1), foot];
  return { line: smooth(line.filter((_, index) => !isBetween(line, index))), head };
}

/** An arrow from a state to itself, from the upper to the lower point, up to its label. */
export function loop(
  [from, to]: readonly Point[],
  label: { readonly x: number; readonly width: number } | undefined,
): Arrow {
  const reach = label ? label.x - label.width / 2 - 4 - from!.x : 0;
  // A curve reaches three quarters of the way to its control points.
  const control = from!.x + Math.max(28, (reach * 4) / 3);
  const foot = from!.x + HEAD_LENGTH;
  const half = HEAD_WIDTH / 2;
  return {
    line: `M${at(from!)}C${at({ x: control, y: from!.y })} ${at({ x: control, y: to!.y })} ${at({ x: foot, y: to!.y })}`,
    head: `M${at(to!)}L${at({ x: foot, y: to!.y - half })}L${at({ x: foot, y: to!.y + half })}Z`,
  };
}

/** Whether the line goes straight through the point. */
function isBetween(points: readonly Point[], index: number): boolean {
  const [before, point, after] = [points[index - 1], points[index]!, points[index + 1]];
  return before !== undefined && after !== undefined && [before, after].every(({ x }) => Math.abs(x - point.x) < 0.1);
}

function smooth([first, ...rest]: readonly Point[]): string {
  let path = `M${at(first!)}`;
  let from = first!;
  for (const to of rest) {
    const middle = (from.y + to.y) / 2;
    path +=
      Math.abs(from.x - to.x) < 0.1 || Math.abs(from.y - to.y) < 1
        ? `L${at(to)}`
        : `C${at({ x: from.x, y: middle })} ${at({ x: to.x, y: middle })} ${at(to)}`;
    from = to;
  }
  return path;
}

function at({ x, y }: Point): string {
  return `${coordinate(x)} ${coordinate(y)}`;
}
