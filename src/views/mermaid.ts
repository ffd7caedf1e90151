// Writes a graph as a flowchart of Mermaid, which GitHub, GitLab and many editors draw.
import { cut, oneLine } from './graph/condition';
import type { Graph, GraphEdge, GraphState } from './graph/graph';
import { LOOKS, statusOf } from './graph/status';
import { COLOURS } from './svg/style';
import { visible } from '../json/visible';

const LONGEST_NAME = 80;
const LONGEST_LABEL = 60;
/** Mermaid draws no more unless its setting maxEdges is raised. https://mermaid.js.org/config/schema-docs/config.html */
const MOST_EDGES = 500;
/** The setting maxTextSize. */
const MOST_CHARACTERS = 50_000;

/** The text, with a line feed at its end. */
export function flowchart(graph: Graph): string {
  const writer = new Writer();
  writer.machine(graph, '', '  ');
  const classes = writer.classes.size > 0 ? classDefinitions([...writer.classes]) : [];
  const text = [...writer.lines, ...classes, ''].join('\n');
  const isTooLarge = text.length > MOST_CHARACTERS || writer.edges > MOST_EDGES;
  return `flowchart TD\n${isTooLarge ? TOO_LARGE : ''}${text}`;
}

const TOO_LARGE =
  '  %% Too large for the usual limits of Mermaid (500 arrows, 50,000 characters): raise its maxEdges and maxTextSize.\n';

/** Whether Mermaid draws it with its usual settings. */
export function fitsMermaid(chart: string): boolean {
  return !chart.includes(TOO_LARGE);
}

class Writer {
  readonly lines: string[] = [];
  readonly classes = new Set<string>();
  edges = 0;

  /** @param prefix makes the ids of this machine its own, such as `s2b0` for those of the first box of `s2` */
  machine(graph: Graph, prefix: string, indent: string): void {
    const { states, edges, omitted } = graph;
    states.forEach((state, index) => this.state(state, `${prefix}s${index}`, indent));
    if (omitted > 0) this.lines.push(`${indent}${prefix}more["… ${omitted} more states"]`);
    if (states.length > 0) {
      this.lines.push(`${indent}${prefix}start(( ))`);
      this.edge(`${prefix}start --> ${prefix}s0`, indent);
    }
    if (edges.some(({ kind }) => kind === 'end')) this.lines.push(`${indent}${prefix}stop((( )))`);
    for (const edge of edges) {
      const to = edge.to === undefined ? 'stop' : `s${edge.to}`;
      this.edge(`${prefix}s${edge.from} ${arrowOf(edge)} ${prefix}${to}`, indent);
    }
  }

  private box(graph: Graph, id: string, indent: string): void {
    this.lines.push(`${indent}subgraph ${id}["${quoted(graph.title, LONGEST_NAME)}"]`);
    this.machine(graph, id, `${indent}  `);
    this.lines.push(`${indent}end`);
  }

  private edge(text: string, indent: string): void {
    this.edges += 1;
    this.lines.push(indent + text);
  }

  private state(state: GraphState, id: string, indent: string): void {
    const status = statusOf(state);
    const [only, ...others] = state.boxes;
    if (!only) {
      this.lines.push(`${indent}${id}${inShape(state.type, textOf(state, '<br/>'))}`);
    } else {
      this.lines.push(`${indent}subgraph ${id}["${textOf(state, ', ')}"]`);
      if (others.length === 0) this.machine(only, `${id}b0`, `${indent}  `);
      else state.boxes.forEach((box, index) => this.box(box, `${id}b${index}`, `${indent}  `));
      this.lines.push(`${indent}end`);
    }
    if (status === 'plain') return;
    this.classes.add(status);
    this.lines.push(`${indent}class ${id} ${status}`);
  }
}

/** @param separator between the name and what the state does; a subgraph has room for one line only */
function textOf(state: GraphState, separator: string): string {
  const status = statusOf(state);
  const sign = status === 'plain' ? '' : `${LOOKS[status].sign} `;
  const { visits = 0, retries = 0 } = state.mark ?? {};
  const counts = [...(visits > 1 ? [`× ${visits}`] : []), ...(retries > 0 ? [`↻ ${retries}`] : [])].join(' ');
  const name = quoted(`${sign}${state.name}`, LONGEST_NAME) + (counts === '' ? '' : ` ${counts}`);
  return state.detail === '' ? name : name + separator + quoted(state.detail, LONGEST_NAME);
}

function inShape(type: string, text: string): string {
  if (type === 'Choice') return `{{"${text}"}}`;
  if (type === 'Wait') return `("${text}")`;
  return type === 'Succeed' || type === 'Fail' ? `(["${text}"])` : `["${text}"]`;
}

/** Thick for an edge that was taken, dotted for an error. */
function arrowOf({ kind, label, passes }: GraphEdge): string {
  const count = passes !== undefined && passes > 1 ? `× ${passes}` : '';
  const words = [label === '' ? '' : quoted(label, LONGEST_LABEL), count].filter((part) => part !== '').join(' ');
  const text = words === '' ? '' : `|"${words}"|`;
  const line = kind === 'catch' ? '-.->' : passes !== undefined && passes > 0 ? '==>' : '-->';
  return line + text;
}

/**
 * Text inside of quotes. Mermaid reads a label as HTML, as Markdown, as icons and as formulas, and removes comments and
 * directives before it parses anything: what could mean something there is written as a number. Letters, digits and
 * harmless signs stay readable.
 */
function quoted(text: string, longest: number): string {
  return cut(oneLine(visible(text)), longest).replace(SPECIAL, (char) =>
    char === '"' ? '#quot;' : `#${char.codePointAt(0)!};`,
  );
}

/** A full stop makes a list after a number, and a link after `www`; the ligature is what Mermaid writes numbers as. */
const SPECIAL =
  /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\u200d .,?!()/=+≥≤×↻✓✗→…–'-]|^[-+]|(?<=^\d+)[.)]|(?<=www)\.|ﬂ/giu;

function classDefinitions(names: readonly string[]): string[] {
  const colours = new Map(COLOURS.map(([name, light]) => [name, light]));
  return [...names].sort().map((name) => {
    const line = colours.get(name) ?? colours.get('line')!;
    const card = colours.get(`${name}-card`) ?? colours.get('card')!;
    const dashes = name === 'missed' ? ',stroke-dasharray:2 4' : name === 'caught' ? ',stroke-dasharray:9 3' : '';
    const width = name === 'failed' ? 4 : 2;
    return `  classDef ${name} fill:${card},stroke:${line},stroke-width:${width}px,color:${colours.get('text')!}${dashes}`;
  });
}
