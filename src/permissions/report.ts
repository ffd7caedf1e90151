// What an execution's role lacked, and what could not be decided: as data, and in words.

/** A statement as it would stand in a policy. */
export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: string;
  readonly Resource: string;
}

/** A task that the execution's role was not allowed to call. */
export interface MissingPermission {
  /** The task state. */
  readonly state: string;
  /** The role's name. */
  readonly role: string;
  readonly action: string;
  /** An ARN; `*` where no rule says which resource the call is about. */
  readonly resource: string;
  /** The Deny statement in the way, such as `NoCharges of Policy`; undefined where none allows. */
  readonly deniedBy: string | undefined;
  /** Where the statement is missing. */
  readonly kind: 'identity-based policy' | 'permissions boundary';
  /** What to add, unless `deniedBy` names what to take away. */
  readonly statement: PolicyStatement;
}

/** A permission that nobody here can decide on; the task was called. Told once, however often it is asked for. */
export interface UndecidedPermission {
  readonly state: string;
  readonly role: string;
  readonly action: string;
  readonly why: string;
}

/** The lines that a trace ends with; none where nothing is missing and nothing undecided. */
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
