// Marks a graph with what ran: states with their visits, edges with how often they were taken.
import { UNVISITED, type Graph, type GraphEdge, type StateMark } from './graph';

/** What ran of one definition. States and edges are known by their places. */
export interface Marks {
  state(place: string): StateMark | undefined;
  /** Undefined for an edge that nothing counts; then it follows from the visits of its state. */
  edge(place: string): number | undefined;
  /** What ran of the machine that a task starts; undefined if that is not known. */
  started(place: string, arn: string): Marks | undefined;
}

/** Nothing ran. */
export const NO_MARKS: Marks = { state: () => undefined, edge: () => undefined, started: () => NO_MARKS };

export function markGraph(graph: Graph, marks: Marks): Graph {
  return {
    ...graph,
    states: graph.states.map((state) => ({
      ...state,
      mark: marks.state(state.at) ?? UNVISITED,
      boxes: state.boxes.map((box) => {
        const inner = box.startedArn === undefined ? marks : marks.started(state.at, box.startedArn);
        return inner ? markGraph(box, inner) : box;
      }),
    })),
    edges: graph.edges.map((edge) => ({ ...edge, passes: marks.edge(edge.at) ?? endsFrom(edge, graph, marks) })),
  };
}

/** An end is reached by every visit that did not take another way. */
function endsFrom({ kind, from }: GraphEdge, { states, edges }: Graph, marks: Marks): number {
  if (kind !== 'end') return 0;
  const { visits, failed, aborted, open } = marks.state(states[from]!.at) ?? UNVISITED;
  const elsewhere = edges
    .filter((edge) => edge.from === from && edge.kind !== 'end')
    .reduce((sum, { at }) => sum + (marks.edge(at) ?? 0), 0);
  return Math.max(0, visits - failed - aborted - open - elsewhere);
}

/**
 * How often the points of a coverage were passed.
 * @param started what ran of a machine that a task starts. Default: that is not known
 */
export function marksOfPoints(
  points: readonly { readonly at: string; readonly passes: number }[],
  started: (arn: string) => Marks | undefined = () => undefined,
): Marks {
  const passes = new Map(points.map(({ at, passes: count }) => [at, count]));
  return {
    state: (place) => {
      const visits = passes.get(place);
      return visits === undefined ? undefined : { ...UNVISITED, visits };
    },
    edge: (place) => passes.get(place),
    started: (_, arn) => started(arn),
  };
}
