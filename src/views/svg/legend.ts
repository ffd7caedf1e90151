// Explains the signs that a picture of what ran uses.
import { textWidth } from './text-width';
import { coordinate as c, escapeXml as e } from './xml';
import type { Graph } from '../graph/graph';
import { LOOKS, statusOf, type Status } from '../graph/status';

export interface Legend {
  readonly svg: string;
  /** 0 for a picture without signs. */
  readonly width: number;
  readonly height: number;
}

const STATUSES = ['passed', 'caught', 'failed', 'aborted', 'open', 'missed'] as const;

export function legend(graph: Graph): Legend {
  const found: Found = { statuses: new Set(), isRetried: false, retries: false, catches: false };
  collect(graph, found);
  const signs: { readonly status: string; readonly sign: string; readonly words: string }[] = STATUSES.filter(
    (status) => found.statuses.has(status),
  ).map((status) => ({ status, ...LOOKS[status] }));
  if (found.isRetried) signs.push({ status: 'caught', sign: '↻', words: 'was retried' });
  else if (found.retries) signs.push({ status: 'missed', sign: '↻', words: 'is retried after errors' });
  let x = 0;
  const add = (picture: string, pictureWidth: number, words: string) => {
    const text = `<text class="small" x="${c(pictureWidth + 6)}" y="13">${e(words)}</text>`;
    const part = `<g transform="translate(${c(x)} 0)">${picture}${text}</g>`;
    x += pictureWidth + 6 + textWidth(words, 11) + 18;
    return part;
  };
  const parts = signs.map(({ status, sign, words }) => add(badge(sign, status), 18, words));
  if (found.catches) parts.push(add('<g class="catch"><path class="edge" d="M0 9H30"/></g>', 30, 'after an error'));
  return { svg: parts.join('\n'), width: Math.max(0, x - 18), height: parts.length > 0 ? 18 : 0 };
}

function badge(sign: string, status: string): string {
  return (
    `<g class="badge ${status}"><rect width="18" height="18" rx="9"/>` +
    `<text x="9" y="13" text-anchor="middle">${e(sign)}</text></g>`
  );
}

interface Found {
  readonly statuses: Set<Status>;
  isRetried: boolean;
  retries: boolean;
  catches: boolean;
}

function collect({ states, edges }: Graph, found: Found): void {
  found.catches ||= edges.some(({ kind }) => kind === 'catch');
  for (const state of states) {
    const status = statusOf(state);
    found.statuses.add(status);
    found.isRetried ||= (state.mark?.retries ?? 0) > 0;
    found.retries ||= status === 'plain' && state.retries !== '';
    for (const box of state.boxes) collect(box, found);
  }
}
