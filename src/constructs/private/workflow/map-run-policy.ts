// What a workflow with distributed Maps must be allowed on itself, also if they are added after the workflow.
import { Arn, ArnFormat, Lazy, Stack } from 'aws-cdk-lib';
import { Grant, type ManagedPolicy, type Policy } from 'aws-cdk-lib/aws-iam';
import type { DistributedMap, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { newPolicy } from '../new-policy';

/** The statements of aws-stepfunctions, which looks for distributed Maps only once, when the state machine is made. */
export class MapRunPolicy {
  private policy?: Policy | ManagedPolicy;
  private maps: readonly DistributedMap[] = [];

  constructor(
    private readonly stateMachine: StateMachine,
    private readonly isManaged: boolean,
  ) {}

  public settle(maps: readonly DistributedMap[]): void {
    this.maps = maps;
    if (maps.length > 0) this.policy ??= this.newPolicy();
  }

  private newPolicy(): Policy | ManagedPolicy {
    const { stateMachine, isManaged } = this;
    const policy = newPolicy(stateMachine, 'DistributedMapPolicy', stateMachine.role, isManaged);
    const add = (actions: string[], resourceArns: string[]) =>
      Grant.addToPrincipal({ grantee: policy, actions, resourceArns });
    add(['states:StartExecution'], [this.stateMachine.stateMachineArn]);
    add(['states:DescribeExecution', 'states:StopExecution'], [this.executionArn(':*')]);
    add(['states:RedriveExecution'], Lazy.list({ produce: () => this.childExecutions() }));
    return policy;
  }

  private childExecutions(): string[] {
    const labels = this.maps.map((map) => (map as unknown as { readonly label?: string }).label);
    const all = labels.includes(undefined) ? ['*'] : [...new Set(labels)].sort();
    return all.map((label) => this.executionArn(`/${label}:*`));
  }

  private executionArn(rest: string): string {
    const { resourceName } = Arn.split(this.stateMachine.stateMachineArn, ArnFormat.COLON_RESOURCE_NAME);
    return Stack.of(this.stateMachine).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${resourceName}${rest}`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
