// Where arrows leave and enter a state: side by side on its upper and lower edge, in the order of where they go.
import type { Point } from './dagre';

interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Route {
  readonly from: string;
  readonly to: string;
  /** From one edge to another, as the layout routed it. */
  readonly points: readonly Point[];
}

const GAP = 18;
/** From the corners. */
const INSET = 18;

/** One end of a route. */
interface End {
  readonly route: number;
  readonly isStart: boolean;
  /** The next point of the route: where it goes. */
  readonly next: Point;
}

/** The routes with new ends. @param areas the states by their ids; x and y are their middles */
export function attach(routes: readonly Route[], areas: ReadonlyMap<string, Area>): Point[][] {
  const attached = routes.map(({ points }) => [...points]);
  for (const [id, area] of areas) {
    const ends = endsAt(routes, id);
    for (const isBelow of [true, false]) {
      const here = ends
        .filter(({ next }) => next.y > area.y === isBelow)
        .sort((one, other) => one.next.x - other.next.x);
      const y = area.y + ((isBelow ? 1 : -1) * area.height) / 2;
      places(here, area).forEach((x, index) => {
        const { route, isStart } = here[index]!;
        const points = attached[route]!;
        points[isStart ? 0 : points.length - 1] = { x, y };
      });
    }
  }
  return attached;
}

/** Where an arrow from a state to itself leaves and enters: on its right side. */
export function loopPoints({ x, y, width, height }: Area): readonly Point[] {
  const right = x + width / 2;
  const reach = Math.min(9, height / 4);
  return [
    { x: right, y: y - reach },
    { x: right, y: y + reach },
  ];
}

/** Loops to the same state stay as they are: they are beside it. */
function endsAt(routes: readonly Route[], id: string): End[] {
  return routes.flatMap(({ from, to, points }, route) => [
    ...(from === id && to !== id ? [{ route, isStart: true, next: points[1]! }] : []),
    ...(to === id && from !== id ? [{ route, isStart: false, next: points[points.length - 2]! }] : []),
  ]);
}

function places(ends: readonly End[], { x: middle, width }: Area): number[] {
  const room = Math.max(0, width - 2 * INSET);
  const gap = ends.length > 1 ? Math.min(GAP, room / (ends.length - 1)) : 0;
  const straight = ends.findIndex(({ next }) => Math.abs(next.x - middle) < 1);
  // A straight arrow stays in the middle, if the others have room beside it.
  const isCentred = straight >= 0 && Math.max(straight, ends.length - 1 - straight) * gap <= room / 2;
  const first = middle - gap * (isCentred ? straight : (ends.length - 1) / 2);
  return ends.map((_, index) => first + index * gap);
}
