// The definition of a workflow, rendered together with the template, so that later changes to states still count.
import { Lazy, Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  DefinitionBody,
  DistributedMap,
  QueryLanguage,
  StateGraph,
  type DefinitionConfig,
  type State,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { InheritedRetries, limitTasks, speak } from './defaults';
import { dropSpareCatchers, FailureHandling } from './failure-handling';
import { checkStates } from './workflow-checks';
import { LambdaTask } from '../../lambda-task';
import type { LambdaWorkflowProps } from '../../lambda-workflow-props';
import { allStates, bindLate, inOrder } from '../inner-state';

/**
 * aws-stepfunctions renders the definition in the constructor of the state machine. That loses every later `addRetry`,
 * the effects of Aspects (aws-cdk#23596), and states, branches and permissions that are added later. This definition
 * makes the graph of states itself and brings it up to date whenever it is read, so that the order in which states,
 * catchers, branches and the workflow are made does not matter.
 */
export class WorkflowDefinition extends DefinitionBody {
  public readonly queryLanguage: QueryLanguage;
  private readonly start: State;
  private readonly failureHandling?: FailureHandling;
  private readonly retries?: InheritedRetries;
  private readonly granted = new Set<PolicyStatement>();
  private graph?: StateGraph;

  constructor(
    private readonly scope: Construct,
    private readonly props: LambdaWorkflowProps,
  ) {
    super();
    this.start = props.definition.startState;
    this.queryLanguage = props.queryLanguage ?? QueryLanguage.JSONATA;
    const handler = props.onFailure?.bind(scope);
    this.failureHandling = handler && new FailureHandling(this.start, handler);
    this.retries = props.retry && new InheritedRetries(props.retry);
    // At once, so that the handler's states belong to the machine from the start.
    this.prepare();
  }

  /** All current states, including nested ones, in the order of the definition. */
  public get states(): State[] {
    return allStates(this.start);
  }

  /** The current distributed Maps. */
  public get distributedMaps(): DistributedMap[] {
    return this.states.filter((state) => DistributedMap.isDistributedMap(state));
  }

  public override bind(scope: Construct): DefinitionConfig {
    this.graph = new StateGraph(this.start, 'State Machine definition');
    this.graph.timeout = this.props.timeout;
    return { definitionString: Lazy.string({ produce: () => Stack.of(scope).toJsonString(this.render()) }) };
  }

  /** The current definition, with tokens. */
  public render(): object {
    this.update();
    const { queryLanguage } = this;
    const { comment, taskTimeout } = this.props;
    const definition = { Comment: comment, QueryLanguage: queryLanguage, ...inOrder(this.graph!, queryLanguage) };
    if (taskTimeout) limitTasks(definition, taskTimeout.toSeconds());
    return definition;
  }

  /** What the current states need. */
  public get statements(): PolicyStatement[] {
    this.update();
    return this.graph!.policyStatements;
  }

  /** What states need that has not been granted yet, in an order that depends on nothing but the statements. */
  public newStatements(): PolicyStatement[] {
    const added = this.statements.filter((statement) => !this.granted.has(statement));
    added.forEach((statement) => this.granted.add(statement));
    const text = (statement: PolicyStatement) => JSON.stringify(Stack.of(this.scope).resolve(statement.toJSON()));
    return added
      .map((statement) => ({ statement, text: text(statement) }))
      .sort((one, other) => (one.text < other.text ? -1 : 1))
      .map(({ statement }) => statement);
  }

  /** Applies what the workflow sets for its states. Calling this twice does no harm. */
  private update(): void {
    this.prepare();
    bindLate(this.start);
    const { states } = this;
    speak(states, this.queryLanguage); // again, because a branch that is added late has only now got its machine
    for (const state of states) if (state instanceof LambdaTask) state._joinWorkflow();
    this.retries?.apply(states);
  }

  /** Catchers, languages and checks. */
  private prepare(): void {
    dropSpareCatchers(this.states);
    this.failureHandling?.update();
    speak(this.states, this.queryLanguage);
    checkStates(this.scope, this.states, this.queryLanguage, this.graph);
  }
}
