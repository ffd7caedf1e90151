// Executions of one simulation, in virtual or in real time, with a handler of the raw tasks.
import type { Json } from '../../src/json/json';
import { RealClock, VirtualClock, type RealClockOptions } from '../../src/runtime/clock';
import { RunningExecution } from '../../src/runtime/execution';
import type { ObjectStore } from '../../src/runtime/objects';
import { SeededChance } from '../../src/runtime/random';
import { RealTimeScheduler } from '../../src/runtime/real-time-scheduler';
import { Simulation } from '../../src/runtime/simulation';
import type { TaskHandler } from '../../src/runtime/task';
import { silence } from '../../src/runtime/task-reply';
import { VirtualScheduler } from '../../src/runtime/virtual-scheduler';
import { compileSource } from '../../src/simulator/compile-source';
import { MemoryObjects } from '../../src/simulator/object-store';
import { sourceFromDefinition } from '../../src/templates/sources/from-definition';

export interface Started {
  readonly name?: string;
  readonly input?: Json;
  readonly handler?: TaskHandler;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly objects?: ObjectStore;
}

const SILENT: TaskHandler = () => silence();

/** Starts an execution in the simulation; what its `fault` was told is thrown by `ended`. */
export function start(simulation: Simulation, definition: object, options: Started = {}) {
  const { name = 'execution', input = {}, handler = SILENT, type, objects = new MemoryObjects() } = options;
  const { machine, source } = compileSource(sourceFromDefinition(definition, { type }).machines[0]!);
  const execution = new RunningExecution(
    {
      ...{ machine, input, handler, type: source.type, objects, startTime: simulation.now },
      ...{ executionName: name, executionArn: `arn:aws:states:us-east-1:123456789012:execution:StateMachine:${name}` },
      ...{ stateMachineArn: source.arn, stateMachineName: source.name, roleArn: source.roleArn },
    },
    simulation,
  );
  const ended = new Promise<void>((resolve, reject) => execution.start(() => resolve(), reject));
  ended.catch(() => undefined);
  return { execution, ended };
}

export function virtual(now = 0) {
  const scheduler = new VirtualScheduler(new VirtualClock(now));
  return { scheduler, simulation: new Simulation(scheduler, new SeededChance(1)) };
}

export function real(options?: RealClockOptions) {
  const faults: unknown[] = [];
  const scheduler = new RealTimeScheduler(new RealClock(options), (fault) => faults.push(fault));
  return { scheduler, faults, simulation: new Simulation(scheduler, new SeededChance(1)) };
}

/** The token of the only open task of the state. */
export function tokenOf(simulation: Simulation, state: string): string {
  const found = [...simulation.tasks.all].filter(({ call }) => call.state === state);
  if (found.length !== 1) throw new Error(`${found.length} open tasks of '${state}'`);
  return found[0]!.token;
}

/** The events as `id<previousEventId Type`. */
export function eventsIn({ history }: RunningExecution): string[] {
  return history.events.map(({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`);
}
