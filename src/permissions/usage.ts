// Which parts of a role's policies the runs of a simulator used, and which they did not.
import type { OpenNeed } from './need';
import type { Policy, Statement } from './policy';
import type { PermissionRequest } from './request';
import { compileWildcard } from './wildcard';

/** A statement that was not used, or not completely. */
export interface UnusedPermission {
  /** The role's name. */
  readonly role: string;
  /** Such as `statement 2 of WorkflowRoleDefaultPolicy`. */
  readonly statement: string;
  /** True if no call needed the statement at all. */
  readonly isWhole: boolean;
  /** The actions that no call needed, as written in the policy. */
  readonly actions: readonly string[];
  /** The resources that no call used, as resolved in the policy. */
  readonly resources: readonly string[];
}

/** Actions of a statement that calls may or may not have needed. */
export interface UndecidedUse {
  /** The role's name. */
  readonly role: string;
  /** Such as `statement 2 of WorkflowRoleDefaultPolicy`. */
  readonly statement: string;
  /** As the policy writes them. */
  readonly actions: readonly string[];
  /** The calls that may have needed them. */
  readonly why: string;
}

/** What one role did not use. */
export interface RoleUsage {
  readonly unused: readonly UnusedPermission[];
  readonly undecided: readonly UndecidedUse[];
}

/** What no run used of the roles whose policies are known. */
export class UnusedPermissions {
  constructor(
    /** The statements of the policies that were not used, or not with all of their actions and resources. */
    readonly statements: readonly UnusedPermission[],
    /** Statements that may or may not have been used. */
    readonly undecided: readonly UndecidedUse[] = [],
  ) {}

  /** One line per statement. */
  toString(): string {
    const lines = [...this.statements.map(lineOf), ...this.undecided.map(undecidedLine)];
    return lines.length === 0 ? 'Every statement, action and resource was used.' : lines.join('\n');
  }
}

function lineOf({ role, statement, isWhole, actions, resources }: UnusedPermission): string {
  const parts = [
    ...(actions.length > 0 ? [`actions ${actions.join(', ')}`] : []),
    ...(resources.length > 0 ? [`resources ${resources.join(', ')}`] : []),
  ];
  return `${role}: ${statement}: ${isWhole ? 'never used: ' : 'never used of it: '}${parts.join('; ')}`;
}

function undecidedLine({ role, statement, actions, why }: UndecidedUse): string {
  return `${role}: ${statement}: undecided: actions ${actions.join(', ')}: ${why}`;
}

/** Records what was used of one role. */
export class Usage {
  private readonly used = new Map<Statement, Set<string>>();
  private readonly open = new Map<string, OpenNeed>();

  /** A request uses all statements that allow it. */
  mark(statements: readonly Statement[], request: PermissionRequest): void {
    for (const statement of statements) {
      const marks = this.used.get(statement) ?? new Set();
      this.used.set(statement, marks);
      for (const { text, matches } of statement.actions.patterns) {
        if (matches(request.action.toLowerCase(), request.context) !== 'no') marks.add(`action ${text}`);
      }
      for (const { text, matches } of statement.resources.patterns) {
        if (!request.names || request.names.some((name) => matches(name, request.context) !== 'no')) {
          marks.add(`resource ${text}`);
        }
      }
    }
  }

  noteOpen(need: OpenNeed): void {
    this.open.set(`${need.action} ${need.why}`, need);
  }

  of(role: string, policies: readonly Policy[]): RoleUsage {
    const usages = policies
      .flatMap(({ statements }) => statements)
      .filter(({ effect }) => effect === 'Allow')
      .map((statement) => this.usageOf(role, statement));
    return {
      unused: usages.flatMap(({ unused }) => unused),
      undecided: usages.flatMap(({ undecided }) => undecided),
    };
  }

  private usageOf(role: string, statement: Statement): RoleUsage {
    const marks = this.used.get(statement);
    // A negated element has no parts that could be reported as used.
    const rest = (element: 'actions' | 'resources', kind: string) =>
      statement[element].patterns
        .map(({ text }) => text)
        .filter((text) => !marks?.has(`${kind} ${text}`) && !(marks && statement[element].isNegated))
        .map((text) => (statement[element].isNegated ? `all but ${text}` : text));
    const actions = rest('actions', 'action');
    const reasons = (action: string) => this.reasons(action, statement);
    const open = actions.filter((action) => reasons(action).length > 0);
    const unused = actions.filter((action) => !open.includes(action));
    // The resources of an undecided action are undecided, too.
    const resources = open.length > 0 ? [] : rest('resources', 'resource');
    const label = { role, statement: statement.label };
    const isWhole = marks === undefined && open.length === 0;
    const why = [...new Set(open.flatMap(reasons))].join('; ');
    return {
      unused: unused.length + resources.length === 0 ? [] : [{ ...label, isWhole, actions: unused, resources }],
      undecided: open.length === 0 ? [] : [{ ...label, actions: open, why }],
    };
  }

  /** Why an action of a statement may have been needed, although no call is known to need it. */
  private reasons(action: string, { actions }: Statement): readonly string[] {
    const needs = [...this.open.values()].filter((need) =>
      actions.isNegated
        ? !actions.patterns.some(({ text }) => covers(text, need.action))
        : covers(action, need.action) || covers(need.action, action),
    );
    return needs.map(({ why }) => why);
  }
}

/** Whether one pattern of IAM actions covers all actions of the other. */
function covers(pattern: string, other: string): boolean {
  return compileWildcard(pattern.toLowerCase())(other.toLowerCase());
}
