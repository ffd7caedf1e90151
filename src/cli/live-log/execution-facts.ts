// Facts from the events of executions.
import type { OfExecution, What } from './fact';
import type { Json } from '../../json/json';
import type { ObservedExecution } from '../../runtime/execution-settings';
import type { FailureRecord } from '../../runtime/failure-record';
import { isStateEntered, isStateExited, writeDetails, type RecordedEvent } from '../../runtime/history-events';

const TASK_EVENT = /^(?:Activity|LambdaFunction|Task|MapRun|MapIteration|MapState|ParallelState|Evaluation)/;

/** What an event says, with its time in milliseconds since the epoch. */
export interface Timed {
  readonly time: number;
  readonly what: What;
}

export function factOf(execution: ObservedExecution, eventId: number): Timed | undefined {
  const [event] = execution.history.read(eventId - 1, eventId);
  if (!event) return undefined;
  const what = whatOf(execution, event);
  return what && { time: event.timestamp, what };
}

function whatOf(execution: ObservedExecution, event: RecordedEvent): What | undefined {
  const of = ofExecution(execution, event.id);
  if (isStateEntered(event)) {
    const { name, input = null } = event.details as { readonly name: string; readonly input?: Json };
    return { kind: 'state-entered', state: name, type: event.type.replace(/StateEntered$/, ''), input, ...of };
  }
  if (isStateExited(event)) {
    const { name, output = null } = event.details as { readonly name: string; readonly output?: Json };
    return { kind: 'state-exited', state: name, output, ...of };
  }
  if (event.type === 'ExecutionStarted') return { kind: 'execution-started', input: event.details.input, ...of };
  if (event.type === 'ExecutionRedriven') return { kind: 'execution-redriven', ...of };
  if (event.type.startsWith('Execution')) return ended(event, execution, of);
  if (!TASK_EVENT.test(event.type)) return undefined;
  const details = writeDetails(event.details) as Json;
  return { kind: 'task', state: stateAround(execution, event), event: event.type, details, ...of };
}

/** The execution's own end is not noted yet when its last event is. */
function ended(event: RecordedEvent, { settings }: ObservedExecution, of: OfExecution): What {
  const status = STATUS[event.type as keyof typeof STATUS];
  const { output, error, cause } = (event.details ?? {}) as Partial<Record<'output' | 'error' | 'cause', string>>;
  const seconds = (event.timestamp - settings.startTime) / 1000;
  return { kind: 'execution-ended', status, seconds, ...defined({ output, error, cause }), ...of };
}

const STATUS = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionAborted: 'ABORTED',
} as const;

/** What became of a failure: what the history does not say. */
export function failureFact(execution: ObservedExecution, record: FailureRecord): Timed {
  const { visitId, eventId, time, failure, retried, catcher } = record;
  const [entered] = execution.history.read(visitId - 1, visitId);
  const state = (entered?.details as { readonly name?: string } | undefined)?.name ?? '';
  return {
    time,
    what: {
      ...{ kind: 'state-failed', state, ...defined({ error: failure.error, cause: failure.cause }) },
      ...(retried && {
        retriedAfterSeconds: retried.delayMs / 1000,
        retry: { attempt: retried.used + 1, of: retried.retrier.maxAttempts },
      }),
      ...(catcher && { caughtBy: catcher.next }),
      ...ofExecution(execution, eventId),
    },
  };
}

function ofExecution({ settings }: ObservedExecution, eventId: number): OfExecution {
  const { stateMachineName: stateMachine, executionName: execution, executionArn } = settings;
  return { stateMachine, execution, executionArn, eventId };
}

/** The most events between an event of a state and the one that entered it. More are those of a state that retries. */
const FARTHEST = 100;

function stateAround({ history }: ObservedExecution, event: RecordedEvent): string {
  let at: RecordedEvent | undefined = event;
  for (let steps = 0; at && steps < FARTHEST; steps += 1) {
    if (isStateEntered(at)) return (at.details as { readonly name: string }).name;
    const previous: number = at.previousEventId;
    [at] = history.read(previous - 1, previous);
  }
  return '';
}

function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
