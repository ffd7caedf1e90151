// Writes the results of test cases as Markdown, for the summary of a job or a pull request.
import { hasPassed, type TestResult } from './test-case';
import { code, codeBlock, folded, table } from '../../views/markdown';
import { fitsMermaid } from '../../views/mermaid';
import { formatDuration } from '../../views/trace/duration';

/** Further failures are counted. The first ones fit what GitHub takes. */
const MOST_SHOWN = 20;

/** @param name the file of the test cases */
export function markdown(results: readonly TestResult[], name: string): string {
  const failed = results.filter((result) => !hasPassed(result));
  const counts = `${results.length - failed.length} passed, ${failed.length} failed`;
  const rows = results.map((result) => [
    hasPassed(result) ? '✓' : '✗',
    code(result.stateMachine),
    code(result.name),
    result.status,
    result.trace === undefined ? '' : formatDuration(result.durationSeconds * 1000),
  ]);
  const rest = failed.length - MOST_SHOWN;
  return [
    `## Test cases of ${code(name)}: ${counts}`,
    table(
      ['', 'State machine', 'Test case', 'Status', 'Virtual time'],
      ['left', 'left', 'left', 'left', 'right'],
      rows,
    ),
    ...failed.slice(0, MOST_SHOWN).map(failure),
    ...(rest > 0 ? [`… and ${rest} more failed.`] : []),
    '',
  ].join('\n\n');
}

function failure({ stateMachine, name, problems, trace, diagram }: TestResult): string {
  const text = [...problems, ...(trace === undefined ? [] : ['', trace])].join('\n');
  const picture = diagram !== undefined && fitsMermaid(diagram) ? [codeBlock('mermaid', diagram)] : [];
  return folded(`✗ ${stateMachine}: ${name}`, [codeBlock('text', text), ...picture].join('\n\n'));
}
