// Runs a machine against a recording: the same start, the recorded answers, and what was done to it from outside.
import type { SimulatedExecution } from './simulated-execution';
import { VirtualSimulation } from './virtual-simulation';
import { namesAfter } from '../../asl/identity';
import type { JsonObject } from '../../json/json';
import type { Renamed } from '../../replay/compare/difference';
import { pacedStates } from '../../replay/paced-states';
import { inputOf, statesOf } from '../../replay/recorded-run';
import type { Recording } from '../../replay/recording/recording';
import { renamedStates } from '../../replay/renamed-states';
import { Replayer } from '../../replay/replayer';
import { DEFAULT_START } from '../../runtime/clock';
import { compileMachine } from '../../runtime/compile';
import type { RecordedEvent } from '../../runtime/history-events';
import { ChanceWithoutJitter } from '../../runtime/random';
import type { StateTypes } from '../../runtime/state-type';
import { STATE_TYPES } from '../../states/table';
import { placesIn } from '../../steps/definition-places';
import { COMPILE_SETTINGS, type SimulatedMachine } from '../compile-source';
import { answerWithMocks } from '../mocks/answer-with-mocks';
import { bindMocksOfAll } from '../mocks/bind-mocks-of-all';
import type { MockEntries, Mocks } from '../mocks/mock';
import type { Objects } from '../object-store';

/** What a replay may use besides the recording. */
export interface ReplayHelp {
  readonly mocks?: Mocks | MockEntries;
  readonly s3?: Objects;
  readonly seed: number;
  /** The name of an execution whose name was not recorded. */
  readonly defaultName: string;
}

export interface Replayed {
  readonly simulation: VirtualSimulation;
  readonly execution: SimulatedExecution;
  readonly replayer: Replayer;
  readonly renamed: readonly Renamed[];
}

export async function replayRecording(
  machine: SimulatedMachine,
  recording: Recording,
  { mocks = {}, s3, seed, defaultName }: ReplayHelp,
): Promise<Replayed> {
  const { definition } = machine.source;
  const { events } = recording;
  const renamed = renamedStates(events, definition, recording.definition);
  const names = new Map(renamed.map(({ from, to }) => [from, to]));
  const bound = bindMocksOfAll(mocks, [machine])(machine);
  const chance = new ChanceWithoutJitter(seed);
  const answer = answerWithMocks(bound, { otherwise: () => undefined, requestId: () => chance.uuid() });
  const replayer = new Replayer({
    recording,
    states: { recorded: statesOf(events, recording.definition ?? definition), current: placesIn(definition) },
    nameOf: (name) => names.get(name) ?? name,
    otherwise: (call) => (bound.mockOf(call) === undefined ? undefined : answer(call)),
  });
  const started = events[0] as RecordedEvent<'ExecutionStarted'>;
  const startTime = recording.gaps.times ? DEFAULT_START : started.timestamp;
  const simulation = new VirtualSimulation({ startTime, seed, s3, isDriven: true, chance });
  // The children of a Map Run are not recorded. They run if something can answer them.
  const runsChildren = (map: string): boolean => s3 !== undefined || statesIn(map, definition).some(bound.isMocked);
  const execution = simulation.start({
    machine: pacedMachine(machine, recording, pacedStates(STATE_TYPES, replayer, runsChildren)),
    handler: replayer.handler,
    input: inputOf(recording),
    name: recording.name ?? defaultName,
    roleArn: started.details.roleArn,
    executionArn: recording.executionArn,
  });
  replayer.follow(execution.running);
  await new Mover(simulation, execution, recording).move();
  return { simulation, execution, replayer, renamed };
}

/** The machine with states that keep to the recorded times, under the ARN that it had. */
function pacedMachine(machine: SimulatedMachine, recording: Recording, stateTypes: StateTypes): SimulatedMachine {
  const { source } = machine;
  const arn = recording.stateMachineArn ?? source.arn;
  return {
    ...machine,
    source: { ...source, arn },
    names: namesAfter(arn, source.type),
    machine: compileMachine(source.definition, { ...COMPILE_SETTINGS, stateTypes }),
  };
}

/** The names of the states inside of a state. */
function statesIn(name: string, definition: JsonObject): string[] {
  const places = placesIn(definition);
  const outer = `${places.get(name)!.at}/`;
  return [...places.values()].filter(({ at }) => at.startsWith(outer)).map((place) => place.name);
}

/** Moves a replayed execution: it is aborted and redriven when it was, and stops where the recording does. */
class Mover {
  constructor(
    private readonly simulation: VirtualSimulation,
    private readonly execution: SimulatedExecution,
    private readonly recording: Recording,
  ) {}

  async move(): Promise<void> {
    const { events, status } = this.recording;
    for (const event of events) {
      if (event.type === 'ExecutionAborted') await this.abort(event as RecordedEvent<'ExecutionAborted'>);
      else if (event.type === 'ExecutionRedriven') await this.redrive(event);
    }
    const last = events[events.length - 1]!.timestamp;
    if (status === 'RUNNING' && !this.recording.gaps.times) await this.simulation.drive((time) => time <= last);
    else await this.simulation.drive();
  }

  private async abort({ details, timestamp }: RecordedEvent<'ExecutionAborted'>): Promise<void> {
    await this.until(timestamp);
    if (this.isRunning) this.execution.running.stop(details?.error, details?.cause);
    await this.simulation.settle();
  }

  private async redrive({ timestamp }: RecordedEvent): Promise<void> {
    await this.until(timestamp);
    // If the current definition ended otherwise, there may be nothing to redrive.
    if (!this.isRunning && this.execution.running.whyNotRedrivable === undefined) this.execution.running.redrive();
    await this.simulation.settle();
  }

  private async until(time: number): Promise<void> {
    if (this.recording.gaps.times || time <= this.simulation.now) await this.simulation.settle();
    else await this.simulation.driveTo(time);
    if (this.recording.gaps.times) await this.simulation.drive();
  }

  private get isRunning(): boolean {
    return this.execution.running.end.status === 'RUNNING';
  }
}
