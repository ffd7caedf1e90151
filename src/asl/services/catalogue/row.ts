// A row describes a service with optimised integrations and each of its actions. The types are the checklist: a row
// that omits a part does not compile. Write 'unknown' if no source says.
import type { Json } from '../../../json/json';

export interface Service {
  /** Its name in AWS's models and in Resources of the AWS SDK. Undefined if it is not an API of AWS, such as `http`. */
  readonly model: string | undefined;
  /** How its errors are named. Undefined if the answer's status is the name. */
  readonly errors: ErrorFamily | undefined;
  /** Its error for a role that lacks a permission. */
  readonly denial: Denial;
  readonly actions: Readonly<Record<string, Action>>;
}

export interface Action {
  /** The parameters that AWS requires when it creates the state machine. */
  readonly required: readonly string[];
  /** Parameters that Step Functions adds to those of the API. */
  readonly own?: readonly string[];
  /** Parameters of which at most one may be given. */
  readonly exclusive?: readonly string[];
  /**
   * The operation that it calls. Default: the service's operation of the same name. 'none' for an action of Step
   * Functions itself.
   */
  readonly operation?: Operation | 'none';
  /** Its request, in the notation of tools/models/service-models.ts. Default: the model's. */
  readonly request?: string;
  /** Paths to text in the request that may be JSON instead, such as `Entries.Detail`. */
  readonly json?: readonly string[];
  /** Parameters that hold lists of text by name, such as headers. */
  readonly textLists?: readonly string[];
  /** The operation whose answer has the shape of the task's result, if it is not the called one. */
  readonly answersLike?: Operation;
  /** How the service's answer becomes the result. Default: it is the result. */
  readonly answer?: AnswerKind;
  /**
   * The IAM actions that the call needs. Default: `SERVICE:Action`. A name refers to special rules in
   * permissions/needs.ts.
   */
  readonly iam?: readonly string[] | SpecialNeeds;
  /**
   * Further IAM actions in AWS's policies for this integration. The request and the account decide whether they are
   * needed, so a role without them is not refused and a role with them is not reported as too wide.
   */
  readonly mayNeed?: readonly (string | ConditionalNeed)[];
  /** Whether it has `.waitForTaskToken`. */
  readonly waitForTaskToken: boolean;
  /** Describes `.sync`. Undefined if the action does not support it. */
  readonly sync: Sync | undefined;
  /** Whether it has `.sync:2`, whose result has another form. */
  readonly sync2?: { readonly sample: Json };
  /** A result to start a mock from, as Step Functions writes it. */
  readonly sample: Json;
}

/** An IAM action that is needed only if the call has a parameter. */
export interface ConditionalNeed {
  readonly action: string;
  readonly given: string;
}

/** An action that waits for the end of a job. */
export interface Sync {
  /** The IAM actions with which Step Functions follows the job and stops it. */
  readonly follow: readonly string[] | 'unknown';
  /** The EventBridge rule that informs Step Functions of the job's end. Undefined if it only polls. */
  readonly rule: ManagedRule | undefined | 'unknown';
  /** How a description of the job shows that it failed. */
  readonly job: Job | 'unknown';
  readonly answer?: AnswerKind;
  readonly sample: Json;
}

export interface ManagedRule {
  readonly name: string;
  /**
   * Whether CreateStateMachine is known to refuse a role that may not create the rule. If it is not known, a missing
   * permission is not an error here.
   */
  readonly isChecked: boolean;
}

export interface Job {
  /** The action whose answer is the result. Undefined if no source describes the result. */
  readonly describedBy: string | undefined;
  /** The member of that answer that is the result (its first item if it is a list). Default: the whole answer. */
  readonly part?: string;
  /** The name under which the result holds that member. */
  readonly as?: string;
  /** Paths in the result to the state of the job, such as `QueryExecution.Status.State`. The first that exists counts. */
  readonly states: readonly string[];
  /** The states of a job that failed. */
  readonly failed: readonly string[];
  /** Members of the first answer that have another name in the result. */
  readonly renamed?: Readonly<Record<string, string>>;
}

export interface Operation {
  /** In AWS's models. */
  readonly service: string;
  readonly action: string;
}

/** The files of services/integrations that do more than pass an answer on. */
export type AnswerKind = 'ecs-run-task' | 'events-put-events' | 'glue-start-job-run' | 'http-status' | 'lambda-invoke';

/** Needs that depend on the parameters. */
export type SpecialNeeds = 'invoke-api' | 'invoke-http' | 'run-ecs-task';

export type ErrorFamily = FamilyOfSdk1 | FamilyOfSdk2;

/** Errors of version 1 of the AWS SDK for Java, which most optimised integrations use. */
export interface FamilyOfSdk1 {
  /** The prefix of error names. */
  readonly prefix: string;
  /** The name of the service in a cause. */
  readonly service: string;
  /** The exception for errors that the service's model does not list. */
  readonly exception: string;
}

/** Errors of version 2, which newer integrations use. */
export interface FamilyOfSdk2 {
  readonly prefix: string;
  readonly service?: undefined;
}

/** `{}` for a service that answers AccessDeniedException with status 400, as those with AWS's JSON protocol do. */
export interface Denial {
  readonly status?: number;
  readonly code?: string;
  /** The IAM action in the service's message. Default: IAM's spelling. */
  readonly action?: (action: string) => string;
}

export const FORBIDDEN: Denial = { status: 403 };

/**
 * @param service its name in causes
 */
export function sdk1(prefix: string, service: string, exception = `${service}Exception`): FamilyOfSdk1 {
  return { prefix, service, exception };
}

/** A rule whose name is known from AWS's policies. CreateStateMachine checks that the role may create it. */
export function checkedRule(name: string): ManagedRule {
  return { name, isChecked: true };
}

export function documentedRule(name: string): ManagedRule {
  return { name, isChecked: false };
}
