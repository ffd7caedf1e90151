// Functions or tasks in sequence, as one piece of a workflow.
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Chain,
  StateMachineFragment,
  type INextable,
  type QueryLanguage,
  type State,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { LambdaTask } from './lambda-task';
import { constructError } from './private/construct-error';
import type { RetryPolicy } from './retry-policy';

/** Properties of a LambdaTaskChain: either functions or tasks. */
export interface LambdaTaskChainProps {
  /**
   * Functions to invoke one after the other, each with what the one before returned. Each becomes a LambdaTask that is
   * named after the function's construct id.
   *
   * @default - `tasks` are given instead
   */
  readonly functions?: IFunction[];

  /**
   * Tasks to run one after the other.
   *
   * @default - made of `functions`
   */
  readonly tasks?: LambdaTask[];

  /**
   * How the tasks made of `functions` are retried.
   *
   * @default RetryPolicy.standard()
   */
  readonly retry?: RetryPolicy;

  /**
   * The query language of the tasks made of `functions`.
   *
   * @default QueryLanguage.JSONATA
   */
  readonly queryLanguage?: QueryLanguage;

  /**
   * Stands before the names of the states made of `functions`, so that a function may be in several chains of a workflow.
   *
   * @default - no prefix
   */
  readonly prefix?: string;
}

/** A sequence of Lambda tasks, which chains with other states as one of them would. */
export class LambdaTaskChain extends StateMachineFragment {
  /** The first state. */
  public readonly startState: State;

  /** The states from which a following one is reached. */
  public readonly endStates: INextable[];

  /** The tasks, in order. */
  public readonly tasks: LambdaTask[];

  /** @throws an error that names the construct when there are no tasks, or both functions and tasks */
  constructor(scope: Construct, id: string, props: LambdaTaskChainProps) {
    super(scope, id);
    const { functions, tasks } = props;
    if (functions && tasks) throw constructError(scope, id, 'give functions or tasks, not both.');
    this.tasks = tasks ?? (functions ?? []).map((lambdaFunction) => this.taskOf(lambdaFunction, props));
    const [first, ...others] = this.tasks;
    if (!first) throw constructError(scope, id, 'a chain needs at least one of functions or tasks.');
    const chain = others.reduce((before, task) => before.next(task), Chain.start(first));
    this.startState = chain.startState;
    this.endStates = chain.endStates;
  }

  private taskOf(lambdaFunction: IFunction, { retry, queryLanguage, prefix }: LambdaTaskChainProps): LambdaTask {
    const name = `${prefix ?? ''}${lambdaFunction.node.id}`;
    return new LambdaTask(this, name, { lambdaFunction, retry, queryLanguage });
  }
}
