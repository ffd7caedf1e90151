// What is to be known of a service with optimised integrations, and of each of its actions.
// The types are the checklist: a row that leaves a part out does not compile. Write 'unknown' for what no source says.
import type { Json } from '../../../json/json';

export interface Service {
  /** In AWS's models, and in Resources of the AWS SDK. Undefined for what is no API of AWS's, such as `http`. */
  readonly model: string | undefined;
  /** How its errors are named. Undefined where the status of the answer is the name. */
  readonly errors: ErrorFamily | undefined;
  /** How it answers a role that lacks a permission. */
  readonly denial: Denial;
  readonly actions: Readonly<Record<string, Action>>;
}

export interface Action {
  /** The parameters without which AWS does not create the state machine. */
  readonly required: readonly string[];
  /** Parameters that Step Functions adds to those of the API. */
  readonly own?: readonly string[];
  /** The operation that it calls. Default: the service's own of the same name. 'none' for what Step Functions made itself. */
  readonly operation?: Operation | 'none';
  /** The operation whose answer the task's result looks like, where that is another one. */
  readonly answersLike?: Operation;
  /** What becomes of the service's answer. Default: it is the result. */
  readonly answer?: AnswerKind;
  /** The IAM actions that the call needs. Default: `SERVICE:Action`. A name means rules of its own, in permissions/needs.ts. */
  readonly iam?: readonly string[] | SpecialNeeds;
  /**
   * IAM actions that AWS's policies for this integration contain besides. Whether they are needed depends on the request and the
   * account, so a role without them is not refused, and a role with them is not said to be too wide.
   */
  readonly mayNeed?: readonly (string | ConditionalNeed)[];
  /** Whether it has `.waitForTaskToken`. */
  readonly waitForTaskToken: boolean;
  /** What is to be known of `.sync`. Undefined where the action does not have it. */
  readonly sync: Sync | undefined;
  /** `.sync:2`, which is `.sync` with another form of the result. */
  readonly sync2?: { readonly sample: Json };
  /** A result to start a mock from, as Step Functions writes it. */
  readonly sample: Json;
}

/** An IAM action that only matters where the call has a parameter. */
export interface ConditionalNeed {
  readonly action: string;
  readonly given: string;
}

/** An action that waits for the end of a job. */
export interface Sync {
  /** The IAM actions with which Step Functions follows the job and stops it. */
  readonly follow: readonly string[] | 'unknown';
  /** The EventBridge rule through which Step Functions hears of the job's end. Undefined where it only polls. */
  readonly rule: ManagedRule | undefined | 'unknown';
  /** How a description of the job tells that it failed. */
  readonly job: Job | 'unknown';
  readonly answer?: AnswerKind;
  readonly sample: Json;
}

export interface ManagedRule {
  readonly name: string;
  /**
   * Whether CreateStateMachine is known to refuse a role that may not make the rule. Where it is not known, a missing permission
   * is no error here.
   */
  readonly isChecked: boolean;
}

export interface Job {
  /** The action whose answer is the result. Undefined where no source says what of it the result is. */
  readonly describedBy: string | undefined;
  /** The member of that answer that is the result (its first item if it is a list), rather than the whole answer. */
  readonly part?: string;
  /** The name that the result puts before that member. */
  readonly as?: string;
  /** Paths in the result to the state of the job, such as `QueryExecution.Status.State`. The first that exists counts. */
  readonly states: readonly string[];
  /** The states of a job that failed. */
  readonly failed: readonly string[];
  /** Members of the start's answer that have another name in the result. */
  readonly renamed?: Readonly<Record<string, string>>;
}

export interface Operation {
  /** In AWS's models. */
  readonly service: string;
  readonly action: string;
}

/** The files of services/integrations that do more with an answer than to hand it on. */
export type AnswerKind = 'ecs-run-task' | 'events-put-events' | 'http-status' | 'lambda-invoke';

/** The needs that depend on the parameters. */
export type SpecialNeeds = 'invoke-api' | 'invoke-http' | 'run-ecs-task';

export type ErrorFamily = FamilyOfSdk1 | FamilyOfSdk2;

/** Errors of version 1 of the AWS SDK for Java, which most optimised integrations use. */
export interface FamilyOfSdk1 {
  /** Before the name of an error. */
  readonly prefix: string;
  /** The service in a cause. */
  readonly service: string;
  /** The exception for what the service's model does not list. */
  readonly exception: string;
}

/** Errors of version 2, which the integrations that came later use. */
export interface FamilyOfSdk2 {
  readonly prefix: string;
  readonly service?: undefined;
}

/** `{}` for a service that answers AccessDeniedException with status 400, as those with AWS's JSON protocol do. */
export interface Denial {
  readonly status?: number;
  readonly code?: string;
  /** How the service writes the IAM action in its message. Default: as IAM does. */
  readonly action?: (action: string) => string;
}

export const FORBIDDEN: Denial = { status: 403 };

/** @param service as causes have it */
export function sdk1(prefix: string, service: string, exception = `${service}Exception`): FamilyOfSdk1 {
  return { prefix, service, exception };
}

/** A rule whose name is known from AWS's policies, and that CreateStateMachine asks the role for. */
export function checkedRule(name: string): ManagedRule {
  return { name, isChecked: true };
}

export function documentedRule(name: string): ManagedRule {
  return { name, isChecked: false };
}
