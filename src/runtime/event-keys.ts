// The types of events in GetExecutionHistory, each with the key of its details.
import type { EventDetailsByKey } from './event-details';

/** Event type to the key of its details; null for types that have none. */
export const DETAILS_KEYS = {
  ActivityFailed: 'activityFailedEventDetails',
  ActivityScheduled: 'activityScheduledEventDetails',
  ActivityScheduleFailed: 'activityScheduleFailedEventDetails',
  ActivityStarted: 'activityStartedEventDetails',
  ActivitySucceeded: 'activitySucceededEventDetails',
  ActivityTimedOut: 'activityTimedOutEventDetails',
  ChoiceStateEntered: 'stateEnteredEventDetails',
  ChoiceStateExited: 'stateExitedEventDetails',
  EvaluationFailed: 'evaluationFailedEventDetails',
  ExecutionAborted: 'executionAbortedEventDetails',
  ExecutionFailed: 'executionFailedEventDetails',
  ExecutionRedriven: 'executionRedrivenEventDetails',
  ExecutionStarted: 'executionStartedEventDetails',
  ExecutionSucceeded: 'executionSucceededEventDetails',
  ExecutionTimedOut: 'executionTimedOutEventDetails',
  FailStateEntered: 'stateEnteredEventDetails',
  LambdaFunctionFailed: 'lambdaFunctionFailedEventDetails',
  LambdaFunctionScheduled: 'lambdaFunctionScheduledEventDetails',
  LambdaFunctionScheduleFailed: 'lambdaFunctionScheduleFailedEventDetails',
  LambdaFunctionStarted: null,
  LambdaFunctionStartFailed: 'lambdaFunctionStartFailedEventDetails',
  LambdaFunctionSucceeded: 'lambdaFunctionSucceededEventDetails',
  LambdaFunctionTimedOut: 'lambdaFunctionTimedOutEventDetails',
  MapIterationAborted: 'mapIterationAbortedEventDetails',
  MapIterationFailed: 'mapIterationFailedEventDetails',
  MapIterationStarted: 'mapIterationStartedEventDetails',
  MapIterationSucceeded: 'mapIterationSucceededEventDetails',
  MapRunAborted: null,
  MapRunFailed: 'mapRunFailedEventDetails',
  MapRunRedriven: 'mapRunRedrivenEventDetails',
  MapRunStarted: 'mapRunStartedEventDetails',
  MapRunSucceeded: null,
  MapStateAborted: null,
  MapStateEntered: 'stateEnteredEventDetails',
  MapStateExited: 'stateExitedEventDetails',
  MapStateFailed: null,
  MapStateStarted: 'mapStateStartedEventDetails',
  MapStateSucceeded: null,
  ParallelStateAborted: null,
  ParallelStateEntered: 'stateEnteredEventDetails',
  ParallelStateExited: 'stateExitedEventDetails',
  ParallelStateFailed: null,
  ParallelStateStarted: null,
  ParallelStateSucceeded: null,
  PassStateEntered: 'stateEnteredEventDetails',
  PassStateExited: 'stateExitedEventDetails',
  SucceedStateEntered: 'stateEnteredEventDetails',
  SucceedStateExited: 'stateExitedEventDetails',
  TaskFailed: 'taskFailedEventDetails',
  TaskScheduled: 'taskScheduledEventDetails',
  TaskStartFailed: 'taskStartFailedEventDetails',
  TaskStarted: 'taskStartedEventDetails',
  TaskStateAborted: null,
  TaskStateEntered: 'stateEnteredEventDetails',
  TaskStateExited: 'stateExitedEventDetails',
  TaskSubmitFailed: 'taskSubmitFailedEventDetails',
  TaskSubmitted: 'taskSubmittedEventDetails',
  TaskSucceeded: 'taskSucceededEventDetails',
  TaskTimedOut: 'taskTimedOutEventDetails',
  WaitStateAborted: null,
  WaitStateEntered: 'stateEnteredEventDetails',
  WaitStateExited: 'stateExitedEventDetails',
} as const satisfies Readonly<Record<string, keyof EventDetailsByKey | null>>;

export type EventType = keyof typeof DETAILS_KEYS;

export type StateEnteredType = Extract<EventType, `${string}StateEntered`>;
export type StateExitedType = Extract<EventType, `${string}StateExited`>;

export type TaskScheduledType = Extract<EventType, `${'Activity' | 'LambdaFunction' | 'Task'}Scheduled`>;
/** The event types that a handler may choose for a task's failure. */
export type TaskFailureType = Extract<
  EventType,
  `${'Activity' | 'LambdaFunction' | 'Task'}${'' | 'Schedule' | 'Start' | 'Submit'}Failed`
>;

export const FAILURE_EVENTS = (Object.keys(DETAILS_KEYS) as EventType[]).filter((type): type is TaskFailureType =>
  /^(Activity|LambdaFunction|Task)(|Schedule|Start|Submit)Failed$/.test(type),
);

/** Events that end an attempt of a task without an output. */
export type TaskEndType = TaskFailureType | Extract<EventType, `${'Activity' | 'LambdaFunction' | 'Task'}TimedOut`>;

/** The key of the details of an event of this type; never for types that have none. */
export type DetailsKey<Type extends EventType> = Extract<(typeof DETAILS_KEYS)[Type], string>;

/**
 * The detail that differs between events of a type. It is recorded separately: the other details are the same each time
 * a state is entered or left, so they are made once.
 */
export const PAYLOAD_KEYS = Object.fromEntries(
  (Object.keys(DETAILS_KEYS) as EventType[]).map((type) => [type, payloadKey(type)]),
) as Readonly<Record<EventType, string | undefined>>;

function payloadKey(type: EventType): string | undefined {
  if (type === 'TaskScheduled') return 'parameters';
  if (type.startsWith('MapIteration')) return 'index';
  if (/(StateEntered|Scheduled|ExecutionStarted)$/.test(type)) return 'input';
  return /(StateExited|Submitted|Succeeded)$/.test(type) ? 'output' : undefined;
}
