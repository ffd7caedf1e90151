// The tree of visits while it is built from events. Times are in milliseconds since the epoch.
import type { StatePlace } from './definition-places';
import type { StateEnteredType, StateExitedType, TaskEndType, TaskScheduledType } from '../runtime/event-keys';
import type { RecordedEvent } from '../runtime/history-events';

/** One visit to a state. */
export interface Visit {
  readonly state: StatePlace;
  readonly entered: RecordedEvent<StateEnteredType>;
  /** The branch that it belongs to. */
  readonly branch: VisitBranch;
  readonly eventIds: number[];
  readonly attempts: VisitAttempt[];
  exited?: RecordedEvent<StateExitedType>;
  /** The error of a JSONata expression of a state without attempts. */
  evaluationFailed?: RecordedEvent<'EvaluationFailed'>;
  /** The time of its latest event. */
  until: number;
  /** Whether its failure ended its branch. A redrive takes that back. */
  hasFailed: boolean;
  /** Whether an event says that it was aborted. */
  isAborted: boolean;
}

/** One attempt of a state's work. */
export interface VisitAttempt {
  readonly firstEventId: number;
  readonly startedAt: number;
  /** The call of a task. */
  readonly scheduled?: RecordedEvent<TaskScheduledType>;
  /** The number of items of a Map. */
  readonly itemCount?: number;
  /** The branches of a Parallel, or the iterations of a Map. */
  readonly branches: VisitBranch[];
  /** When a worker took the task of an activity. */
  taken?: RecordedEvent<'ActivityStarted'>;
  startedEventId?: number;
  submitted?: RecordedEvent<'TaskSubmitted'>;
  succeeded?: RecordedEvent<SucceededType>;
  /** Set if it failed or timed out, as far as an event says so. */
  failed?: RecordedEvent<TaskEndType | 'EvaluationFailed' | 'MapRunFailed'>;
  mapRunArn?: string;
  /** Whether its Map Run has ended. */
  isMapRunOver?: boolean;
  /** Whether a redrive followed it. */
  isRedriven?: boolean;
}

export type SucceededType = 'ActivitySucceeded' | 'LambdaFunctionSucceeded' | 'TaskSucceeded';

/** A sequence of visits: a machine's own, or that of a branch or an iteration. */
export interface VisitBranch {
  readonly index: number;
  /** The place of its machine. */
  readonly at: string;
  readonly startedAt: number;
  /** The event that started it: an iteration's own, or the first event of a branch. */
  readonly startEventId: number;
  readonly visits: Visit[];
  /** The visit that forked it; undefined for the machine itself. */
  readonly outer: Visit | undefined;
  /** How an iteration ended, as its event says. A redrive takes that back. */
  end?: { readonly status: 'SUCCEEDED' | 'FAILED' | 'ABORTED'; readonly time: number } | undefined;
}

export function latestAttempt({ attempts }: Visit): VisitAttempt | undefined {
  return attempts[attempts.length - 1];
}

export function latestVisit({ visits }: VisitBranch): Visit | undefined {
  return visits[visits.length - 1];
}
