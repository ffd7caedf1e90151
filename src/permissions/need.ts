// What a task needs: actions on resources.
import type { Alternatives, AskedResource } from './resources/asked-resource';

/** An action on a resource. */
export interface Need {
  /** Such as `lambda:InvokeFunction`. A part may be unknown: see unknown-parts.ts. */
  readonly action: string;
  /**
   * The request is about one of these. Undefined if nothing says which resource it is; then every resource is accepted.
   */
  readonly resources?: Alternatives;
  /** Condition keys of the service, such as `iam:PassedToService`; null for a key that is not in the request. */
  readonly context?: Readonly<Record<string, string | null>>;
  /** Another resource that may be the actual one. If it is allowed, a denial becomes undecided. */
  readonly mayBe?: AskedResource;
  /** Why AWS may not ask for it. A role that does not allow it is undecided, not denied. */
  readonly doubt?: string;
}

export interface TaskNeeds {
  /** The call fails without these. */
  readonly toCall: readonly Need[];
  /**
   * Actions that AWS may check besides: to follow and stop a job, or for the service to act on other resources of the
   * account. They count as used, and a role is not refused if one is missing.
   */
  readonly besides: readonly Need[];
  /** Actions that may be needed, if no source says which are. */
  readonly open: readonly OpenNeed[];
}

/** Actions that a call may or may not need. */
export interface OpenNeed {
  /** With wildcards, such as `eks:*`. */
  readonly action: string;
  readonly why: string;
}
