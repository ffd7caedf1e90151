// Graphs of definitions that a test writes down.
import type { JsonObject } from '../../src/json/json';
import { buildGraph, type GraphOptions } from '../../src/views/graph/build-graph';
import type { Graph } from '../../src/views/graph/graph';

export function graphOf(definition: object, options: GraphOptions & { readonly name?: string } = {}): Graph {
  const { name = 'M', ...rest } = options;
  return buildGraph({ name, definition: definition as JsonObject }, rest);
}
