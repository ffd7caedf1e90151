// Branches that run at the same time, with results under their names.
import { Parallel, QueryLanguage, type IChainable, type ParallelProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { constructError } from './private/construct-error';
import { outputOf, resultPathOf } from './private/keep-input';
import { nameProblem, resultKeyProblem } from './private/lambda-task-checks';

/** Properties of a KeyedParallel. */
export interface KeyedParallelProps {
  /**
   * What runs at the same time, by the name of its result; each gets the state's input. At least one, and each state in
   * one branch only.
   */
  readonly branches: { [key: string]: IChainable };

  /**
   * Keeps the state's input, an object, and puts the object of results beside it under this name. Not empty.
   *
   * @default - the output is the object of results, and the input is gone
   */
  readonly resultKey?: string;

  /**
   * The query language of this state, not of its branches.
   *
   * @default QueryLanguage.JSONATA
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
 * A Parallel state whose output is an object, `{ fraud: ..., tax: ... }`, where Step Functions gives a list in the order
 * of the branches. The first branch that fails ends the others and fails the state, which may be retried and caught.
 *
 * @example
 * new KeyedParallel(this, 'Checks', { branches: { fraud: scoreTask, tax: taxTask }, resultKey: 'checks' });
 */
export class KeyedParallel extends Parallel {
  /** @throws an error that names the construct when there are no branches, or a property is out of its limits */
  constructor(scope: Construct, id: string, props: KeyedParallelProps) {
    const { branches, resultKey, queryLanguage = QueryLanguage.JSONATA, stateName, comment } = props;
    const keys = Object.keys(branches);
    const problem =
      (keys.length === 0 ? 'give at least one of branches.' : undefined) ??
      resultKeyProblem(resultKey) ??
      nameProblem(stateName ?? id);
    if (problem) throw constructError(scope, id, problem);
    const isJsonPath = queryLanguage === QueryLanguage.JSON_PATH;
    const fields = isJsonPath ? jsonPathFields(keys, resultKey) : jsonataFields(keys, resultKey);
    super(scope, id, { queryLanguage, stateName, comment, ...fields });
    this.branch(...Object.values(branches));
  }
}

function jsonataFields(keys: readonly string[], resultKey: string | undefined): ParallelProps {
  const results = keys.map((key, index) => `${JSON.stringify(key)}: $states.result[${index}]`);
  return { outputs: outputOf(`{${results.join(', ')}}`, resultKey) };
}

function jsonPathFields(keys: readonly string[], resultKey: string | undefined): ParallelProps {
  return {
    resultSelector: Object.fromEntries(keys.map((key, index) => [`${key}.$`, `$[${index}]`])),
    resultPath: resultPathOf(resultKey),
  };
}
