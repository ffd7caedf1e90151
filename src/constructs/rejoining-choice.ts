// A choice whose branches meet again.
import {
  Choice,
  type Chain,
  Parallel,
  Pass,
  type QueryLanguage,
  StateMachineFragment,
  type Condition,
  type IChainable,
  type INextable,
  type State,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { checkArguments } from './private/chaining';
import { injectedProps } from './private/injected-props';
import { inner } from './private/inner-state';
import { outputOf, warnOfPath } from './private/keep-input';
import { constructError } from './private/kinds/construct-error';
import { listOf, optional, struct, type Kinds } from './private/kinds/kind';
import { CONDITION, QUERY_LANGUAGE, STATES, TEXT } from './private/kinds/property-kinds';
import { nameProblem, resultKeyProblem } from './private/lambda-task-checks';
import { inheritLanguage } from './private/query-language';

/** One branch of a choice. */
export interface ChoiceRule {
  /** When to take this branch: `Condition.jsonata('{% ... %}')`, or a comparison in JSONPath. */
  readonly condition: Condition;

  /** The states of this branch. */
  readonly next: IChainable;
}

/** Properties of a RejoiningChoice. */
export interface RejoiningChoiceProps {
  /** The branches, in the order in which their conditions are tried; at least one. */
  readonly rules: ChoiceRule[];

  /**
   * What to do if no condition is true.
   *
   * @default - nothing: the input passes unchanged
   */
  readonly otherwise?: IChainable;

  /**
   * Keeps the choice's input, which must be an object, and adds the output of the branch to it under this key. Not
   * empty. The branches are then inside a Parallel state with one branch.
   *
   * @default - the output is that of the branch
   */
  readonly resultKey?: string;

  /**
   * The query language of the conditions, not of the branches.
   *
   * @default - that of the LambdaWorkflow that the choice belongs to; in another state machine QueryLanguage.JSONATA
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
 * A choice that another state may follow. Every branch that does not end the execution leads there, and so does every
 * catcher inside a branch that recovers. Every input has a branch.
 *
 * @example
 * new RejoiningChoice(this, 'Big?', {
 *   rules: [{ condition: Condition.jsonata('{% $states.input.total > 1000 %}'), next: approveTask }],
 * });
 */
export class RejoiningChoice extends StateMachineFragment {
  /** The id by which injectors of properties find this construct. */
  static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-workflows.RejoiningChoice';

  /** The first state: the Choice, or the Parallel around it. */
  public readonly startState: State;

  /** The states that lead to a following state. */
  public readonly endStates: INextable[];

  /** @throws an error that names the construct if there are no rules, or a property is out of its limits */
  constructor(scope: Construct, id: string, givenProps: RejoiningChoiceProps) {
    const props = injectedProps(scope, id, RejoiningChoice.PROPERTY_INJECTION_ID, givenProps, KINDS);
    super(scope, id);
    const { rules, resultKey, queryLanguage, stateName = id } = props;
    const problem =
      (rules.length === 0 ? 'rules is empty: add at least one rule.' : undefined) ??
      resultKeyProblem(resultKey) ??
      nameProblem(`${stateName} otherwise`);
    if (problem) throw constructError(scope, id, problem);
    const choice = this.speaking(new Choice(this, 'Choice', { queryLanguage, stateName }));
    for (const { condition, next } of rules) choice.when(condition, next);
    choice.otherwise(
      props.otherwise ??
        this.speaking(new Pass(this, 'Otherwise', { queryLanguage, stateName: `${stateName} otherwise` })),
    );
    const joined = choice.afterwards({ includeErrorHandlers: true });
    const whole = resultKey === undefined ? joined : this.around(joined, resultKey, stateName);
    this.startState = whole.startState;
    this.endStates = whole.endStates;
    warnOfPath(this, resultKey);
    checkArguments(this);
  }

  /**
   * Continues after the choice.
   *
   * @param next what every branch that does not end the execution leads to
   * @throws an error that names the construct if all branches end the execution
   */
  public override next(next: IChainable): Chain {
    if (this.endStates.length > 0) return super.next(next);
    const message = `every branch ends the execution, so ${next.id} cannot follow. Remove it, or let a branch continue.`;
    throw constructError(this, '', message);
  }

  /** Lets the workflow decide about the language of a state that has none. */
  private speaking<T extends State>(state: T): T {
    if (inner(state).queryLanguage === undefined) inheritLanguage(state);
    return state;
  }

  /** In JSONata whatever the language of the choice, because JSONPath cannot take the single result out of the list. */
  private around(joined: IChainable, resultKey: string, name: string): IChainable {
    const outputs = outputOf('$states.result[0]', resultKey);
    return Parallel.jsonata(this, 'Result', { outputs, stateName: `${name} result` }).branch(joined);
  }
}

const RULE = struct<ChoiceRule>('a rule, such as { condition, next }', { condition: CONDITION, next: STATES });

const KINDS: Kinds<RejoiningChoiceProps> = {
  rules: listOf('a list of rules', RULE),
  otherwise: optional(STATES),
  resultKey: optional(TEXT),
  queryLanguage: optional(QUERY_LANGUAGE),
  stateName: optional(TEXT),
};
