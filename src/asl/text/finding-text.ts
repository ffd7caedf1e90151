// A finding as people read it: file:line:column, severity, code and message, with the line and a caret.
import type { ShownFinding } from './places';
import { visible, visibleInPlace } from '../../json/visible';
import type { Diagnostic, Position } from '../diagnostic';

// Longer lines, such as a whole definition on one line, are shortened around the position.
const WIDTH = 120;

/** @param paint colours the severity and the caret */
export function findingText(finding: ShownFinding, paint: (text: string) => string = plain): string {
  const { code, severity, position, sourceLine, suggestion } = finding;
  const head = `${inOneLine(placeOf(finding))} ${paint(severity.toLowerCase())} ${code} ${inOneLine(messageOf(finding))}\n`;
  if (!position || sourceLine === undefined) return `${head.trimEnd()}${hintOf(suggestion)}\n`;
  return `${head}${caretText(position, sourceLine, paint).trimEnd()}${hintOf(suggestion)}\n`;
}

/** Such as ` Did you mean 'Ship'?`, which follows the caret. AWS's own text stays as it is. */
export function hintOf(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : ` Did you mean '${inOneLine(suggestion)}'?`;
}

/** Jackson's place repeats the text: people need it less than a short line. */
export function messageOf({ code, message, location }: Diagnostic): string {
  if (code === 'INVALID_JSON_DESCRIPTION') return message.split('\n at [Source', 1)[0]!;
  return location === undefined || location === '' ? message : `${message} at ${location}`;
}

/** The line, and below it a caret at the column. */
export function caretText({ column }: Position, sourceLine: string, paint: (text: string) => string = plain): string {
  const start = Math.max(0, Math.min(column - 1 - WIDTH / 2, sourceLine.length - WIDTH));
  const line = sourceLine.slice(start, start + WIDTH).replace(/[\t\r]/g, ' ');
  return `  ${visibleInPlace(line.trimEnd())}\n  ${' '.repeat(Math.max(0, column - 1 - start))}${paint('^')}\n`;
}

/** Without a position, the construct leads to the definition. */
function placeOf({ file, position, stateMachine, constructPath }: ShownFinding): string {
  const machine = position ? stateMachine : (constructPath ?? stateMachine);
  return `${file}${position ? `:${position.line}:${position.column}` : ''}${machine === undefined ? '' : ` (${machine})`}`;
}

/** A name with a line break could pretend to be another finding, or a command of GitHub Actions. */
function inOneLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n');
}

function plain(text: string): string {
  return text;
}
