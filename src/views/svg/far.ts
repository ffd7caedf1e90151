// Which arrows are too long to draw: they become signposts, such as `→ Fail`, beside the state that they leave.
import type { Graph } from '../graph/graph';

/** An arrow that passes more rows of states than this is long. */
const MOST_ROWS = 9;

/**
 * The indexes of the long arrows. The shortest arrow into a state is always drawn, so that each state hangs together
 * with one that leads to it.
 */
export function farEdges(graph: Graph): ReadonlySet<number> {
  const rows = rowsOf(graph);
  const span = (index: number) => {
    const { from, to } = graph.edges[index]!;
    return to === undefined ? 0 : Math.abs(rows[to]! - rows[from]!);
  };
  const shortest = new Map<number, number>();
  graph.edges.forEach(({ from, to }, index) => {
    if (to === undefined || to === from) return;
    const known = shortest.get(to);
    if (known === undefined || span(index) < span(known)) shortest.set(to, index);
  });
  const kept = new Set(shortest.values());
  const far = graph.edges.flatMap(({ kind }, index) =>
    kind !== 'next' && kind !== 'end' && !kept.has(index) && span(index) > MOST_ROWS ? [index] : [],
  );
  return new Set(far);
}

/** The row of each state: one below the lowest state that leads to it, loops aside. */
function rowsOf({ states, edges }: Graph): readonly number[] {
  const out = states.map((): number[] => []);
  for (const { from, to } of edges) if (to !== undefined) out[from]!.push(to);
  const order = finishingOrder(out);
  const position = new Map(order.map((state, index) => [state, index]));
  const rows = states.map(() => 0);
  for (const state of order) {
    for (const next of out[state]!) {
      // An arrow back to an earlier state closes a loop.
      if (position.get(next)! > position.get(state)!) rows[next] = Math.max(rows[next]!, rows[state]! + 1);
    }
  }
  return rows;
}

/** Depth first without recursion, last finished first: a topological order where there are no loops. */
function finishingOrder(out: readonly (readonly number[])[]): number[] {
  const seen = new Set<number>();
  const finished: number[] = [];
  out.forEach((_, start) => {
    const stack: { readonly state: number; next: number }[] = [];
    const enter = (state: number) => {
      if (seen.has(state)) return;
      seen.add(state);
      stack.push({ state, next: 0 });
    };
    enter(start);
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const next = out[top.state]![top.next++];
      if (next !== undefined) enter(next);
      else finished.push(stack.pop()!.state);
    }
  });
  return finished.reverse();
}
