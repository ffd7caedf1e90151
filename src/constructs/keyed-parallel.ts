// Branches that run at the same time, with their results in an object.
import {
  Parallel,
  QueryLanguage,
  type IChainable,
  type ParallelJsonataProps,
  type ParallelJsonPathProps,
  type ParallelProps,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { checkArguments } from './private/chaining';
import { injectedProps } from './private/injected-props';
import { outputOf, resultPathOf, warnOfPath } from './private/keep-input';
import { constructError, refuse } from './private/kinds/construct-error';
import { mapOf, optional, type Kinds } from './private/kinds/kind';
import { QUERY_LANGUAGE, STATES, TEXT } from './private/kinds/property-kinds';
import { nameProblem, resultKeyProblem } from './private/lambda-task-checks';
import { inheritLanguage } from './private/query-language';

/** Properties of a KeyedParallel. */
export interface KeyedParallelProps {
  /**
   * The branches, by the key of their result. Each receives the state's input. At least one; each state may be in only
   * one branch. The states' order is that of the sorted keys.
   */
  readonly branches: { [key: string]: IChainable };

  /**
   * Keeps the state's input, which must be an object, and adds the object of results to it under this key. Not empty.
   *
   * @default - the output is the object of results; the input is dropped
   */
  readonly resultKey?: string;

  /**
   * The query language of this state, not of its branches.
   *
   * @default - that of the LambdaWorkflow that the state belongs to; in another state machine QueryLanguage.JSONATA
   */
  readonly queryLanguage?: QueryLanguage;

  /**
   * The state's name in the definition; at most 80 characters, unique in the workflow.
   *
   * @default - the construct's id
   */
  readonly stateName?: string;

  /**
   * A comment in the definition.
   *
   * @default - none
   */
  readonly comment?: string;
}

/**
 * A Parallel state whose output is an object, such as `{ fraud: ..., tax: ... }`, instead of a list in the order of the
 * branches. The first branch that fails stops the others and fails the state. You can retry and catch that failure.
 *
 * @example
 * new KeyedParallel(this, 'Checks', { branches: { fraud: scoreTask, tax: taxTask }, resultKey: 'checks' });
 */
export class KeyedParallel extends Parallel {
  /** The id by which injectors of properties find this construct. */
  static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-workflows.KeyedParallel';

  /**
   * Inherited from Parallel, and cannot take the branches.
   *
   * @param scope the scope of the construct
   * @param id the construct's id
   * @param _props those of Parallel
   * @throws always, with what to use instead
   */
  static override jsonata(scope: Construct, id: string, _props?: ParallelJsonataProps): Parallel {
    throw constructError(scope, id, `KeyedParallel.jsonata ${NO_BRANCHES}`);
  }

  /**
   * Inherited from Parallel, and cannot take the branches.
   *
   * @param scope the scope of the construct
   * @param id the construct's id
   * @param _props those of Parallel
   * @throws always, with what to use instead
   */
  static override jsonPath(scope: Construct, id: string, _props?: ParallelJsonPathProps): Parallel {
    throw constructError(scope, id, `KeyedParallel.jsonPath ${NO_BRANCHES}`);
  }

  /** @throws an error that names the construct if there are no branches, or a property is out of its limits */
  constructor(scope: Construct, id: string, givenProps: KeyedParallelProps) {
    const props = injectedProps(scope, id, KeyedParallel.PROPERTY_INJECTION_ID, givenProps, KINDS);
    const { branches, resultKey, queryLanguage, stateName, comment } = props;
    const keys = Object.keys(branches).sort(); // some languages have maps without an order
    const problem =
      (keys.length === 0 ? 'branches is empty: add at least one branch.' : undefined) ??
      resultKeyProblem(resultKey, queryLanguage) ??
      nameProblem(stateName ?? id);
    if (problem) throw constructError(scope, id, problem);
    const fields = (language: QueryLanguage) =>
      language === QueryLanguage.JSON_PATH ? jsonPathFields(keys, resultKey) : jsonataFields(keys, resultKey);
    const first = queryLanguage ?? QueryLanguage.JSONATA;
    super(scope, id, { queryLanguage: first, stateName, comment, ...fields(first) });
    if (!queryLanguage) {
      inheritLanguage(this, { fields, check: (language) => refuse(this, '', resultKeyProblem(resultKey, language)) });
    }
    super.branch(...keys.map((key) => branches[key]!));
    warnOfPath(this, resultKey);
    checkArguments(this);
  }

  /**
   * Inherited from Parallel, and cannot name the result of a branch.
   *
   * @param _branches not used
   * @throws always, with what to use instead
   */
  public override branch(..._branches: IChainable[]): Parallel {
    throw constructError(
      this,
      '',
      'branch() has no key for the result. Add the branch to the branches of the constructor.',
    );
  }
}

const KINDS: Kinds<KeyedParallelProps> = {
  branches: mapOf('an object with the branches by the key of their result', STATES),
  resultKey: optional(TEXT),
  queryLanguage: optional(QUERY_LANGUAGE),
  stateName: optional(TEXT),
  comment: optional(TEXT),
};

const NO_BRANCHES =
  'is inherited from Parallel and cannot take branches. Use new KeyedParallel with branches and queryLanguage.';

function jsonataFields(keys: readonly string[], resultKey: string | undefined): ParallelProps {
  const results = keys.map((key, index) => `${JSON.stringify(key)}: $states.result[${index}]`);
  const outputs = outputOf(`{${results.join(', ')}}`, resultKey);
  return { outputs, resultSelector: undefined, resultPath: undefined };
}

function jsonPathFields(keys: readonly string[], resultKey: string | undefined): ParallelProps {
  return {
    outputs: undefined,
    resultSelector: Object.fromEntries(keys.map((key, index) => [`${key}.$`, `$[${index}]`])),
    resultPath: resultPathOf(resultKey),
  };
}
