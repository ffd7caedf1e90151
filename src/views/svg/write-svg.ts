// Writes the picture of a graph as SVG: one file without scripts and without requests.
import { createHash } from 'node:crypto';
import { arrow, loop } from './arrow';
import type { Point } from './dagre';
import { iconPath } from './icons';
import { layout } from './layout';
import { legend } from './legend';
import { BOX_PADDING, DETAIL, ICON_WIDTH, LABEL, NAME, PADDING, POINTED } from './measure';
import type { Placed, PlacedEdge, PlacedNode } from './placed';
import { PICTURE_STYLE } from './style';
import { textWidth } from './text-width';
import type { TextBlock, TextStyle } from './wrap';
import { coordinate as c, escapeXml as e } from './xml';
import { describeGraph } from '../graph/describe';
import type { Graph, GraphEdge, GraphState, StateMark } from '../graph/graph';
import { LOOKS, markText, statusOf, type Status } from '../graph/status';

export interface SvgOptions {
  /** Below the heading, such as `SUCCEEDED after 3 s`. Default: none. */
  readonly subtitle?: string;
  /** Without a style of its own and a heading, for a page that has both. Default false. */
  readonly isEmbedded?: boolean;
  /** Where a state leads to when it is chosen. Default: nowhere. */
  readonly linkOf?: (state: GraphState) => string | undefined;
}

const MARGIN = 20;

export function writeSvg(graph: Graph, options: SvgOptions = {}): string {
  const { subtitle, isEmbedded = false, linkOf } = options;
  const placed = layout(graph);
  const heading = graph.title + (graph.omitted > 0 ? ` (${graph.omitted} more states are not drawn)` : '');
  const head = isEmbedded ? '' : headingText(heading, subtitle);
  const top = MARGIN + (isEmbedded ? 0 : 30) + (subtitle === undefined || isEmbedded ? 0 : 18);
  const key = legend(graph);
  const headingWidth = isEmbedded ? 0 : Math.min(textWidth(heading, 17), 900);
  const width = Math.max(placed.width, key.width, headingWidth, 200) + 2 * MARGIN;
  const keyTop = top + placed.height + 24;
  const height = (key.width > 0 ? keyTop + key.height : top + placed.height) + MARGIN;
  const left = (width - placed.width) / 2;
  const body = [
    `<rect class="page" width="${c(width)}" height="${c(height)}" rx="8"/>`,
    head,
    moved({ x: left, y: top }, machine(placed, linkOf ?? (() => undefined))),
    ...(key.width > 0 ? [moved({ x: MARGIN, y: keyTop }, key.svg)] : []),
  ].join('\n');
  const description = [describeGraph(graph), ...(subtitle === undefined ? [] : [`${subtitle}.`])].join(' ');
  const id = createHash('sha256').update(body).digest('hex').slice(0, 10);
  return [
    // Those who cannot see a picture with links still reach the links.
    `<svg xmlns="http://www.w3.org/2000/svg" class="clw" role="${linkOf ? 'group' : 'img'}" ` +
      `aria-labelledby="title-${id}" aria-describedby="desc-${id}" ` +
      `width="${c(width)}" height="${c(height)}" viewBox="0 0 ${c(width)} ${c(height)}">`,
    `<title id="title-${id}">${e(graph.title)}</title>`,
    `<desc id="desc-${id}">${e(description)}</desc>`,
    ...(isEmbedded ? [] : [`<style>${PICTURE_STYLE}</style>`]),
    body,
    '</svg>',
    '',
  ].join('\n');
}

function headingText(heading: string, subtitle: string | undefined): string {
  const title = `<text class="heading" x="${MARGIN}" y="${MARGIN + 12}">${e(heading)}</text>`;
  return subtitle === undefined
    ? title
    : `${title}<text class="small" x="${MARGIN}" y="${MARGIN + 30}">${e(subtitle)}</text>`;
}

type LinkOf = NonNullable<SvgOptions['linkOf']>;

/** Arrows first, so that states cover their ends; labels last, so that nothing covers them. */
function machine({ nodes, edges, start, end, graph }: Placed, linkOf: LinkOf): string {
  return [
    ...(start ? [`<circle class="dot" cx="${c(start.x)}" cy="${c(start.y)}" r="6"><title>Start</title></circle>`] : []),
    ...(end ? [endRing(end)] : []),
    ...edges.map((edge) => edgeLine(edge, graph)),
    ...nodes.map((one) => node(one, linkOf)),
    ...edges.flatMap((edge) => (edge.label ? [edgeLabel(edge)] : [])),
  ].join('\n');
}

function endRing({ x, y }: Point): string {
  const at = `cx="${c(x)}" cy="${c(y)}"`;
  return `<g><title>End</title><circle class="ring" ${at} r="8"/><circle class="dot" ${at} r="4.5"/></g>`;
}

function edgeLine({ edge, points, label, signpost }: PlacedEdge, { states }: Graph): string {
  const { line, head } = edge && edge.from === edge.to ? loop(points, label) : arrow(points);
  const title = edge ? `<title>${e(edgeTitle(edge, states))}</title>` : '';
  const paths = `<path class="edge" d="${line}"/><path class="head" d="${head}"/>`;
  return `<g class="${edge ? edgeClass(edge) : startClass(states)}">${title}${paths}${signpost ? signpostBox(signpost) : ''}</g>`;
}

function signpostBox({ text, x, y, width, height }: NonNullable<PlacedEdge['signpost']>): string {
  const box = `<rect class="signpost" x="${c(x)}" y="${c(y)}" width="${c(width)}" height="${c(height)}" rx="4"/>`;
  return box + lines(text, LABEL, 'small', { x: x + 7, y: y + 3 });
}

function edgeClass({ kind, passes }: GraphEdge): string {
  return `${kind}${passClass(passes)}`;
}

/** The arrow from the start is as often taken as the first state is entered; in a loop, less often. */
function startClass([first]: Graph['states']): string {
  return `start${passClass(first?.mark?.visits)}`;
}

function passClass(passes: number | undefined): string {
  if (passes === undefined) return '';
  return passes > 0 ? ' taken' : ' untaken';
}

function edgeTitle({ from, to, label, passes }: GraphEdge, states: Graph['states']): string {
  const target = to === undefined ? 'end' : states[to]!.name;
  const count = passes === undefined ? '' : `, taken ${passes} time${passes === 1 ? '' : 's'}`;
  return `${states[from]!.name} → ${target}${label === '' ? '' : `: ${label}`}${count}`;
}

function edgeLabel({ edge, label }: PlacedEdge): string {
  const { x, y, width, height } = label!;
  // Hides the line behind the words.
  const ground = `<rect class="ground" x="${c(x - width / 2 - 2)}" y="${c(y - height / 2)}" width="${c(width + 4)}" height="${c(height + 1)}"/>`;
  return `<g class="${edgeClass(edge!)}">${ground}${lines(label!, LABEL, 'label', { x, y: y - height / 2 }, 'middle')}</g>`;
}

function node(placed: PlacedNode, linkOf: LinkOf): string {
  const { state, name, detail, boxes, width } = placed;
  const status = statusOf(state);
  const inset = PADDING + (state.type === 'Choice' ? POINTED : 0);
  const textAt = inset + ICON_WIDTH;
  const type = /^\w+$/.test(state.type) ? state.type : 'other';
  return [
    `<g class="state t-${type} ${status}" transform="translate(${c(placed.x)} ${c(placed.y)})">`,
    `<title>${e(stateTitle(state))}</title>`,
    shape(placed),
    `<path class="icon" transform="translate(${inset} ${c(PADDING + 0.5)})" d="${iconPath(state.type)}"/>`,
    linked(lines(name, NAME, 'name', { x: textAt, y: PADDING }), linkOf(state)),
    lines(detail, DETAIL, 'small', { x: textAt, y: PADDING + name.height }),
    ...boxes.map(
      ({ x, y, width: boxWidth, height, title, content }) =>
        `<g class="box" transform="translate(${c(x)} ${c(y)})"><rect width="${c(boxWidth)}" height="${c(height)}" rx="6"/>` +
        lines(title, DETAIL, 'small', { x: BOX_PADDING, y: BOX_PADDING / 2 }) +
        moved(
          { x: (boxWidth - content.width) / 2, y: title.height + BOX_PADDING },
          machine(content, content.graph.startedArn === undefined ? linkOf : () => undefined),
        ) +
        '</g>',
    ),
    badges(state, width),
    '</g>',
  ].join('');
}

function linked(text: string, href: string | undefined): string {
  return href === undefined ? text : `<a href="${e(href)}">${text}</a>`;
}

function stateTitle(state: GraphState): string {
  const { name, type, detail, retries } = state;
  const parts = [detail, retries === '' ? '' : `retries ${retries}`, markText(state)].filter((part) => part !== '');
  return [`${name} (${type})`, ...parts].join('\n');
}

function shape({ state, width, height }: PlacedNode): string {
  if (state.type === 'Choice') {
    const [middle, right] = [height / 2, width - POINTED];
    return `<path class="card" d="M${POINTED} 0H${c(right)}L${c(width)} ${c(middle)}L${c(right)} ${c(height)}H${POINTED}L0 ${c(middle)}Z"/>`;
  }
  const isRound = ['Succeed', 'Fail', 'Wait'].includes(state.type);
  const radius = isRound ? Math.min(height / 2, 22) : 6;
  return `<rect class="card" width="${c(width)}" height="${c(height)}" rx="${c(radius)}"/>`;
}

/** On the upper edge, from the right: what happened, how often, and how often it was retried. */
function badges(state: GraphState, width: number): string {
  const status = statusOf(state);
  if (status === 'plain') return state.retries === '' ? '' : badge('↻', 'missed', width - 8).svg;
  const { retries } = state.mark!;
  const first = badge(`${LOOKS[status].sign}${countText(state.mark!, status)}`, status, width - 8);
  return first.svg + (retries > 0 ? badge(`↻ ${retries}`, 'caught', first.left - 4).svg : '');
}

/** Of several visits: how many, or how many of them ended as the sign says. */
function countText(mark: StateMark, status: Status): string {
  if (mark.visits < 2) return '';
  const like =
    status === 'caught' || status === 'failed' || status === 'open' || status === 'aborted'
      ? mark[status]
      : mark.visits;
  return like === mark.visits ? ` ${mark.visits}` : ` ${like} of ${mark.visits}`;
}

function badge(text: string, status: string, right: number): { readonly svg: string; readonly left: number } {
  const width = Math.max(18, textWidth(text, 11) + 10);
  const left = right - width;
  const svg =
    `<g class="badge ${status}"><rect x="${c(left)}" y="-9" width="${c(width)}" height="18" rx="9"/>` +
    `<text x="${c(left + width / 2)}" y="4" text-anchor="middle">${e(text)}</text></g>`;
  return { svg, left };
}

function lines(block: TextBlock, style: TextStyle, cssClass: string, { x, y }: Point, anchor?: 'middle'): string {
  const align = anchor ? ` text-anchor="${anchor}"` : '';
  return block.lines
    .map((line, index) => {
      const baseline = y + index * style.lineHeight + style.fontSize + 1;
      return `<text class="${cssClass}" x="${c(x)}" y="${c(baseline)}"${align}>${e(line)}</text>`;
    })
    .join('');
}

function moved({ x, y }: Point, content: string): string {
  return `<g transform="translate(${c(x)} ${c(y)})">\n${content}\n</g>`;
}
