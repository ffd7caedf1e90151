// Annotations of GitHub Actions: commands in the log, which appear at lines of files in a pull request.
import type { ProjectPaths } from './project-paths';

export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly file?: string;
  /** With the file. Lines and columns count from 1. */
  readonly line?: number;
  readonly column?: number;
  readonly title: string;
  readonly message: string;
}

/** Whether the runner of GitHub Actions reads the log. https://docs.github.com/actions/reference/variables-reference */
export function isGitHubActions(env: Readonly<Record<string, string | undefined>> = {}): boolean {
  return env.GITHUB_ACTIONS === 'true';
}

/** One line for each, in the form of workflow commands. */
export function annotationLines(annotations: readonly Annotation[], paths: ProjectPaths): string {
  return annotations.map((annotation) => lineOf(annotation, paths)).join('');
}

function lineOf({ level, file, line, column, title, message }: Annotation, paths: ProjectPaths): string {
  const properties = Object.entries({ file: file && paths.relative(file), line, col: column, title })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${properties.join(',')}::${escapeMessage(message)}\n`;
}

// docs.github.com, workflow commands: properties need more escapes than messages.
function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
