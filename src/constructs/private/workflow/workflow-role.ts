// The role of a workflow.
import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal, type AddToPrincipalPolicyResult, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { RolePolicies } from '../new-policy';

/**
 * Step Functions may assume it only for state machines of this account, which not every supported version of
 * aws-cdk-lib sees to (docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html, confused deputy).
 */
export class WorkflowRole extends Role {
  private readonly policies: RolePolicies;

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
    this.policies = new RolePolicies(this, 'Permissions', this, true);
  }

  /** Into a managed policy if the workflow asks for it. */
  public override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    if (!this.isManaged) return super.addToPrincipalPolicy(statement);
    return { statementAdded: true, policyDependable: this.policies.add(statement) };
  }
}
