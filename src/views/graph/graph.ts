// A state machine as a graph: what Mermaid, SVG, reports and summaries are made from.

/** One machine: a whole definition, a branch of a Parallel, or the processor of a Map. No edge leaves it. */
export interface Graph {
  /** The state machine's name; of a branch or a processor, what its box says, such as `Branch 1`. */
  readonly title: string;
  /** Its ARN, if a task starts it as an execution of its own. Then its places are those of another definition. */
  readonly startedArn: string | undefined;
  /** In the order in which they can be reached from the start; those that cannot be reached come last. */
  readonly states: readonly GraphState[];
  readonly edges: readonly GraphEdge[];
  /** How many states are left out because there are too many. */
  readonly omitted: number;
}

export interface GraphState {
  readonly name: string;
  /** Its Type. */
  readonly type: string;
  /** Its place in the definition, such as `/States/Charge`. */
  readonly at: string;
  /** What it does in a few words, such as `Lambda: Charge` or `wait 5 min`; may be empty. */
  readonly detail: string;
  /** What it retries, such as `Lambda.Unknown, 3 times`; empty without retriers. */
  readonly retries: string;
  /** The machines inside: branches, a processor, the machine that it starts. */
  readonly boxes: readonly Graph[];
  /** How many states are inside but not drawn, because they are nested too deeply. */
  readonly hidden: number;
  /** What happened to it; undefined in a picture of the definition only. */
  readonly mark?: StateMark | undefined;
}

/** Why an edge is taken. */
export type EdgeKind = 'next' | 'rule' | 'default' | 'catch' | 'end';

export interface GraphEdge {
  readonly kind: EdgeKind;
  /** The index of a state, in `states`. */
  readonly from: number;
  /** The index of a state; undefined for the end of the machine. */
  readonly to: number | undefined;
  /** Such as `total > 100`, `otherwise` or `States.Timeout`; empty for Next and End. */
  readonly label: string;
  /** Its place in the definition, such as `/States/Charge/Catch[0]`. */
  readonly at: string;
  /** How often it was taken; undefined in a picture of the definition only. */
  readonly passes?: number | undefined;
}

/** What executions made of a state. */
export interface StateMark {
  /** How often it was entered. */
  readonly visits: number;
  /** How often it was tried again. */
  readonly retries: number;
  /** How many visits ended in an error that a catcher took. */
  readonly caught: number;
  /** How many visits ended in an error that nothing took. */
  readonly failed: number;
  /** How many visits were ended from outside. */
  readonly aborted: number;
  /** How many visits have not ended. */
  readonly open: number;
}

export const UNVISITED: StateMark = { visits: 0, retries: 0, caught: 0, failed: 0, aborted: 0, open: 0 };

/** The total of a graph's states, with those inside of states and those left out. */
export function countStates(graph: Graph): number {
  return graph.states.reduce(
    (sum, { boxes, hidden }) => sum + 1 + hidden + boxes.reduce((inner, box) => inner + countStates(box), 0),
    graph.omitted,
  );
}
