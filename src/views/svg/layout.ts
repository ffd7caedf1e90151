// Gives every state, box and arrow its place. Each machine is laid out by itself, for no arrow leaves its box: the
// machines inside of a state come first, and the state around them is as large as they need.
import { bandsOf, pastLabel, throughBands } from './bands';
import { dagre, type DagreGraph, type Point } from './dagre';
import { farEdges } from './far';
import { measureLabel, measureNode, measureSignpost, type Signpost, type Size } from './measure';
import { DOT, RING, type Placed } from './placed';
import { attach, loopPoints } from './ports';
import { trimmed } from './trim';
import type { TextBlock } from './wrap';
import type { Graph, GraphEdge } from '../graph/graph';

const START = 'start';
const END = 'end';
/** A better but slower method is taken below this number of states. */
const MOST_FOR_SIMPLEX = 400;

/** An arrow on its way through the layout. */
interface Route {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly edge: GraphEdge | undefined;
  readonly label: TextBlock | undefined;
  readonly signpost: Signpost | undefined;
}

export function layout(graph: Graph): Placed {
  const nodes = graph.states.map((state) => measureNode(state, layout));
  if (nodes.length === 0) return { graph, width: 0, height: 0, nodes: [], edges: [], start: undefined, end: undefined };
  const routes = routesOf(graph);
  const sizes = new Map<string, Size>([
    [START, { width: DOT, height: DOT }],
    ...nodes.map((node, index): [string, Size] => [String(index), node]),
    ...routes.flatMap(({ to, signpost }): [string, Size][] => (signpost ? [[to, signpost]] : [])),
    ...(graph.edges.some(({ kind }) => kind === 'end') ? [[END, { width: RING, height: RING }] as [string, Size]] : []),
  ]);
  const drawing = arranged(routes, sizes, nodes.length);
  const areas = new Map(
    nodes.map((_, index) => [String(index), { ...sizes.get(String(index))!, ...drawing.node(String(index)) }]),
  );
  const routed = attach(
    routes.map(({ from, to, id }) => {
      const points = from === to ? loopPoints(areas.get(from)!) : drawing.edge(from, to, id).points;
      return { from, to, points };
    }),
    areas,
  );
  const bands = bandsOf(areas.values());
  return trimmed({
    graph,
    nodes: nodes.map((node, index) => ({ ...node, ...corner(drawing.node(String(index)), node) })),
    edges: routes.map(({ from, to, id, edge, label, signpost }, index) => {
      const placedLabel = label && { ...label, ...middleOf(drawing.edge(from, to, id)) };
      const points = routed[index]!;
      return {
        edge,
        points: from === to ? points : pastLabel(throughBands(points, bands), placedLabel),
        label: placedLabel,
        signpost: signpost && { ...signpost, ...corner(drawing.node(to), signpost) },
      };
    }),
    start: drawing.node(START),
    end: sizes.has(END) ? drawing.node(END) : undefined,
  });
}

function routesOf(graph: Graph): readonly Route[] {
  const far = farEdges(graph);
  const first: Route = { id: START, from: START, to: '0', edge: undefined, label: undefined, signpost: undefined };
  return [
    first,
    ...graph.edges.map((edge, index): Route => {
      const [id, from, label] = [String(index), String(edge.from), measureLabel(edge)];
      if (edge.to === undefined) return { id, from, to: END, edge, label, signpost: undefined };
      if (!far.has(index)) return { id, from, to: String(edge.to), edge, label, signpost: undefined };
      return { id, from, to: `signpost ${id}`, edge, label, signpost: measureSignpost(graph.states[edge.to]!) };
    }),
  ];
}

/**
 * The library finds loops depth first, in the order in which it is given arrows: those to the next states come first,
 * so that the arrows that close loops are the ones that point up.
 */
function inReadingOrder(routes: readonly Route[], count: number): readonly Route[] {
  const distance = ({ edge }: Route) => {
    const steps = edge?.to === undefined ? count : edge.to - edge.from;
    return steps > 0 ? steps : count - steps;
  };
  return [...routes].sort((one, other) => distance(one) - distance(other));
}

function arranged(routes: readonly Route[], sizes: ReadonlyMap<string, Size>, count: number): DagreGraph {
  const drawing = new (dagre().graphlib.Graph)({ multigraph: true });
  drawing.setGraph({
    ...{ rankdir: 'TB', nodesep: 36, edgesep: 20, ranksep: 40, rankalign: 'top' },
    ranker: count > MOST_FOR_SIMPLEX ? 'longest-path' : 'network-simplex',
  });
  for (const [id, { width, height }] of sizes) drawing.setNode(id, { width, height });
  for (const { id, from, to, edge, label } of inReadingOrder(routes, count)) {
    const size = label ? { width: label.width + 8, height: label.height + 4, labelpos: 'c' } : {};
    drawing.setEdge(from, to, { ...size, weight: weightOf(edge) }, id);
  }
  dagre().layout(drawing);
  return drawing;
}

/** The usual way stays straight; arrows after an error make the detours. */
function weightOf(edge: GraphEdge | undefined): number {
  if (!edge) return 4;
  if (edge.kind === 'next') return 3;
  return edge.kind === 'catch' ? 1 : 2;
}

function middleOf({ x = 0, y = 0 }: Partial<Point>): Point {
  return { x, y };
}

/** The library places middles. */
function corner({ x, y }: Point, { width, height }: Size): Point {
  return { x: x - width / 2, y: y - height / 2 };
}
