// Reports replays: in words, as JSON, and as the test results that JUnit's XML is made from.
import type { History } from './histories';
import type { Json } from '../../json/json';
import { prettyText } from '../../json/text';
import type { MeasuredTime } from '../../runtime/clock';
import type { Replay } from '../../simulator/replay';
import type { Style } from '../style';
import type { TestResult } from '../test/test-case';

/** A history and its replay; without one, the history could not be read. */
export interface ReplayResult {
  readonly history: History;
  /** The time of this machine. */
  readonly ran: MeasuredTime;
  readonly replay: Replay | undefined;
}

export function isSame({ replay }: ReplayResult): boolean {
  return replay?.isSame === true;
}

/** A line for each history, with the first difference, and a summary. */
export function listText(results: readonly ReplayResult[], style: Style): string {
  const same = results.filter(isSame).length;
  const unreadable = results.filter(({ replay }) => !replay).length;
  const different = results.length - same - unreadable;
  const counts = [
    style.green(`${same} same`),
    ...(different > 0 ? [style.red(`${different} different`)] : []),
    ...(unreadable > 0 ? [style.red(`${unreadable} not readable`)] : []),
  ];
  return [
    ...results.flatMap((result) => lines(result, style)),
    '',
    `${counts.join(', ')} of ${results.length}`,
    '',
  ].join('\n');
}

function lines({ history, replay }: ReplayResult, style: Style): string[] {
  if (!replay) return [`${style.red('✗')} ${history.name}  ${history.problem}`];
  const { recorded, execution } = replay;
  if (replay.isSame) return [`${style.green('✓')} ${history.name}  ${recorded.status}`];
  const ends = recorded.status === execution.status ? recorded.status : `${recorded.status} → ${execution.status}`;
  const [, ...first] = String(replay).split('\n');
  return [`${style.red('✗')} ${history.name}  ${ends}`, ...first.slice(0, LINES_OF_ONE).map((line) => `    ${line}`)];
}

/** The first difference and both sides. */
const LINES_OF_ONE = 3;

/** One replay as JSON; several as a list. */
export function replayJson(results: readonly ReplayResult[]): string {
  const [only] = results;
  return `${prettyText((results.length === 1 ? dataOf(only!) : results.map(dataOf)) as Json)}\n`;
}

function dataOf({ history, replay }: ReplayResult): object {
  if (!replay) return { history: history.name, problem: history.problem };
  const { isSame: same, differences, renamed, wholeMapRuns, ahead, recorded, execution } = replay;
  return {
    ...{ history: history.name, same, differences, renamed, wholeMapRuns, ahead },
    recorded: sideOf(recorded),
    now: { ...sideOf(execution), events: execution.history },
  };
}

function sideOf({ status, error, cause, output, durationSeconds }: Replay['recorded'] | Replay['execution']): object {
  return { status, error, cause, output, durationSeconds };
}

/** The results as test cases of one machine. */
export function testResults(results: readonly ReplayResult[], stateMachine: string): TestResult[] {
  return results.map(({ history, replay, ran }) => {
    const { name, file } = history;
    const head = { stateMachine, name, ran, place: { file } };
    if (!replay) {
      const problems = [history.problem!];
      return { ...head, status: 'ERROR', durationSeconds: 0, visited: [], problems, trace: undefined };
    }
    const { status, durationSeconds, visitedStates: visited } = replay.execution;
    const problems = replay.isSame ? [] : [String(replay)];
    return {
      ...head,
      status,
      durationSeconds,
      visited,
      problems,
      trace: (colors) => replay.execution.trace({ colors }),
    };
  });
}

/** One replay in words. */
export function replayText(replay: Replay, style: Style): string {
  const [head, ...rest] = String(replay).split('\n');
  const paint = replay.isSame ? style.green : style.red;
  return `${[paint(head!), ...rest].join('\n')}\n`;
}
