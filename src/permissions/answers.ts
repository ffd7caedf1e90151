// The answers of a role's policies to a task's call, for those who ask afterwards. Only types.
import type { TaskResource } from '../asl/services/resource';
import type { Json } from '../json/json';

/** A task's call. */
export interface AskedCall {
  readonly resource: TaskResource;
  readonly args: Json;
  /** The region that it is made in; undefined for that of the execution. */
  readonly region: string | undefined;
  /** The role of its Credentials. */
  readonly roleArn: string | undefined;
}

/** What a call needed. */
export interface PermissionAnswer {
  /** The role's name. */
  readonly role: string;
  /** Such as `lambda:InvokeFunction`. */
  readonly action: string;
  /** An ARN. `*` if no rule knows the resource of the call. */
  readonly resource: string;
  /** What the policies say. `undecided` if that depends on what only AWS knows. */
  readonly verdict: 'allowed' | 'denied' | 'undecided';
  /** The statements that allowed it, the one that denied it, or why it cannot be decided. */
  readonly why?: string;
}
