// The wildcards that policies may have, each with its reason; docs/constructs.md lists the same.
interface Allowed {
  readonly actions: RegExp;
  readonly reason: string;
}

const ALLOWED: readonly Allowed[] = [
  {
    actions: /^logs:(\w+LogDelivery|ListLogDeliveries|PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups)$/,
    reason: 'log delivery has no resource types (docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html)',
  },
  {
    actions: /^xray:(PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets)$/,
    reason: 'X-Ray has no resource types (docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html)',
  },
  {
    actions:
      /^states:(DescribeExecution|DescribeStateMachineForExecution|GetExecutionHistory|RedriveExecution|StopExecution)$/,
    reason: 'the name of an execution is not known before it starts; the ARN has that of its state machine',
  },
];

export interface WildStatement {
  readonly policy: string;
  readonly actions: readonly string[];
  readonly resource: string;
  /** Why it is allowed; undefined when it is not. */
  readonly reason: string | undefined;
}

interface Statement {
  readonly Action?: string | string[];
  readonly Resource?: unknown;
}

/** All statements of all identity policies of a template that have a wildcard among their actions or resources. */
export function statementsWithWildcards(template: { readonly [section: string]: unknown }): WildStatement[] {
  const resources = Object.entries((template.Resources ?? {}) as Record<string, { Type: string; Properties?: object }>);
  return resources.flatMap(([policy, { Type, Properties }]) =>
    statementsIn(Type, (Properties ?? {}) as Record<string, never>)
      .map(({ Action = [], Resource }) => ({ policy, actions: [Action].flat(), resource: JSON.stringify(Resource) }))
      .filter(({ actions, resource }) => resource?.includes('*') || actions.some((action) => action.includes('*')))
      .map((found) => ({ ...found, reason: reasonOf(found.actions) })),
  );
}

function statementsIn(type: string, properties: Record<string, never>): Statement[] {
  const documents: { Statement: Statement[] }[] =
    type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy'
      ? [properties.PolicyDocument!]
      : type === 'AWS::IAM::Role'
        ? ((properties.Policies ?? []) as { PolicyDocument: never }[]).map(({ PolicyDocument }) => PolicyDocument)
        : [];
  return documents.flatMap(({ Statement }) => Statement);
}

function reasonOf(actions: readonly string[]): string | undefined {
  return ALLOWED.find((allowed) => actions.every((action) => allowed.actions.test(action)))?.reason;
}
