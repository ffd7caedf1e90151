// Draws state machines, alone or with what ran of them.
import type { SvgOptions } from './svg/write-svg';
import { SimulatorError } from '../asl/simulator-error';
import type { Run } from '../steps/step';
import { buildGraph, type NamedDefinition } from './graph/build-graph';
import type { Graph } from './graph/graph';
import { markGraph, marksOfPoints, type Marks } from './graph/mark';
import { marksOfRuns, startedMachines } from './graph/run-marks';
import { flowchart } from './mermaid';
import { formatDuration } from './trace/duration';

/** How a picture is written. */
export interface DiagramOptions {
  /**
   * `mermaid`: text that GitHub, GitLab and many editors draw. `svg`: a picture in one file, light or dark as the reader's
   * system is, with titles and a description for screen readers.
   *
   * @default mermaid
   */
  readonly format?: 'mermaid' | 'svg';
}

/** A machine, and what its source knows of it. */
export interface DrawnMachine extends NamedDefinition {
  readonly constructPath?: string | undefined;
}

/** What a picture of a definition may have besides. */
export interface DrawnParts {
  /** Finds the machines that tasks start. */
  readonly findMachine: (arn: string) => DrawnMachine | undefined;
  /** What ran of the machine. Default: nothing is marked. */
  readonly marks?: Marks | undefined;
}

export function drawMachine(
  machine: DrawnMachine,
  { findMachine, marks }: DrawnParts,
  options: DiagramOptions,
): string {
  const named = (found: DrawnMachine) => ({ name: titleOf(found), definition: found.definition });
  const graph = buildGraph(named(machine), {
    findMachine: (arn) => {
      const found = findMachine(arn);
      return found && named(found);
    },
  });
  return draw(marks ? markGraph(graph, marks) : graph, options);
}

export function drawRun(run: Run, options: DiagramOptions): string {
  return draw(graphOfRun(run), options, `${run.status} after ${formatDuration(run.durationSeconds * 1000)}`);
}

/** The graph of an execution's machine, marked with what the execution went through. */
export function graphOfRun(run: Run): Graph {
  const started = startedMachines(run);
  const { definition, place, stateMachineName: name, constructPath } = run;
  const graph = buildGraph(
    { name: titleOf({ name, constructPath }), definition },
    { place, findMachine: (arn) => started.get(arn) },
  );
  return markGraph(graph, marksOfRuns([run]));
}

/** The path of the construct, or the name. */
export function titleOf({ name, constructPath }: Pick<DrawnMachine, 'name' | 'constructPath'>): string {
  return constructPath?.replace(/\/Resource$/, '') ?? name;
}

export function draw(graph: Graph, { format = 'mermaid' }: DiagramOptions, subtitle?: string): string {
  if (format === 'mermaid') return flowchart(graph);
  if (format !== 'svg') throw new SimulatorError(`Invalid format '${String(format)}': expected 'mermaid' or 'svg'.`);
  return svgWriter()(graph, subtitle === undefined ? {} : { subtitle });
}

/** Most programs draw no SVG, and its layout is a library of its own. */
function svgWriter(): (graph: Graph, options: SvgOptions) => string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  return (require('./svg/write-svg') as typeof import('./svg/write-svg')).writeSvg;
}

export { marksOfPoints };
