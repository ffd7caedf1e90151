// The layout library, loaded when the first picture is drawn.

/** What is used of @dagrejs/dagre. Its own types are an ES module, which CommonJS cannot import. */
interface Dagre {
  readonly graphlib: { readonly Graph: new (options: { multigraph: boolean }) => DagreGraph };
  layout(graph: DagreGraph): void;
}

export interface DagreGraph {
  setGraph(options: object): void;
  setDefaultEdgeLabel(make: () => object): void;
  setNode(id: string, size: { width: number; height: number }): void;
  setEdge(from: string, to: string, label: object, name: string): void;
  graph(): { readonly width: number; readonly height: number };
  node(id: string): Point;
  edge(from: string, to: string, name: string): RoutedEdge;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `x` and `y` are the middle of the label. */
export interface RoutedEdge extends Partial<Point> {
  readonly points: readonly Point[];
}

export function dagre(): Dagre {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  return require('@dagrejs/dagre') as Dagre;
}
