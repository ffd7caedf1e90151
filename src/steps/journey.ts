// Questions about the way of an execution through its states.
import type { Attempt, Branch, Call, Step } from './step';
import type { Json } from '../json/json';

/** One call of a task. */
export interface Invocation<Payload = Json> extends Pick<Call, 'target'> {
  /** The state's name. */
  readonly state: string;
  /** The called resource: a function's ARN or name, an activity's ARN, or `service:action`. */
  readonly target: string;
  /** A Lambda function's event, or the parameters of a service. */
  readonly payload: Payload;
}

/** All steps. Those inside of branches and iterations follow the step that they belong to. */
export function allSteps(steps: readonly Step[]): Step[] {
  const all: Step[] = [];
  const add = (step: Step): void => {
    all.push(step);
    for (const branch of step.attempts.flatMap(branchesOf)) branch.steps.forEach(add);
  };
  steps.forEach(add);
  return all;
}

/** The branches of a Parallel, or the iterations of a Map. */
export function branchesOf(attempt: Attempt): readonly Branch[] {
  if (attempt.kind === 'Task') return [];
  return attempt.kind === 'Map' ? attempt.iterations : attempt.branches;
}

/** The calls of a step, in order, retries included. */
export function invocationsIn({ name, attempts }: Step): Invocation[] {
  return attempts.flatMap((attempt) => {
    if (attempt.kind !== 'Task' || !attempt.call) return [];
    const { target, payload } = attempt.call;
    return [{ state: name, target, payload }];
  });
}

/** How often the states of this name were tried again. */
export function retriesOf(steps: readonly Step[], state: string): number {
  const ofState = steps.filter(({ name }) => name === state);
  return ofState.reduce((sum, { attempts }) => sum + Math.max(0, attempts.length - 1), 0);
}

/** The errors that the catchers of a state handled, in order; undefined for one without a name. */
export function catchesOf(steps: readonly Step[], state: string): (string | undefined)[] {
  return steps.filter(({ name, status }) => name === state && status === 'CAUGHT').map(({ error }) => error);
}

/** Whether a step has something to tell: it did not simply succeed at the first attempt. */
export function isEventful({ status, attempts }: Step): boolean {
  return (status !== 'SUCCEEDED' && status !== 'ABORTED' && status !== 'RUNNING') || attempts.length > 1;
}
