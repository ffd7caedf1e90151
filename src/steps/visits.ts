// Builds the tree of visits from a history. Each event finds its visit by the event that it names as its predecessor.
import { processorAt, type StateLookup, type StatePlace } from './definition-places';
import { ended, failPath, openLeaf, reopen } from './endings';
import {
  latestAttempt,
  latestVisit,
  type SucceededType,
  type Visit,
  type VisitAttempt,
  type VisitBranch,
} from './visit';
import {
  isStateEntered,
  isStateExited,
  isTaskFailure,
  isTaskScheduled,
  type RecordedEvent,
} from '../runtime/history-events';

/** The position of an event in the tree: its branch, and its visit if the branch has entered a state. */
interface Position {
  readonly branch: VisitBranch;
  readonly visit: Visit | undefined;
}

export interface VisitTree {
  readonly root: VisitBranch;
  /** The ids of the events that belong to the execution and to no visit. */
  readonly eventIds: readonly number[];
}

/**
 * @param states the states of the whole definition, by name
 * @param at the place of the machine that ran: empty, or the processor of a distributed Map
 */
export function visitsOf(events: Iterable<RecordedEvent>, states: StateLookup, at: string): VisitTree {
  const builder = new VisitBuilder(states, at);
  for (const event of events) builder.add(event);
  return { root: builder.root, eventIds: builder.eventIds };
}

/** Builds the tree event by event, so that a running execution can be followed. */
export class VisitBuilder {
  readonly root: VisitBranch;
  readonly eventIds: number[] = [];
  private readonly positions: Position[] = [];

  constructor(
    private readonly states: StateLookup,
    at: string,
  ) {
    this.root = { index: 0, at, startedAt: 0, startEventId: 0, visits: [], outer: undefined };
    this.positions.push({ branch: this.root, visit: undefined });
  }

  add(event: RecordedEvent): void {
    const from = this.positions[event.previousEventId] ?? this.positions[0]!;
    const position = event.type.startsWith('Execution') ? this.ofExecution(event, from) : this.positionOf(event, from);
    this.positions[event.id] = position;
    const { visit } = position;
    if (!visit) return;
    visit.until = Math.max(visit.until, event.timestamp);
    visit.eventIds.push(event.id);
  }

  /** The visit that an event belongs to; undefined for one of the execution, or of a branch before its first state. */
  visitAt(eventId: number): Visit | undefined {
    return this.positions[eventId]?.visit;
  }

  private ofExecution(event: RecordedEvent, from: Position): Position {
    this.eventIds.push(event.id);
    if (event.type === 'ExecutionFailed') failPath(from.visit ?? from.branch.outer ?? openLeaf(this.root), undefined);
    if (event.type === 'ExecutionRedriven') reopen(this.root);
    return { branch: this.root, visit: undefined };
  }

  private positionOf(event: RecordedEvent, from: Position): Position {
    if (isStateEntered(event)) return this.enter(event, from);
    if (event.type.startsWith('MapIteration')) return this.iterate(event as IterationEvent, from);
    const visit = ownerOf(event, from);
    // No recorded history has such an event. It stays with the event before it.
    if (!visit) return from;
    apply(event, visit, from);
    return { branch: visit.branch, visit };
  }

  private enter(event: Extract<RecordedEvent, { type: `${string}StateEntered` }>, from: Position): Position {
    const state = this.states.get(event.details.name)!;
    const parallel = from.visit;
    const isFirst = parallel?.state.type === 'Parallel' && !parallel.exited;
    const branch = isFirst ? forkAt(parallel, state, event) : from.branch;
    const visit: Visit = {
      ...{ state, entered: event, branch, eventIds: [], attempts: [], until: event.timestamp },
      ...{ hasFailed: false, isAborted: false },
    };
    branch.visits.push(visit);
    return { branch, visit };
  }

  private iterate(event: IterationEvent, from: Position): Position {
    const { name, index } = event.details;
    const map = openAround(from, (visit) => visit.state.name === name)!;
    const { branches } = latestAttempt(map)!;
    if (event.type === 'MapIterationStarted') {
      const started = { startedAt: event.timestamp, startEventId: event.id };
      const branch: VisitBranch = { index, at: processorAt(map.state), ...started, visits: [], outer: map };
      branches.push(branch);
      map.eventIds.push(event.id);
      map.until = Math.max(map.until, event.timestamp);
      return { branch, visit: undefined };
    }
    const iteration = branches.find((branch) => branch.index === index);
    if (iteration) ended(event, iteration, from.visit);
    return { branch: map.branch, visit: map };
  }
}

type IterationEvent = Extract<RecordedEvent, { type: `MapIteration${string}` }>;

/** The first state of a branch of a Parallel follows an event of the Parallel. */
function forkAt(parallel: Visit, state: StatePlace, { id, timestamp }: RecordedEvent): VisitBranch {
  // A state that the definition does not have, in a history of another definition, takes the next index.
  const [, written] = /\[(\d+)\]$/.exec(state.machineAt) ?? [];
  const index = written === undefined ? latestAttempt(parallel)!.branches.length : Number(written);
  const branch: VisitBranch = {
    ...{ index, at: state.machineAt, startedAt: timestamp, startEventId: id },
    ...{ visits: [], outer: parallel },
  };
  latestAttempt(parallel)!.branches.push(branch);
  return branch;
}

/** The visit that an event belongs to. */
function ownerOf(event: RecordedEvent, from: Position): Visit | undefined {
  if (event.type.endsWith('Aborted')) return abortedBy(event.type, from) ?? openAround(from, () => true);
  const forking = /^(Map|Parallel)(State|Run)/.exec(event.type)?.[1];
  const name =
    event.type === 'EvaluationFailed' ? event.details.state : isStateExited(event) ? event.details.name : undefined;
  const matches = ({ state }: Visit): boolean =>
    (!forking || state.type === forking) && (name === undefined || state.name === name);
  // A failed evaluation may name the event before its state was entered (recorded: map_state_items_eval_jsonata_variable_sampling_fail).
  return openAround(from, matches) ?? openAround({ ...from, visit: latestVisit(from.branch) }, matches);
}

/**
 * When a branch fails, the events of the visits that this ends all name the failure as their predecessor. They have no
 * names, and come in the order of the branches.
 */
function abortedBy(type: string, from: Position): Visit | undefined {
  const fork = from.visit?.branch.outer ?? from.branch.outer;
  const branches = fork ? latestAttempt(fork)!.branches : [from.branch];
  const inOrder = [...branches].sort((one, other) => one.index - other.index).map(latestVisit);
  return inOrder.find((visit) => {
    if (!visit || visit.exited || visit.isAborted) return false;
    const attempt = latestAttempt(visit);
    if (type === 'MapRunAborted') return attempt?.mapRunArn !== undefined && !attempt.isMapRunOver;
    return type === `${visit.state.type}StateAborted`;
  });
}

/** The innermost open visit around a position for which `matches` is true. */
function openAround({ branch, visit }: Position, matches: (visit: Visit) => boolean): Visit | undefined {
  for (let open = visit ?? branch.outer; open; open = open.branch.outer) {
    if (!open.exited && matches(open)) return open;
  }
  return undefined;
}

/** What an event says about its visit. */
function apply(event: RecordedEvent, visit: Visit, from: Position): void {
  const { type } = event;
  const attempt = latestAttempt(visit);
  if (isTaskScheduled(event)) {
    visit.attempts.push({ ...begun(event), scheduled: event });
  } else if (type === 'MapStateStarted' || type === 'ParallelStateStarted') {
    if (attempt) failPath(from.visit, visit);
    visit.attempts.push({
      ...begun(event),
      ...(event.type === 'MapStateStarted' && { itemCount: event.details.length }),
    });
  } else if (type === 'LambdaFunctionStarted' || type === 'TaskStarted') {
    attempt!.startedEventId = event.id;
  } else if (event.type === 'MapRunStarted') {
    attempt!.mapRunArn = event.details.mapRunArn;
  } else if (event.type === 'ActivityStarted') {
    attempt!.taken = event;
  } else if (event.type === 'TaskSubmitted') {
    attempt!.submitted = event;
  } else if (isTaskSuccess(event)) {
    attempt!.succeeded = event;
  } else if (isTaskFailure(event)) {
    attempt!.failed = event;
  } else if (event.type === 'EvaluationFailed') {
    failEvaluation(event, visit);
  } else if (type === 'MapStateFailed' || type === 'ParallelStateFailed') {
    failPath(from.visit, visit);
  } else if (isStateExited(event)) {
    failPath(from.visit, visit);
    visit.exited = event;
  } else if (type === 'MapRunSucceeded' || type === 'MapRunAborted') {
    attempt!.isMapRunOver = true;
  } else if (event.type === 'MapRunFailed') {
    attempt!.isMapRunOver = true;
    attempt!.failed = event;
  } else if (type.endsWith('StateAborted')) {
    visit.isAborted = true;
  }
}

/** What fails before anything is called is an attempt, too. */
function failEvaluation(event: RecordedEvent<'EvaluationFailed'>, visit: Visit): void {
  const attempt = latestAttempt(visit);
  if (!['Task', 'Map', 'Parallel'].includes(visit.state.type)) visit.evaluationFailed = event;
  else if (attempt && !attempt.failed) attempt.failed = event;
  else visit.attempts.push({ ...begun(event), failed: event });
}

function begun({ id, timestamp }: RecordedEvent): Pick<VisitAttempt, 'firstEventId' | 'startedAt' | 'branches'> {
  return { firstEventId: id, startedAt: timestamp, branches: [] };
}

function isTaskSuccess(event: RecordedEvent): event is RecordedEvent<SucceededType> {
  return /^(Activity|LambdaFunction|Task)Succeeded$/.test(event.type);
}
