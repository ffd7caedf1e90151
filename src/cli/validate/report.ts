// Formats findings: as text with the line and a caret, as JSON, or as annotations of GitHub Actions.
import { findingText } from '../../asl/text/finding-text';
import type { ShownFinding } from '../../asl/text/places';
import type { Style } from '../style';

export const FORMATS: Readonly<Record<string, (findings: readonly ShownFinding[], style: Style) => string>> = {
  text: (findings, style) =>
    findings.map((finding) => findingText(finding, finding.severity === 'ERROR' ? style.red : style.yellow)).join(''),
  json: (findings) => `${JSON.stringify(findings.map(asData), null, 2)}\n`,
  github: (findings) => findings.map(asAnnotation).join(''),
};

function asData({ file, severity, code, message, location, position, ...machine }: ShownFinding): object {
  const { stateMachine, constructPath } = machine;
  return {
    file,
    stateMachine,
    constructPath,
    severity,
    code,
    message,
    location,
    line: position?.line,
    column: position?.column,
  };
}

// docs.github.com, workflow commands: properties need more escapes than messages.
function asAnnotation({ file, severity, code, message, location, position }: ShownFinding): string {
  const place = position ? `,line=${position.line},col=${position.column}` : '';
  const text = `${message}${location === undefined ? '' : ` at ${location}`}`;
  return `::${severity.toLowerCase()} file=${escapeCommand(file, true)}${place},title=${code}::${escapeCommand(text, false)}\n`;
}

function escapeCommand(text: string, isProperty: boolean): string {
  const safe = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return isProperty ? safe.replaceAll(':', '%3A').replaceAll(',', '%2C') : safe;
}
