// A recorded execution as data, as if it had run here: its own facts and its steps.
import type { Recording } from './recording/recording';
import { Trail } from './trail';
import { arnAt } from '../asl/arn';
import { DEFAULT_ACCOUNT, DEFAULT_REGION, namesAfter } from '../asl/identity';
import { asDoubles } from '../json/exact-integer';
import type { Json, JsonObject } from '../json/json';
import type { ExecutionEnd } from '../runtime/execution-end';
import { isStateEntered, type RecordedEvent } from '../runtime/history-events';
import { placesIn, type StateLookup, type StatePlace } from '../steps/definition-places';
import { named } from '../steps/failed';
import { timed } from '../steps/statuses';
import type { Run } from '../steps/step';
import { stepsOf } from '../steps/steps-of';

/** @param definition the one that ran if it is known, or else the current one */
export function recordedRun(recording: Recording, definition: JsonObject, stateMachineArn = UNKNOWN_MACHINE): Run {
  const { events, status, name = 'recorded', executionArn } = recording;
  const arn = recording.stateMachineArn ?? stateMachineArn;
  const names = namesAfter(arn, recording.type);
  const [first, last] = [events[0]!, events[events.length - 1]!];
  const end = endOf(recording, last);
  const output = asDoubles(end.output);
  const trail = new Trail(statesOf(events, definition));
  trail.add(events);
  return {
    executionArn: executionArn ?? names.executionArn(name),
    name,
    stateMachineName: names.machineName,
    stateMachineArn: arn,
    status,
    ...timed(first.timestamp, end.stopTime, last.timestamp),
    input: asDoubles(inputOf(recording)),
    ...(output !== undefined && { output }),
    ...named(end),
    definition,
    place: '',
    steps: stepsOf(trail.root, {
      end,
      latestTime: last.timestamp,
      failures: [],
      mapRun: () => undefined,
      execution: () => undefined,
    }),
  };
}

const UNKNOWN_MACHINE = arnAt(
  { partition: 'aws', region: DEFAULT_REGION, account: DEFAULT_ACCOUNT },
  'states',
  'stateMachine:StateMachine',
);

/** The input of the execution, as recorded. */
export function inputOf({ events }: Recording): Json {
  return (events[0] as RecordedEvent<'ExecutionStarted'>).details.input;
}

/**
 * The states of a definition, and those that only the history has, because another definition ran.
 */
export function statesOf(events: readonly RecordedEvent[], definition: JsonObject): StateLookup {
  const states = new Map<string, StatePlace>(placesIn(definition));
  for (const event of events) {
    if (!isStateEntered(event)) continue;
    const { name } = event.details;
    const type = event.type.replace('StateEntered', '') as StatePlace['type'];
    if (states.get(name)?.type === type) continue;
    states.set(name, { name, type, at: `/States/${name}`, machineAt: '', state: {}, language: 'JSONPath' });
  }
  return states;
}

function endOf({ status }: Recording, { timestamp, details }: RecordedEvent): ExecutionEnd {
  if (status === 'RUNNING') return { status };
  const { output, error, cause } = (details ?? {}) as { output?: Json; error?: string; cause?: string };
  return {
    status,
    stopTime: timestamp,
    ...(status === 'SUCCEEDED' && output !== undefined && { output }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}
