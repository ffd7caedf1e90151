// The result of a replay: what differs from the recording, the execution of today, and the recorded one.
import { differencesFrom } from './driving/compare-recorded';
import type { Replayed } from './driving/replay-recording';
import { Execution } from './execution';
import type { MockEntries, Mocks } from './mocks/mock';
import type { Objects } from './object-store';
import { Comparison } from '../replay/compare/comparison';
import type { Recording } from '../replay/recording/recording';
import { statesAhead } from '../replay/states-ahead';
import type { Run } from '../steps/step';

/** The options of a replay. */
export interface ReplayOptions<State extends string = string> {
  /** Which execution to replay, by its ARN, if the logs hold several. */
  readonly executionArn?: string;
  /**
   * The answers of tasks that the recording has no result for: those of children of a distributed Map, those whose data AWS
   * cut off or left out, and those that the current definition calls in addition. @default none: they wait, and are reported
   */
  readonly mocks?: Mocks<State> | MockEntries<State>;
  /** Objects for the ItemReader of a distributed Map. With them, its children run. @default none */
  readonly s3?: Objects;
  /** Seeds UUIDs and random numbers. @default 1 */
  readonly seed?: number;
}

/**
 * A recorded execution, replayed with the current definition. Made by `Simulator.replay`.
 *
 * @example
 * import { readFileSync } from 'node:fs';
 * import { Simulator } from 'cdk-lambda-workflows/simulator';
 *
 * const simulator = Simulator.fromFile('orders.asl.json');
 * const replay = await simulator.replay(readFileSync('history.json', 'utf8'));
 * console.log(String(replay));
 */
export class Replay<State extends string = string> extends Comparison {
  /** The execution of the current definition. */
  readonly execution: Execution<unknown, State>;
  /** The recorded execution. */
  readonly recorded: Run;
  /**
   * The distributed Maps whose Map Runs were taken from the recording as a whole. A history does not hold their children, so
   * changes inside of them have no effect here, unless `mocks` answer their tasks.
   */
  readonly wholeMapRuns: readonly string[];
  /** The states that may still follow, if the recorded execution was running; otherwise none. */
  readonly ahead: readonly State[];
  readonly #recording: Recording;

  constructor({ execution, simulation, replayer, renamed }: Replayed, recording: Recording) {
    const { source } = execution.machine;
    const live = new Execution<unknown, State>(execution, simulation);
    const { recorded, differences } = differencesFrom(recording, execution, renamed, replayer.unanswered);
    super(differences, renamed, { one: 'recorded', other: 'now' });
    this.execution = live;
    this.recorded = recorded;
    this.wholeMapRuns = [...replayer.mapRuns];
    this.ahead = recording.status === 'RUNNING' ? (statesAhead(live.steps, source.definition) as State[]) : [];
    this.#recording = recording;
  }

  override toString(): string {
    const head = this.isSame ? `Same as recorded: ${this.recorded.status}.` : 'Different from the recording.';
    return [
      head,
      ...super
        .toString()
        .split('\n')
        .slice(this.isSame ? 1 : 0),
      ...this.notes(),
    ].join('\n');
  }

  private notes(): string[] {
    const { gaps } = this.#recording;
    const maps = this.wholeMapRuns.map(
      (name) => `The Map Run of '${name}' was taken from the recording as a whole, which does not hold its children.`,
    );
    const [took, before] = [this.execution, this.recorded].map(({ durationSeconds }) => durationSeconds) as [
      number,
      number,
    ];
    const isAsLong = took === before || Math.round(1000 * (before - took)) === overheadAtEnd(this.#recording);
    return [
      ...(isAsLong ? [] : [`It takes ${took} s now; it took ${before} s.`]),
      ...(this.ahead.length > 0 ? [`Still to come: ${this.ahead.map((name) => `'${name}'`).join(', ')}.`] : []),
      ...maps,
      ...(gaps.payloads.size > 0
        ? [`${countOf(gaps.payloads.size)} no data, or data that AWS cut off. It was not compared.`]
        : []),
      ...(gaps.times ? ['The recording has no times, so everything happened at once.'] : []),
    ];
  }
}

/** The milliseconds from the exit of the last state to the end of the execution, which a replay does not take. */
function overheadAtEnd({ events }: Recording): number {
  const [exited, ended] = events.slice(-2);
  const isEnd = ended?.type === 'ExecutionSucceeded' && exited!.type.endsWith('StateExited');
  return isEnd ? ended.timestamp - exited!.timestamp : 0;
}

function countOf(events: number): string {
  return events === 1 ? '1 event has' : `${events} events have`;
}
