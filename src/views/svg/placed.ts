// What a layout gives: every part of a machine with its place.
import type { Point } from './dagre';
import type { MeasuredBox, MeasuredNode, Signpost, Size } from './measure';
import type { TextBlock } from './wrap';
import type { Graph, GraphEdge } from '../graph/graph';

/** Positions are relative to the machine's upper left corner. */
export interface Placed extends Size {
  readonly graph: Graph;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  /** The middle of the dot from which the first state is entered; undefined for a machine without states. */
  readonly start: Point | undefined;
  /** The middle of the ring at which the machine ends; undefined if no state has `End`. */
  readonly end: Point | undefined;
}

export type PlacedNode = MeasuredNode<Placed> & Point;
export type PlacedBox = MeasuredBox<Placed>;

export interface PlacedEdge {
  /** Undefined for the arrow from the start. */
  readonly edge: GraphEdge | undefined;
  readonly points: readonly Point[];
  /** `x` and `y` are its middle. */
  readonly label: (TextBlock & Point) | undefined;
  /** At the end of the points, in place of a state far away. */
  readonly signpost: (Signpost & Point) | undefined;
}

export const DOT = 14;
export const RING = 18;
