// The path of an execution, state by state: calls, retries and catches, read from the tree of its history.
import { visitsOf, type Branch, type Visit } from './visits';
import { isObject, member, type Json } from '../../json/json';
import type { TaskScheduledType } from '../../runtime/event-keys';
import type { RecordedEvent } from '../../runtime/history-events';

/** One call of a task. */
export interface Invocation<Payload = Json> {
  /** The state's name. */
  readonly state: string;
  /** The called resource: a function's ARN or name, an activity's ARN, or `service:action`. */
  readonly target: string;
  /** A Lambda function's event, or the parameters of a service. */
  readonly payload: Payload;
}

/** All visits. Those inside branches and iterations follow the visit that forked them. */
export function allVisits(events: readonly RecordedEvent[]): Visit[] {
  return flat(visitsOf(events));
}

function flat({ visits }: Branch): Visit[] {
  return visits.flatMap((visit) => [visit, ...visit.attempts.flatMap(({ branches }) => branches.flatMap(flat))]);
}

/** The calls of a visit's task, in order, retries included. */
export function invocationsIn({ name, attempts }: Visit): Invocation[] {
  return attempts.flatMap(({ scheduled }) => (scheduled ? [invocation(name, scheduled)] : []));
}

/** How often the states of this name were retried. */
export function retriesOf(visits: readonly Visit[], state: string): number {
  const counts = visits.filter(({ name }) => name === state).map(({ attempts }) => Math.max(0, attempts.length - 1));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The errors that the catchers of a state matched, in order; undefined for one whose name is not in the history. */
export function catchesOf(visits: readonly Visit[], state: string): (string | undefined)[] {
  return visits.filter((visit) => visit.name === state && wasCaught(visit)).map(errorOf);
}

/** A state that was exited although its last attempt failed. */
export function wasCaught({ exited, attempts, failed, evaluationFailed }: Visit): boolean {
  if (!exited) return false;
  return (failed ?? evaluationFailed) !== undefined || attempts[attempts.length - 1]?.failure !== undefined;
}

/** The error of its last attempt. For a Map or a Parallel, that of the inner state that was never exited. */
function errorOf(visit: Visit): string | undefined {
  const last = visit.attempts[visit.attempts.length - 1];
  const failure = last?.failure ?? visit.evaluationFailed;
  if (failure) return failure.details.error;
  const inner = last?.branches.flatMap((branch) => branch.visits).filter(({ exited }) => !exited) ?? [];
  return inner.map(errorOf).find((error) => error !== undefined) ?? caughtError(visit);
}

/** A Fail state's error appears only in the catcher's output. */
function caughtError({ exited }: Visit): string | undefined {
  const output = exited?.details.output;
  const found = [output, ...(isObject(output) ? Object.values(output) : [])].find(
    (value) => isObject(value) && typeof member(value, 'Error') === 'string' && member(value, 'Cause') !== undefined,
  );
  return isObject(found) ? (member(found, 'Error') as string) : undefined;
}

function invocation(state: string, event: RecordedEvent<TaskScheduledType>): Invocation {
  if (event.type !== 'TaskScheduled') return { state, target: event.details.resource, payload: event.details.input };
  const { resourceType, resource, parameters } = event.details;
  if (resourceType !== 'lambda') return { state, target: `${resourceType}:${resource}`, payload: parameters };
  const name = isObject(parameters) ? member(parameters, 'FunctionName') : undefined;
  const payload = isObject(parameters) ? member(parameters, 'Payload') : undefined;
  return { state, target: String(name), payload: payload ?? {} };
}
