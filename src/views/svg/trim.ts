// Moves a machine's parts so that they begin at 0, and measures the whole: the layout library does not count how far
// arrows go out.
import type { Point } from './dagre';
import { RING, type Placed } from './placed';

export function trimmed(placed: Omit<Placed, 'width' | 'height'>): Placed {
  const { graph, nodes, edges, start, end } = placed;
  const bounds = new Bounds();
  for (const node of nodes) bounds.add(node, node.width, node.height);
  for (const { points, label, signpost } of edges) {
    for (const { x, y } of points) bounds.add({ x: x - 2, y: y - 2 }, 4, 4);
    if (label) bounds.add({ x: label.x - label.width / 2, y: label.y - label.height / 2 }, label.width, label.height);
    if (signpost) bounds.add(signpost, signpost.width, signpost.height);
  }
  for (const dot of [start, end]) if (dot) bounds.add({ x: dot.x - RING / 2, y: dot.y - RING / 2 }, RING, RING);
  const move = <P extends Point>(point: P): P => ({ ...point, x: point.x - bounds.left, y: point.y - bounds.top });
  return {
    graph,
    width: bounds.right - bounds.left,
    height: bounds.bottom - bounds.top,
    nodes: nodes.map(move),
    edges: edges.map(({ edge, points, label, signpost }) => ({
      edge,
      points: points.map(move),
      label: label && move(label),
      signpost: signpost && move(signpost),
    })),
    start: start && move(start),
    end: end && move(end),
  };
}

class Bounds {
  left = Infinity;
  top = Infinity;
  right = -Infinity;
  bottom = -Infinity;

  add({ x, y }: Point, width: number, height: number): void {
    this.left = Math.min(this.left, x);
    this.top = Math.min(this.top, y);
    this.right = Math.max(this.right, x + width);
    this.bottom = Math.max(this.bottom, y + height);
  }
}
