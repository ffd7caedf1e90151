// Which parts of a role's policies the runs of a simulator used, and which none of them did.
import type { Policy, Statement } from './policy';
import type { PermissionRequest } from './request';

/** A statement of which nothing, or not all, was used. */
export interface UnusedPermission {
  /** The role's name. */
  readonly role: string;
  /** Such as `statement 2 of WorkflowRoleDefaultPolicy`. */
  readonly statement: string;
  /** True where no call needed the statement at all. */
  readonly isWhole: boolean;
  /** The actions that no call needed, as the policy writes them. */
  readonly actions: readonly string[];
  /** The resources that no call was about, as the policy resolves. */
  readonly resources: readonly string[];
}

/** What no run used, of the roles whose policies are known. */
export class UnusedPermissions {
  constructor(readonly statements: readonly UnusedPermission[]) {}

  /** One line for each statement. */
  toString(): string {
    if (this.statements.length === 0) return 'Every statement, action and resource was used.';
    return this.statements.map(lineOf).join('\n');
  }
}

function lineOf({ role, statement, isWhole, actions, resources }: UnusedPermission): string {
  const parts = [
    ...(actions.length > 0 ? [`actions ${actions.join(', ')}`] : []),
    ...(resources.length > 0 ? [`resources ${resources.join(', ')}`] : []),
  ];
  return `${role}: ${statement}: ${isWhole ? 'never used: ' : 'never used of it: '}${parts.join('; ')}`;
}

/** Remembers what was used of one role. */
export class Usage {
  private readonly used = new Map<Statement, Set<string>>();

  /** All statements that allow a request are used by it. */
  mark(statements: readonly Statement[], request: PermissionRequest): void {
    for (const statement of statements) {
      const marks = this.used.get(statement) ?? new Set();
      this.used.set(statement, marks);
      for (const { text, matches } of statement.actions.patterns) {
        if (matches(request.action.toLowerCase(), request.context) !== 'no') marks.add(`action ${text}`);
      }
      for (const { text, matches } of statement.resources.patterns) {
        if (request.resource === undefined || matches(request.resource, request.context) !== 'no') {
          marks.add(`resource ${text}`);
        }
      }
    }
  }

  unused(role: string, policies: readonly Policy[]): readonly UnusedPermission[] {
    return policies
      .flatMap(({ statements }) => statements)
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) => this.unusedOf(role, statement));
  }

  private unusedOf(role: string, statement: Statement): readonly UnusedPermission[] {
    const marks = this.used.get(statement);
    // A negated element has no parts of which one could say that they were used.
    const rest = (element: 'actions' | 'resources', kind: string) =>
      statement[element].patterns
        .map(({ text }) => text)
        .filter((text) => !marks?.has(`${kind} ${text}`) && !(marks && statement[element].isNegated))
        .map((text) => (statement[element].isNegated ? `all but ${text}` : text));
    const actions = rest('actions', 'action');
    const resources = rest('resources', 'resource');
    if (actions.length === 0 && resources.length === 0) return [];
    return [{ role, statement: statement.label, isWhole: marks === undefined, actions, resources }];
  }
}
