// A sequence of functions or tasks, as one part of a workflow.
import { Stack, Token } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Chain,
  type QueryLanguage,
  State,
  StateMachineFragment,
  type IChainable,
  type INextable,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct, IConstruct } from 'constructs';
import { LambdaTask } from './lambda-task';
import type { OnFailure } from './on-failure';
import { checkArguments } from './private/chaining';
import { functionBehind } from './private/function-timeout';
import { injectedProps } from './private/injected-props';
import { statesOf } from './private/inner-state';
import { constructError } from './private/kinds/construct-error';
import { having, listOf, optional, type Kinds } from './private/kinds/kind';
import { ON_FAILURE, QUERY_LANGUAGE, RETRY_POLICY, TEXT } from './private/kinds/property-kinds';
import { checkRetry } from './private/lambda-task-checks';
import { catchForChain } from './private/workflow/failure-handling';
import type { RetryPolicy } from './retry-policy';

/** Properties of a LambdaTaskChain. Give either functions or tasks. */
export interface LambdaTaskChainProps {
  /**
   * Functions to invoke one after the other, each with the result of the previous one. Each becomes a LambdaTask named
   * after the function's place in its stack, also behind an alias or a version: `Resize`, or `Images Resize` for one
   * inside of a construct `Images`. A repeated function gets a number: `Resize 2`. So another function in the chain
   * renames no state. In JSONata a result that another function receives must be an object or a list, see
   * the `payload` of a LambdaTask.
   *
   * @default - `tasks` are given instead
   */
  readonly functions?: IFunction[];

  /**
   * Tasks to run one after the other, each once.
   *
   * @default - made from `functions`
   */
  readonly tasks?: LambdaTask[];

  /**
   * Retry policy for tasks that do not define their own.
   *
   * @default - the workflow's `retry`, or else RetryPolicy.standard()
   */
  readonly retry?: RetryPolicy;

  /**
   * What happens when a task of the chain fails. A handler that does not end the execution, as `OnFailure.goto` may not,
   * continues after the chain.
   *
   * @default - the workflow's `onFailure`, or else the execution fails
   */
  readonly onFailure?: OnFailure;

  /**
   * The query language of the tasks made from `functions`.
   *
   * @default - that of the LambdaWorkflow that the chain belongs to; in another state machine QueryLanguage.JSONATA
   */
  readonly queryLanguage?: QueryLanguage;

  /**
   * Prefix for the names of the states, so that a function can be in several chains of a workflow. A name with its
   * prefix has at most 80 characters.
   *
   * @default - no prefix
   */
  readonly prefix?: string;
}

/**
 * A sequence of Lambda tasks, which chains with other states like a single state. The same functions may be in several
 * chains of one workflow if each chain has its own `prefix`.
 *
 * @example
 * new LambdaTaskChain(this, 'Fulfil', {
 *   functions: [reserveFunction, shipFunction],
 *   onFailure: OnFailure.invoke(releaseFunction),
 * });
 */
export class LambdaTaskChain extends StateMachineFragment {
  /** The id by which injectors of properties find this construct. */
  static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-workflows.LambdaTaskChain';

  /** The first state. */
  public readonly startState: State;

  /** The states that lead to a following state. */
  public readonly endStates: INextable[];

  /** The tasks, in order. */
  public readonly tasks: LambdaTask[];

  /** @throws an error that names the construct if there are no tasks, both functions and tasks, or a repeated task */
  constructor(scope: Construct, id: string, givenProps: LambdaTaskChainProps) {
    const props = injectedProps(scope, id, LambdaTaskChain.PROPERTY_INJECTION_ID, givenProps, KINDS);
    super(scope, id);
    const { functions, tasks, prefix = '', retry } = props;
    if (functions && tasks) {
      throw constructError(scope, id, 'functions and tasks exclude each other: set only one of them.');
    }
    if (Token.isUnresolved(prefix)) {
      throw constructError(scope, id, 'prefix must be known at synthesis; found a token. Use a plain text.');
    }
    checkRetry(scope, id, retry);
    const twice = tasks?.find((task, index) => tasks.indexOf(task) !== index);
    if (twice) {
      const message = `the chain contains the task ${twice.node.path} twice, which would make a loop. Create another LambdaTask for its function.`;
      throw constructError(scope, id, message);
    }
    for (const task of tasks ?? []) {
      const other = task._joinChain(this);
      if (!other) continue;
      const message = `the task ${task.node.path} already belongs to the chain ${other.node.path}. Create another LambdaTask for its function.`;
      throw constructError(scope, id, message);
    }
    this.tasks = tasks ?? this.tasksOf(functions ?? [], props);
    for (const task of this.tasks) {
      if (tasks) task.addPrefix(prefix);
      if (retry) task._inheritRetry(retry);
    }
    const [first, ...others] = this.tasks;
    if (!first) throw constructError(scope, id, 'the chain is empty: add at least one function or task.');
    const chain = others.reduce((before, task) => before.next(task), Chain.start(first));
    this.startState = chain.startState;
    this.endStates = [...chain.endStates, ...this.handleFailures(props)];
    checkArguments(this);
  }

  private tasksOf(functions: IFunction[], { queryLanguage, prefix = '' }: LambdaTaskChainProps): LambdaTask[] {
    const uses = new Map<string, IFunction[]>();
    return functions.map((lambdaFunction) => {
      const used = functionBehind(lambdaFunction); // an alias would be named after itself: Aliaslive
      const name = placeInStack(used);
      const others = uses.get(name) ?? [];
      const other = others.find(({ node }) => node.path !== used.node.path);
      if (other) {
        const message = `functions has ${other.node.path} and ${used.node.path}, which would both be named '${name}'. Set tasks with a stateName instead.`;
        throw constructError(this, '', message);
      }
      uses.set(name, [...others, used]);
      const number = others.length > 0 ? ` ${others.length + 1}` : '';
      return new LambdaTask(this, `${prefix}${name}${number}`, { lambdaFunction, queryLanguage });
    });
  }

  /** The end states of the handler, which lead to what follows the chain. */
  private handleFailures({ onFailure }: LambdaTaskChainProps): INextable[] {
    const handler: IChainable | undefined = onFailure?.bind(this);
    if (!handler) return [];
    // Otherwise the handler's own states would have the names of the workflow handler's states.
    for (const state of statesOf(handler.startState)) {
      if (state.node.scope === this) state.addPrefix(`${this.node.id}: `);
    }
    for (const task of this.tasks) catchForChain(task, handler);
    return handler.endStates;
  }
}

const KINDS: Kinds<LambdaTaskChainProps> = {
  functions: optional(listOf('a list of functions', having('a function', 'functionArn', 'node'))),
  tasks: optional(listOf('a list of tasks', having('a LambdaTask', '_joinChain'))),
  retry: optional(RETRY_POLICY),
  onFailure: optional(ON_FAILURE),
  queryLanguage: optional(QUERY_LANGUAGE),
  prefix: optional(TEXT),
};

/** The ids of the constructs from the stack to this one, such as `Images Resize`. */
function placeInStack(construct: IConstruct): string {
  const stack = Stack.of(construct);
  const ids = construct.node.scopes.slice(construct.node.scopes.indexOf(stack) + 1).map(({ node }) => node.id);
  return ids.join(' ');
}
