// Formats findings: as text with the line and a caret, as JSON, or in the form of other tools.
import { mainPlace, sentenceOf, type CheckedFinding, type Report } from './finding';
import { fingerprintsOf } from './fingerprints';
import { sarif } from './sarif';
import { findingText } from '../../asl/text/finding-text';
import { annotationLines } from '../annotations';
import type { ProjectPaths } from '../project-paths';
import type { Style } from '../style';

export const FORMATS: Readonly<Record<string, (report: Report, paths: ProjectPaths, style: Style) => string>> = {
  text: ({ findings }, paths, style) => findings.map((finding) => asText(finding, paths, style)).join(''),
  json: ({ findings }) => `${JSON.stringify(findings.map(asData), null, 2)}\n`,
  github: ({ findings, unread }, paths) =>
    annotationLines(
      [
        ...findings.map((finding) => ({
          level: finding.severity === 'ERROR' ? ('error' as const) : ('warning' as const),
          ...mainPlace(finding),
          title: finding.code,
          message: sentenceOf(finding),
        })),
        ...unread.map((message) => ({ level: 'error' as const, title: 'Not checked', message })),
      ],
      paths,
    ),
  gitlab: ({ findings }, paths) => codeQuality(findings, paths),
  sarif,
};

/** Such as `11 errors, 1 warning in 3 files`. */
export function countLine({ findings, unread, files }: Report, style: Style): string {
  const errors = findings.filter(({ severity }) => severity === 'ERROR').length;
  const warnings = findings.length - errors;
  const counts = [
    ...(errors > 0 ? [style.red(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [style.yellow(counted(warnings, 'warning'))] : []),
  ].join(', ');
  const rest = unread.length > 0 ? `; ${unread.length} could not be read` : '';
  return `${counts === '' ? 'no errors or warnings' : counts} in ${counted(files, 'file')}${rest}\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function asText(finding: CheckedFinding, paths: ProjectPaths, style: Style): string {
  const text = findingText(finding, finding.severity === 'ERROR' ? style.red : style.yellow);
  const { source } = finding;
  if (!source) return text;
  return `${text}  ${style.dim(`created at ${paths.relative(source.file)}:${source.line}:${source.column}`)}\n`;
}

function asData(finding: CheckedFinding): object {
  const { file, severity, code, message, location, position, stateMachine, constructPath, source, resource } = finding;
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
    source,
    resource,
  };
}

/** GitLab's code quality. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
function codeQuality(findings: readonly CheckedFinding[], paths: ProjectPaths): string {
  const fingerprints = fingerprintsOf(findings, paths);
  const issues = findings.map((finding, index) => {
    const { file, line = 1 } = mainPlace(finding);
    return {
      description: sentenceOf(finding),
      check_name: finding.code,
      fingerprint: fingerprints[index],
      severity: finding.severity === 'ERROR' ? 'major' : 'minor',
      location: { path: paths.relative(file), lines: { begin: line } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
