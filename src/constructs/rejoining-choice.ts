// A choice whose branches meet again.
import {
  Choice,
  Parallel,
  Pass,
  QueryLanguage,
  StateMachineFragment,
  type Condition,
  type IChainable,
  type INextable,
  type State,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { constructError } from './private/construct-error';
import { outputOf, resultPathOf } from './private/keep-input';
import { nameProblem, resultKeyProblem } from './private/lambda-task-checks';

/** One way of a choice. */
export interface ChoiceRule {
  /** When to go this way: `Condition.jsonata('{% ... %}')`, or a comparison in JSONPath. */
  readonly condition: Condition;

  /** What to do then. */
  readonly next: IChainable;
}

/** Properties of a RejoiningChoice. */
export interface RejoiningChoiceProps {
  /** The ways, in the order in which their conditions are tried; at least one. */
  readonly rules: ChoiceRule[];

  /**
   * What to do when no condition holds.
   *
   * @default - nothing: the input goes on as it is
   */
  readonly otherwise?: IChainable;

  /**
   * Keeps the choice's input, an object, and puts what the chosen way made of it beside it under this name. Not empty.
   * The ways then stand inside a Parallel state of one branch.
   *
   * @default - the output is that of the chosen way
   */
  readonly resultKey?: string;

  /**
   * The query language of this choice, not of its ways.
   *
   * @default QueryLanguage.JSONATA
   */
  readonly queryLanguage?: QueryLanguage;

  /**
   * The name of the Choice state in the definition; at most 70 characters, unique in the workflow.
   *
   * @default - the construct's id
   */
  readonly stateName?: string;
}

/**
 * A choice that another state may follow: every way leads there that does not end the execution itself, and so does
 * every catcher inside the ways that recovers. No input is without a way.
 *
 * @example
 * new RejoiningChoice(this, 'Big?', {
 *   rules: [{ condition: Condition.jsonata('{% $states.input.total > 1000 %}'), next: approveTask }],
 * });
 */
export class RejoiningChoice extends StateMachineFragment {
  /** The first state: the Choice, or the Parallel around it. */
  public readonly startState: State;

  /** The states from which a following one is reached. */
  public readonly endStates: INextable[];

  /** @throws an error that names the construct when there are no rules, or a property is out of its limits */
  constructor(scope: Construct, id: string, props: RejoiningChoiceProps) {
    super(scope, id);
    const { rules, resultKey, queryLanguage = QueryLanguage.JSONATA, stateName = id } = props;
    const problem =
      (rules.length === 0 ? 'give at least one of rules.' : undefined) ??
      resultKeyProblem(resultKey) ??
      nameProblem(`${stateName} otherwise`);
    if (problem) throw constructError(scope, id, problem);
    const choice = new Choice(this, 'Choice', { queryLanguage, stateName });
    for (const { condition, next } of rules) choice.when(condition, next);
    choice.otherwise(
      props.otherwise ?? new Pass(this, 'Otherwise', { queryLanguage, stateName: `${stateName} otherwise` }),
    );
    const joined = choice.afterwards({ includeErrorHandlers: true });
    const whole = resultKey === undefined ? joined : this.around(joined, resultKey, queryLanguage, stateName);
    this.startState = whole.startState;
    this.endStates = whole.endStates;
  }

  private around(joined: IChainable, resultKey: string, queryLanguage: QueryLanguage, name: string): IChainable {
    const shared = { queryLanguage, stateName: `${name} result` };
    const parallel =
      queryLanguage === QueryLanguage.JSON_PATH
        ? // A result selector makes an object: the one result is picked from the list behind it.
          new Parallel(this, 'Result', { ...shared, resultPath: resultPathOf(resultKey) })
        : new Parallel(this, 'Result', { ...shared, outputs: outputOf('$states.result[0]', resultKey) });
    parallel.branch(joined);
    if (queryLanguage !== QueryLanguage.JSON_PATH) return parallel;
    const pick = new Pass(this, 'Pick', {
      queryLanguage,
      stateName: `${name} picked`,
      inputPath: `${resultPathOf(resultKey)}[0]`,
      resultPath: resultPathOf(resultKey),
    });
    return parallel.next(pick);
  }
}
