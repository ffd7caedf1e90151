// The history as a tree: which states were visited where, how often they were tried, what ran inside them.
import type { StateEnteredType, StateExitedType, TaskEndType, TaskScheduledType } from '../../runtime/event-keys';
import {
  isStateEntered,
  isStateExited,
  isTaskFailure,
  isTaskScheduled,
  type RecordedEvent,
} from '../../runtime/history-events';

/** One visit to a state. Times are in milliseconds since the epoch, in virtual time. */
export interface Visit {
  readonly name: string;
  /** Task, Pass, Choice … */
  readonly type: string;
  readonly entered: RecordedEvent<StateEnteredType>;
  exited?: RecordedEvent<StateExitedType>;
  /** The time of the visit's latest event. */
  until: number;
  /** The attempts of a task, or the starts of a Map or a Parallel. */
  readonly attempts: Attempt[];
  /** Set if a Map or a Parallel failed, caught or not. */
  failed?: RecordedEvent<ForkFailedType>;
  /** The error of a JSONata expression of the state. */
  evaluationFailed?: RecordedEvent<'EvaluationFailed'>;
}

/** One attempt of a state's work. */
export interface Attempt {
  readonly startedAt: number;
  /** For a distributed Map whose Map Run began. */
  mapRunArn?: string;
  /** The call of a task; undefined for a Map or a Parallel. */
  readonly scheduled?: RecordedEvent<TaskScheduledType>;
  /** Set when the attempt failed or timed out. */
  failure?: RecordedEvent<TaskEndType>;
  /** What ran inside: the branches of a Parallel, the iterations of a Map. */
  readonly branches: Branch[];
}

/** A sequence of visits: the machine's own, or that of a branch or an iteration. */
export interface Branch {
  /** The iteration's index, in a Map. */
  readonly index?: number;
  readonly visits: Visit[];
  /** The visit that forked it. */
  readonly outer: Place | undefined;
}

/** The position of an event in the tree: its branch and its visit. */
interface Place {
  readonly branch: Branch;
  readonly visit: Visit | undefined;
}

/** The failures of the states that fork. */
type ForkFailedType = 'MapStateFailed' | 'ParallelStateFailed';

/** Builds the tree of a whole history. Events find their place by their previousEventId. */
export function visitsOf(events: readonly RecordedEvent[]): Branch {
  const root: Branch = { visits: [], outer: undefined };
  const places = new Map<number, Place>([[0, { branch: root, visit: undefined }]]);
  for (const event of events) {
    const from = places.get(event.previousEventId) ?? places.get(0)!;
    const place = placeOf(event, from);
    places.set(event.id, place);
    if (place.visit) touch(place.visit, event.timestamp);
  }
  return root;
}

function placeOf(event: RecordedEvent, from: Place): Place {
  const { type, timestamp } = event;
  if (isStateEntered(event)) {
    const branch = branchOfFirst(from) ?? from.branch;
    const { name } = event.details;
    const visit: Visit = {
      name,
      type: event.type.slice(0, -'StateEntered'.length),
      entered: event,
      until: timestamp,
      attempts: [],
    };
    branch.visits.push(visit);
    return { branch, visit };
  }
  if (event.type === 'MapIterationStarted') {
    const { details } = event;
    const map = find(from, ({ name }) => name === details.name)!;
    return { branch: fork(map, details.index), visit: undefined };
  }
  const own = openVisit(event, from);
  if (!own) return from;
  const visit = own.visit!;
  if (type === 'MapStateStarted' || type === 'ParallelStateStarted') {
    visit.attempts.push({ startedAt: timestamp, branches: [] });
  } else if (event.type === 'MapRunStarted') {
    lastAttempt(visit).mapRunArn = event.details.mapRunArn;
  } else if (isTaskScheduled(event)) {
    visit.attempts.push({ startedAt: timestamp, branches: [], scheduled: event });
  } else if (isTaskFailure(event)) {
    lastAttempt(visit).failure = event;
  } else if (event.type === 'MapStateFailed' || event.type === 'ParallelStateFailed') {
    visit.failed = event;
  } else if (isStateExited(event)) {
    visit.exited = event;
  } else if (event.type === 'EvaluationFailed') {
    visit.evaluationFailed = event;
  }
  return own;
}

/** A state whose previous event is ParallelStateStarted is the first of a branch. */
function branchOfFirst(from: Place): Branch | undefined {
  return from.visit?.type === 'Parallel' && !from.visit.exited ? fork(from) : undefined;
}

function fork(outer: Place, index?: number): Branch {
  const branch: Branch = { visits: [], outer, ...(index === undefined ? {} : { index }) };
  lastAttempt(outer.visit!).branches.push(branch);
  return branch;
}

/** The visit of an event: the open one of its branch, or the enclosing one for the end of a Map or Parallel. */
function openVisit(event: RecordedEvent, from: Place): Place | undefined {
  const forking = /^(Map|Parallel)State/.exec(event.type)?.[1];
  const name =
    event.type === 'EvaluationFailed' ? event.details.state : isStateExited(event) ? event.details.name : undefined;
  return find(from, (visit) => (!forking || visit.type === forking) && (name === undefined || visit.name === name));
}

function find(from: Place, matches: (visit: Visit) => boolean): Place | undefined {
  for (let place: Place | undefined = from; place; place = place.branch.outer) {
    if (place.visit && !place.visit.exited && matches(place.visit)) return place;
  }
  return undefined;
}

function lastAttempt(visit: Visit): Attempt {
  return visit.attempts[visit.attempts.length - 1]!;
}

function touch(visit: Visit, time: number): void {
  visit.until = Math.max(visit.until, time);
}
