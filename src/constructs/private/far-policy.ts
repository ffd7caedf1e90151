// Permissions of roles of other stacks, until it is known in which stack they belong.
import { Stack, Stage } from 'aws-cdk-lib';
import type {
  AddToPrincipalPolicyResult,
  IGrantable,
  IPrincipal,
  IRole,
  PolicyStatement,
  PrincipalPolicyFragment,
} from 'aws-cdk-lib/aws-iam';
import { DependencyGroup, type Construct, type IConstruct } from 'constructs';
import type { AnyPolicy } from './new-policy';
import { StackGraph } from './stack-graph';

/** Makes the policy in the stack of the workflow, or in that of the role. */
export interface Places {
  here(): AnyPolicy;
  there(): AnyPolicy;
}

/** A workflow, as far as its grants need it. */
export interface Settling extends IConstruct {
  /** What the workflow needs before it can be deployed, with tokens. */
  readonly _needs: unknown;
  /** Grants what the finished workflow needs and gives. */
  _settle(): void;
}

/** The stacks that are deployed together, which alone can refer to each other. */
function assemblyOf(construct: IConstruct): IConstruct {
  return Stage.of(construct) ?? construct.node.root;
}

/** The policies without a place, by app or stage. */
const unplaced = new WeakMap<IConstruct, Set<FarPolicy>>();

/** The permissions of a role of another stack than the workflow's. */
export class FarPolicy implements IGrantable, IPrincipal {
  public readonly grantPrincipal: IPrincipal = this;
  public readonly assumeRoleAction = 'sts:AssumeRole';
  private readonly waiting: PolicyStatement[] = [];
  private readonly dependable = new DependencyGroup();
  private policy?: AnyPolicy;

  constructor(
    private readonly workflow: Construct,
    private readonly role: IRole,
    private readonly places: Places,
  ) {
    const root = assemblyOf(workflow);
    unplaced.set(root, (unplaced.get(root) ?? new Set()).add(this));
  }

  public get policyFragment(): PrincipalPolicyFragment {
    return this.role.policyFragment;
  }

  public addToPolicy(statement: PolicyStatement): boolean {
    return this.addToPrincipalPolicy(statement).statementAdded;
  }

  public addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    if (this.policy) this.policy.addStatements(statement);
    else this.waiting.push(statement);
    return { statementAdded: true, policyDependable: this.dependable };
  }

  /** By the names of the workflow and the role. */
  public get order(): string {
    return `${this.workflow.node.path} ${this.role.node.path}`;
  }

  /**
   * They belong to the stack of the role, which probably uses the workflow, unless the workflow's stack waits for that
   * one: stacks must not wait for each other. Whatever is decided before, this never makes a circle.
   */
  public place(graph: StackGraph): void {
    const [here, there] = [Stack.of(this.workflow), this.role.stack];
    const isHere = graph.reaches(here, there);
    if (isHere) graph.add(here, there);
    else graph.add(there, here);
    this.policy = isHere ? this.places.here() : this.places.there();
    this.dependable.add(this.policy);
    this.policy.addStatements(...this.waiting.splice(0));
  }
}

/**
 * Places all policies of the app or the stage at once, in an order that depends only on names, so that the order in
 * which grants are made does not matter.
 */
export function placeFarPolicies(workflow: IConstruct): void {
  const root = assemblyOf(workflow);
  if (!unplaced.get(root)?.size) return;
  const workflows = root.node.findAll().filter((node): node is Settling => '_needs' in node);
  workflows.forEach((one) => one._settle());
  const graph = new StackGraph(root);
  workflows.forEach((one) => graph.addReferences(one, one._needs));
  const policies = [...unplaced.get(root)!].sort((one, other) => (one.order < other.order ? -1 : 1));
  unplaced.delete(root);
  policies.forEach((policy) => policy.place(graph));
}
