// How findings read: as text with the line and a caret, as JSON, or as annotations of GitHub Actions.
import type { FileFinding } from './checked-file';
import type { Style } from '../style';

export const FORMATS: Readonly<Record<string, (findings: readonly FileFinding[], style: Style) => string>> = {
  text: (findings, style) => findings.map((finding) => asText(finding, style)).join(''),
  json: (findings) => `${JSON.stringify(findings.map(asData), null, 2)}\n`,
  github: (findings) => findings.map(asAnnotation).join(''),
};

// Longer lines, such as a definition on one line, are cut around the place.
const WIDTH = 120;

function asText(finding: FileFinding, style: Style): string {
  const { code, severity, message, location, position, sourceLine } = finding;
  const at = location === undefined ? '' : ` at ${location}`;
  const colour = severity === 'ERROR' ? style.red : style.yellow;
  const head = `${placeOf(finding)} ${colour(severity.toLowerCase())} ${code} ${message}${at}\n`;
  if (!position || sourceLine === undefined) return head;
  const start = Math.max(0, Math.min(position.column - 1 - WIDTH / 2, sourceLine.length - WIDTH));
  const line = sourceLine.slice(start, start + WIDTH).replace(/[\t\r]/g, ' ');
  return `${head}  ${line.trimEnd()}\n  ${' '.repeat(Math.max(0, position.column - 1 - start))}${colour('^')}\n`;
}

function placeOf({ file, position, stateMachine }: FileFinding): string {
  const machine = stateMachine === undefined ? '' : ` (${stateMachine})`;
  return `${file}${position ? `:${position.line}:${position.column}` : ''}${machine}`;
}

function asData({ file, severity, code, message, location, position, stateMachine }: FileFinding): object {
  return { file, stateMachine, severity, code, message, location, line: position?.line, column: position?.column };
}

// docs.github.com, workflow commands: properties escape more than messages do.
function asAnnotation({ file, severity, code, message, location, position }: FileFinding): string {
  const place = position ? `,line=${position.line},col=${position.column}` : '';
  const text = `${message}${location === undefined ? '' : ` at ${location}`}`;
  return `::${severity.toLowerCase()} file=${escaped(file, true)}${place},title=${code}::${escaped(text, false)}\n`;
}

function escaped(text: string, isProperty: boolean): string {
  const safe = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return isProperty ? safe.replaceAll(':', '%3A').replaceAll(',', '%2C') : safe;
}
