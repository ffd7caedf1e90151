// The missing and undecided permissions of an execution, as data and as text.

/** A policy statement. */
export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: string;
  readonly Resource: string;
}

/** A denied call of a task. */
export interface MissingPermission {
  /** The task state. */
  readonly state: string;
  /** The role's name. */
  readonly role: string;
  /** IAM's name of the action, such as `lambda:InvokeFunction`. */
  readonly action: string;
  /** An ARN, or `*` if no rule knows the resource of the call. */
  readonly resource: string;
  /** The Deny statement that applies, such as `NoCharges of Policy`; undefined if no statement allows the call. */
  readonly deniedBy: string | undefined;
  /** The policy in which the statement is missing. */
  readonly kind: 'identity-based policy' | 'permissions boundary';
  /** The statement to add, unless `deniedBy` names one to remove. */
  readonly statement: PolicyStatement;
}

/** A permission that cannot be decided; the task was called. Reported once, however often it is needed. */
export interface UndecidedPermission {
  readonly state: string;
  readonly role: string;
  readonly action: string;
  readonly why: string;
}

/** The last lines of a trace; empty if nothing is missing or undecided. */
export function permissionLines(
  missing: readonly MissingPermission[],
  undecided: readonly UndecidedPermission[],
): readonly string[] {
  return [
    ...unique(missing.map(missingText)),
    ...unique(undecided.map(({ role, action, why }) => `Not decided: whether ${role} allows ${action}: ${why}`)),
  ];
}

export function missingText({ role, action, resource, deniedBy, kind, statement }: MissingPermission): string {
  const head = `Missing permission: the role ${role} may not ${action} on ${resource}`;
  if (deniedBy !== undefined) return `${head}; ${deniedBy} denies it`;
  const where = kind === 'permissions boundary' ? 'its permissions boundary' : 'its policies';
  return `${head}. Add to ${where}:\n  ${JSON.stringify(statement)}`;
}

function unique(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)];
}
