// What functions wrote, below a trace: failed attempts first, within a number of lines.
import { line, type TraceLine } from './line';
import { thousands, type Shorten } from './shorten';
import type { FunctionLog } from '../../steps/function-logs';

/** @param most further lines are only counted */
export function logLines(logs: readonly FunctionLog[], shorten: Shorten, most: number): TraceLine[] {
  const telling = logs.filter(({ lines }) => lines.length > 0);
  const inOrder = [...telling.filter(({ hasFailed }) => hasFailed), ...telling.filter(({ hasFailed }) => !hasFailed)];
  const lines = inOrder.flatMap(({ state, attempt, functionName, lines: written }) => [
    `Written by ${functionName} (${state}, attempt ${attempt}):`,
    ...written.map(({ text }) => `  ${shorten(text)}`),
  ]);
  const left = lines.length - most;
  const shown =
    left > 0
      ? [...lines.slice(0, most - 1), `… and ${thousands(left + 1)} more lines: see execution.functionLogs`]
      : lines;
  return shown.map((text) => line(text));
}
