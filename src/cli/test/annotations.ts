// The test cases that failed as annotations of GitHub Actions, at their lines in the mock configuration.
import { hasPassed, type TestResult } from './test-case';
import { annotationLines } from '../annotations';
import type { ProjectPaths } from '../project-paths';

export function failureAnnotations(results: readonly TestResult[], paths: ProjectPaths): string {
  const failed = results.filter((result) => !hasPassed(result));
  const annotations = failed.map(({ stateMachine, name, place, problems, trace }) => ({
    level: 'error' as const,
    file: place.file,
    line: place.line,
    title: `${stateMachine}: ${name}`,
    message: [...problems, ...(trace === undefined ? [] : ['', trace(false)])].join('\n'),
  }));
  return annotationLines(annotations, paths);
}
