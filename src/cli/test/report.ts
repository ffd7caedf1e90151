// Writes the report of test cases: to a file, or to the standard output.
import { failureAnnotations } from './annotations';
import { junit } from './junit';
import { markdown } from './markdown';
import { summary } from './summary';
import type { TestResult } from './test-case';
import { isGitHubActions } from '../annotations';
import { UsageError, type Streams } from '../command';
import { writeOutput } from '../output-file';
import type { ProjectPaths } from '../project-paths';
import { PLAIN, styleFor, type Style } from '../style';

/** What a report is made of. */
export interface Reported {
  readonly results: readonly TestResult[];
  /** The file of the test cases. */
  readonly name: string;
  readonly paths: ProjectPaths;
}

const REPORTERS: Readonly<Record<string, (reported: Reported, style: Style) => string>> = {
  text: ({ results }, style) => summary(results, style),
  junit: ({ results, name, paths }) => junit(results, name, paths),
  markdown: ({ results, name }) => markdown(results, name),
  github: ({ results, paths }) => failureAnnotations(results, paths),
};

export function checkReporter(reporter: string): void {
  if (Object.hasOwn(REPORTERS, reporter)) return;
  throw new UsageError(`Invalid --reporter '${reporter}': expected one of ${Object.keys(REPORTERS).join(', ')}.`);
}

/** Whether the standard output is for people. Nothing may follow a report for programs. */
export function printsSummary(reporter: string, output: string | undefined): boolean {
  return reporter === 'text' || output !== undefined;
}

/** In GitHub Actions, annotations follow the summary. */
export function report(reported: Reported, reporter: string, output: string | undefined, streams: Streams): void {
  const { stdout, env } = streams;
  if (output !== undefined) writeOutput('--output', output, REPORTERS[reporter]!(reported, PLAIN));
  const isSummary = printsSummary(reporter, output);
  stdout.write(REPORTERS[isSummary ? 'text' : reporter]!(reported, styleFor(stdout, streams)));
  if (isSummary && isGitHubActions(env)) stdout.write(REPORTERS.github!(reported, PLAIN));
}
