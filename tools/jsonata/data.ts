// Draws data for expressions to read.
import type { Draw } from './random';

export const NAMES = ['a', 'b', 'c', 'items', 'n', 's'];

export function drawData(draw: Draw, depth: number): unknown {
  const kind = draw.number();
  if (depth <= 0 || kind < 0.3) return drawScalar(draw);
  if (kind < 0.65) {
    return Object.fromEntries(draw.list(4, () => [draw.pick(NAMES), drawData(draw, depth - 1)]));
  }
  // Lists of like things are what sorting and grouping need.
  if (kind < 0.85) {
    return draw.list(4, () => ({ n: draw.below(5), s: draw.pick(['x', 'y', 'z']), a: drawData(draw, depth - 2) }));
  }
  return draw.list(3, () => drawData(draw, depth - 1));
}

function drawScalar(draw: Draw): unknown {
  return draw.pick([null, true, false, 0, 1, 2, -1, 2.5, 1e21, '', 'a', 'x', 'b c', '12', 'é😀', 'x,y']);
}
