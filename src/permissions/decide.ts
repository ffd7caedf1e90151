// Evaluates a role's policies as IAM does: an explicit deny wins, then an allow; otherwise the request is denied.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import { undecidable } from './conditions';
import { applies, type Policy, type Statement } from './policy';
import type { PermissionRequest } from './request';
import { hasUnknownPart, readableName } from './unknown-parts';

/** Everything that decides about a role's requests. */
export interface PolicySet {
  readonly policies: readonly Policy[];
  /** The ARNs of the role's policies that are not available. */
  readonly unknown: readonly string[];
  /** The permissions boundary; undefined if there is none. */
  readonly boundary?: Omit<PolicySet, 'boundary'>;
}

export type PolicyKind = 'identity-based policy' | 'permissions boundary';

export type Decision =
  | { readonly outcome: 'allowed'; readonly by: readonly Statement[] }
  | {
      readonly outcome: 'denied';
      readonly kind: PolicyKind;
      /** The statement that denies; undefined if none allows. */
      readonly statement: Statement | undefined;
    }
  | { readonly outcome: 'undecided'; readonly why: string; readonly by: readonly Statement[] };

export function decide(set: PolicySet, request: PermissionRequest): Decision {
  const own = decideOne(set, 'identity-based policy', request);
  if (!set.boundary) return own;
  const bound = decideOne(set.boundary, 'permissions boundary', request);
  // An explicit deny of either wins; then a role needs both.
  const denials = [own, bound].filter((each) => each.outcome === 'denied');
  const denial = denials.find((each) => each.outcome === 'denied' && each.statement) ?? denials[0];
  if (denial) return denial;
  return bound.outcome === 'undecided' ? { ...bound, by: own.outcome === 'denied' ? [] : own.by } : own;
}

function decideOne(
  { policies, unknown }: Omit<PolicySet, 'boundary'>,
  kind: PolicyKind,
  request: PermissionRequest,
): Decision {
  const allowing: Statement[] = [];
  const open: Statement[] = [];
  for (const statement of policies.flatMap(({ statements }) => statements)) {
    const about = applies(statement, request);
    if (about === 'yes' && statement.effect === 'Deny') return { outcome: 'denied', kind, statement };
    if (about === 'yes') allowing.push(statement);
    if (about === 'unknown') open.push(statement);
  }
  const denying = open.find(({ effect }) => effect === 'Deny');
  if (denying) return { outcome: 'undecided', why: whyOpen(denying, request), by: allowing };
  if (allowing.length > 0) return { outcome: 'allowed', by: allowing };
  if (open[0]) return { outcome: 'undecided', why: whyOpen(open[0], request), by: open };
  const partial = [...unknown, ...policies.filter(({ isComplete }) => !isComplete).map(({ name }) => name)];
  if (partial.length > 0) {
    const why = `the statements of ${partial.join(', ')} are not known here`;
    return { outcome: 'undecided', why, by: [] };
  }
  return { outcome: 'denied', kind, statement: undefined };
}

function whyOpen(statement: Statement, request: PermissionRequest): string {
  const { context } = request;
  const conditions = undecidable(statement.conditions, context);
  const what = conditions ? `a condition (${conditions})` : whatOfResource(statement, request);
  return `${statement.label} (${statement.effect}) depends on ${what}`;
}

function whatOfResource({ resources, actions }: Statement, { action, names, gap, context }: PermissionRequest): string {
  if (names === undefined) {
    const isOpen = actions.patterns.some(({ matches }) => matches(action.toLowerCase(), context) === 'unknown');
    if (isOpen) return `its actions, and no source says which action ${readableName(action)} is`;
    return 'its resources, and no rule here says which resource the call is about';
  }
  if (gap !== undefined) return gap;
  const reference = resources.patterns
    .map(({ text }) => /\{\{resolve:[^}]*\}\}/.exec(text)?.[0])
    .find((one) => one !== undefined);
  if (reference !== undefined) return `the value of ${reference}, which only a deployment knows: set it in parameters`;
  const noArn = resources.patterns.find(({ text }) => !/^(?:arn:|\*|\$\{)/.test(text));
  if (noArn) return `the resource ${noArn.text}, which is not an ARN: set what it comes from in parameters`;
  const generated = names.find(hasUnknownPart);
  if (generated !== undefined) return `the name that CloudFormation will give: ${readableName(generated)}`;
  return 'resources with a policy variable';
}
