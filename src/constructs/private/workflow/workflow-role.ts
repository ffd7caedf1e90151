// The role of a workflow.
import { ArnFormat, Stack } from 'aws-cdk-lib';
import {
  ManagedPolicy,
  Role,
  ServicePrincipal,
  type AddToPrincipalPolicyResult,
  type PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A managed policy has at most 6,144 characters (docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). */
const LONGEST = 5500;

/**
 * Step Functions may assume it only for state machines of this account, which not every supported version of
 * aws-cdk-lib sees to (docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html, confused deputy).
 */
export class WorkflowRole extends Role {
  private readonly policies: ManagedPolicy[] = [];
  private length = 0;

  constructor(
    scope: Construct,
    id: string,
    roleName: string | undefined,
    private readonly isManaged: boolean,
  ) {
    const { account } = Stack.of(scope);
    const parts = { service: 'states', resource: 'stateMachine', resourceName: '*' };
    const machines = Stack.of(scope).formatArn({ ...parts, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    const conditions = { ArnLike: { 'aws:SourceArn': machines }, StringEquals: { 'aws:SourceAccount': account } };
    super(scope, id, { roleName, assumedBy: new ServicePrincipal('states.amazonaws.com', { conditions }) });
  }

  /** Into a managed policy if the workflow asks for it. */
  public override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    if (!this.isManaged) return super.addToPrincipalPolicy(statement);
    const { length } = JSON.stringify(Stack.of(this).resolve(statement.toJSON()));
    if (this.policies.length === 0 || this.length + length > LONGEST) {
      this.policies.push(new ManagedPolicy(this, `Permissions${this.policies.length || ''}`, { roles: [this] }));
      this.length = 0;
    }
    this.length += length;
    const policy = this.policies.at(-1)!;
    policy.addStatements(statement);
    return { statementAdded: true, policyDependable: policy };
  }
}
