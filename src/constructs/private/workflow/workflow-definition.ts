// The definition of a workflow, rendered together with the template, so that later changes to states still count.
import { Lazy, Stack } from 'aws-cdk-lib';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ChainDefinitionBody,
  QueryLanguage,
  type DefinitionConfig,
  type IChainable,
  type State,
  type StateGraph,
  type StateMachine,
  type StateMachineProps,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { limitTasks, retryTasks, speak } from './defaults';
import { catchAll } from './failure-handling';
import type { LambdaWorkflowProps } from '../../lambda-workflow-props';
import { allStates } from '../inner-state';

/**
 * aws-stepfunctions renders the definition in the constructor of the state machine. That loses every later `addRetry`,
 * the effects of Aspects (aws-cdk#23596) and the permissions of states that are added later.
 */
export class WorkflowDefinition extends ChainDefinitionBody {
  public readonly queryLanguage: QueryLanguage;
  private readonly chain: IChainable;
  private readonly failureHandler?: IChainable;
  private graph?: StateGraph;
  private granted = 0;

  constructor(
    scope: Construct,
    private readonly props: LambdaWorkflowProps,
  ) {
    super(props.definition);
    this.chain = props.definition;
    this.queryLanguage = props.queryLanguage ?? QueryLanguage.JSONATA;
    this.failureHandler = props.onFailure?.bind(scope, this.queryLanguage);
    // At once, so that the handler's states and their permissions belong to the machine from the start.
    this.handleFailures();
  }

  /** All current states, including nested ones. */
  public get states(): State[] {
    return allStates(this.chain.startState);
  }

  public override bind(scope: Construct, _: IPrincipal, __: StateMachineProps, graph?: StateGraph): DefinitionConfig {
    this.graph = graph;
    this.granted = graph!.policyStatements.length; // the state machine has given these to its role already
    return { definitionString: Lazy.string({ produce: () => Stack.of(scope).toJsonString(this.render()) }) };
  }

  /** The current definition, with tokens. */
  public render(): object {
    this.applyPolicies();
    const { queryLanguage } = this;
    const { comment, taskTimeout } = this.props;
    const definition = { Comment: comment, QueryLanguage: queryLanguage, ...this.graph!.toGraphJson(queryLanguage) };
    if (taskTimeout) limitTasks(definition, taskTimeout.toSeconds());
    return definition;
  }

  /** Grants the role what states need that were added after the state machine was created. */
  public grantLate(stateMachine: StateMachine): void {
    this.applyPolicies();
    const { policyStatements } = this.graph!;
    policyStatements.slice(this.granted).forEach((statement) => stateMachine.addToRolePolicy(statement));
    this.granted = policyStatements.length;
  }

  private applyPolicies(): void {
    this.handleFailures();
    speak(this.states, this.queryLanguage);
    if (this.props.retry) retryTasks(this.states, this.props.retry);
  }

  private handleFailures(): void {
    if (this.failureHandler) catchAll(this.chain.startState, this.failureHandler, this.queryLanguage);
  }
}
