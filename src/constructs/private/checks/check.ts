// The interface of a check at synthesis, and the workflow that it examines.
import type { LogLevel, State } from 'aws-cdk-lib/aws-stepfunctions';
import type { StatePart } from '../../../asl/rules/rule';
import { isObject, member, type JsonObject } from '../../../json/json';
import { LambdaTask } from '../../lambda-task';

/** The definition as it will be deployed, except for tokens, and what only the constructs know. */
export interface CheckedWorkflow {
  readonly definition: JsonObject;
  /** Every state in the definition, including nested ones. */
  readonly states: readonly StatePart[];
  /** The constructs of the states, by the states' names. */
  readonly constructs: ReadonlyMap<string, State>;
  readonly isExpress: boolean;
  readonly logLevel: LogLevel;
  /** The workflow's timeout in seconds; for EXPRESS at most its limit of 5 minutes. */
  readonly timeout?: number;
}

/** A check. Each has its own file and a line in the table. */
export interface Check {
  /** The id to acknowledge it by. */
  readonly id: string;
  readonly severity: 'ERROR' | 'WARNING';
  /** Why it matters, with the source. */
  readonly reason: string;
  find(workflow: CheckedWorkflow): Problem[];
}

export interface Problem {
  /** What is wrong and what to do. */
  readonly text: string;
  /** The name of the state that it is about; undefined for the whole workflow. */
  readonly state?: string;
  /** Where it is not as bad as the check says. */
  readonly severity?: 'WARNING';
}

export interface Finding {
  readonly id: string;
  readonly state?: string;
  readonly severity: 'ERROR' | 'WARNING';
  readonly message: string;
}

/** The states of one type. */
export function ofType({ states }: CheckedWorkflow, type: string): StatePart[] {
  return states.filter(({ state }) => state.Type === type);
}

export function lambdaTaskOf({ constructs }: CheckedWorkflow, { name }: StatePart): LambdaTask | undefined {
  const state = constructs.get(name);
  return state instanceof LambdaTask ? state : undefined;
}

/** The retriers of a state that are objects. */
export function retriersOf({ state }: StatePart): JsonObject[] {
  const retriers = member(state, 'Retry');
  return Array.isArray(retriers) ? retriers.filter(isObject) : [];
}

/** A numeric field, or its default. */
export function numberIn(object: JsonObject, field: string, byDefault: number): number {
  const value = member(object, field);
  return typeof value === 'number' ? value : byDefault;
}
