// Pieces of Markdown for summaries of pull requests. Names and messages are written as code, which means nothing else.
import { oneLine } from './graph/condition';
import { visible } from '../json/visible';

/** On one line, as code. Safe in a table, too. */
export function code(text: string): string {
  const shown = oneLine(visible(text)).replaceAll('|', '\\|');
  if (shown === '') return '';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const space = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/** @param language such as `mermaid` or `text` */
export function codeBlock(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${visible(text).trimEnd()}\n${fence}`;
}

/** @param align `right` for columns of numbers */
export function table(
  head: readonly string[],
  align: readonly ('left' | 'right')[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(align.map((side) => (side === 'right' ? '--:' : ':--'))), ...rows.map(line)].join('\n');
}

/** What opens when it is chosen. The blank lines let Markdown be read inside. */
export function folded(title: string, content: string): string {
  const shown = title.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char]!);
  return `<details><summary>${oneLine(visible(shown))}</summary>\n\n${content}\n\n</details>`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
