// Formats the results of test cases for a terminal.
import { hasPassed, type TestResult } from './test-case';
import { formatDuration } from '../../views/trace/duration';
import type { Style } from '../style';

const MOST_STATES = 12;

export function summary(results: readonly TestResult[], style: Style): string {
  const machines = [...new Set(results.map(({ stateMachine }) => stateMachine))];
  const passed = results.filter(hasPassed).length;
  const failed = results.length - passed;
  const counts = [style.green(`${passed} passed`), ...(failed > 0 ? [style.red(`${failed} failed`)] : [])].join(', ');
  return [
    ...machines.flatMap((machine) => [
      machine,
      ...section(
        results.filter(({ stateMachine }) => stateMachine === machine),
        style,
      ),
    ]),
    '',
    `${counts}, ${results.length} test case${results.length === 1 ? '' : 's'}`,
    '',
  ].join('\n');
}

function section(results: readonly TestResult[], style: Style): string[] {
  const width = Math.max(...results.map(({ name }) => name.length));
  const outcomes = results.map((result) => ({ result, text: outcome(result) }));
  const column = Math.max(...outcomes.map(({ text }) => text.length));
  return outcomes.flatMap(({ result, text }) => {
    const mark = hasPassed(result) ? style.green('✓') : style.red('✗');
    const ended = hasPassed(result) ? text : style.red(text);
    const padded = ended + ' '.repeat(column - text.length);
    const line = `  ${mark} ${result.name.padEnd(width)}  ${padded}  ${style.dim(journey(result.visited))}`;
    return [line.trimEnd(), ...explanation(result, style).map((each) => (each === '' ? '' : `      ${each}`))];
  });
}

function outcome({ status, durationSeconds, trace }: TestResult): string {
  return trace === undefined ? status : `${status} after ${formatDuration(durationSeconds * 1000)}`;
}

function explanation(result: TestResult, style: Style): string[] {
  if (hasPassed(result)) return [];
  const problems = result.problems.flatMap((problem) => problem.split('\n'));
  const trace = result.trace === undefined ? [] : ['', ...result.trace(style.isColored).split('\n')];
  return [...problems, ...trace, ''];
}

/** `Fetch → Poll ×3 → Done` */
function journey(visited: readonly string[]): string {
  const steps: { name: string; times: number }[] = [];
  for (const name of visited) {
    const last = steps[steps.length - 1];
    if (last?.name === name) last.times += 1;
    else steps.push({ name, times: 1 });
  }
  const shown = steps.slice(0, MOST_STATES).map(({ name, times }) => (times === 1 ? name : `${name} ×${times}`));
  return [...shown, ...(steps.length > MOST_STATES ? ['…'] : [])].join(' → ');
}
