// How large states, labels and signposts are, with their texts in lines.
import { inRows } from './rows';
import { wrap, type TextBlock, type TextStyle } from './wrap';
import { visible } from '../../json/visible';
import type { Graph, GraphEdge, GraphState } from '../graph/graph';

export const NAME: TextStyle = { fontSize: 13, lineHeight: 17 };
export const DETAIL: TextStyle = { fontSize: 11, lineHeight: 15 };
export const LABEL: TextStyle = { fontSize: 11, lineHeight: 14 };

const TEXT_WIDTH = 170;
const LABEL_WIDTH = 130;
const NARROWEST = 120;
export const PADDING = 10;
/** For the icon before the name. */
export const ICON_WIDTH = 24;
/** A Choice is a hexagon: its points stick out by this much on both sides. */
export const POINTED = 12;
export const BOX_PADDING = 12;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface MeasuredNode<Content> extends Size {
  readonly state: GraphState;
  readonly name: TextBlock;
  readonly detail: TextBlock;
  readonly boxes: readonly MeasuredBox<Content>[];
}

/** A machine inside of a state. `x` and `y` are relative to the state's corner. */
export interface MeasuredBox<Content> extends Size {
  readonly x: number;
  readonly y: number;
  readonly title: TextBlock;
  readonly content: Content;
}

/** @param layout lays out the machines inside of the state */
export function measureNode<Content extends Size>(
  state: GraphState,
  layout: (graph: Graph) => Content,
): MeasuredNode<Content> {
  const inner = state.boxes.map((graph) => measureBox(graph, layout(graph)));
  const rows = inRows(inner, BOX_PADDING);
  const width = Math.max(TEXT_WIDTH, rows.width - ICON_WIDTH);
  const name = wrap(visible(state.name), NAME, width, 3);
  const detail = wrap(visible(detailText(state)), DETAIL, width, 2);
  const point = state.type === 'Choice' ? POINTED : 0;
  const text = Math.max(name.width, detail.width) + ICON_WIDTH + 2 * (PADDING + point);
  const head = name.height + detail.height + 2 * PADDING;
  if (inner.length === 0) return { state, name, detail, boxes: [], width: Math.max(text, NARROWEST), height: head };
  const size = { width: Math.max(text, rows.width + 2 * BOX_PADDING), height: head + rows.height + BOX_PADDING };
  const left = (size.width - rows.width) / 2;
  const boxes = inner.map((box, index) => {
    const { x, y } = rows.places[index]!;
    return { ...box, x: x + left, y: y + head };
  });
  return { state, name, detail, boxes, ...size };
}

function measureBox<Content extends Size>(graph: Graph, content: Content): Omit<MeasuredBox<Content>, 'x' | 'y'> {
  const more = graph.omitted > 0 ? `, ${graph.omitted} more states` : '';
  const title = wrap(visible(graph.title + more), DETAIL, 2 * TEXT_WIDTH, 1);
  return {
    ...{ title, content },
    width: Math.max(content.width, title.width) + 2 * BOX_PADDING,
    height: content.height + title.height + 2 * BOX_PADDING,
  };
}

function detailText({ detail, hidden }: GraphState): string {
  if (hidden === 0) return detail;
  return [detail, `${hidden} state${hidden === 1 ? '' : 's'} inside`].filter((part) => part !== '').join(', ');
}

/** A condition or the caught errors, and how often the arrow was taken if that is more than once. */
export function measureLabel({ label, passes = 0 }: GraphEdge): TextBlock | undefined {
  const text = [visible(label), ...(passes > 1 ? [`× ${passes}`] : [])].filter((part) => part !== '').join('  ');
  return text === '' ? undefined : wrap(text, LABEL, LABEL_WIDTH, 3);
}

export interface Signpost extends Size {
  readonly text: TextBlock;
}

/** What stands in place of an arrow to a state far away. */
export function measureSignpost(target: GraphState): Signpost {
  const text = wrap(`→ ${visible(target.name)}`, LABEL, TEXT_WIDTH, 2);
  return { text, width: text.width + 14, height: text.height + 8 };
}
