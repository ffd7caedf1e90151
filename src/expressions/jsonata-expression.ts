// One JSONata expression of a state, with AWS's texts for what fails.
import { compileEvaluation } from './jsonata/compile';
import { isTooDeep, isTooLarge, plainJson } from './jsonata/plain';
import { InternalError, JsonataError, LimitError, memoryExceeded, stackOverflow } from './jsonata/values/failure';
import { Frame } from './jsonata/values/frame';
import { Run } from './jsonata/values/run';
import type { Value } from './jsonata/values/value';
import type { Scope } from './scope';
import { StatesError } from './states-error';
import type { StatesVariable } from './states-variable';
import { parseJsonata, syntaxTree } from '../asl/jsonata/parse';
import type { Json } from '../json/json';
import { jsonText } from '../json/text';

/** A compiled JSONata expression, or a template of them. Throws a StatesError. */
export type JsonataExpression = (states: StatesVariable, scope: Scope) => Json;

const EMPTY = new Frame(undefined);

/** Compiles the text between `{%` and `%}`. `field` is the place that error texts name, such as `Output/total`. */
export function compileJsonata(text: string, field: string): JsonataExpression {
  const { evaluate, nodes, bindsNames } = compileEvaluation(syntaxTree(parseJsonata(text)));
  const run = new Run();
  return (states, scope) => {
    let result: Value;
    let value: Json | undefined;
    try {
      result = evaluate(undefined, bindsNames ? new Frame(undefined) : EMPTY, run.begin(scope, states, nodes));
      value = plainJson(result);
    } catch (thrown) {
      throw queryError(
        `The JSONata expression '${text}' specified for the field '${field}' threw an ${reasonOf(thrown, scope)}`,
        field,
      );
    } finally {
      run.end();
    }
    if (value !== undefined) return value;
    throw notJson(result, text, field);
  };
}

/** Texts of JavaScript's own errors say nothing to users: where it has one, AWS's program has one of its own. */
function reasonOf(thrown: unknown, scope: Scope): string {
  const failure = thrown instanceof RangeError ? stackOverflow() : thrown;
  if (
    failure instanceof JsonataError &&
    [failure.details.value, failure.details.value2].some((one) => isTooLarge(one))
  ) {
    return reasonOf(memoryExceeded(), scope);
  }
  if (failure instanceof JsonataError) return `error during evaluation. ${failure.code}: ${failure.message}`;
  if (failure instanceof LimitError) return `error during evaluation: ${failure.message}`;
  if (failure instanceof InternalError || failure instanceof TypeError) {
    return `internal error during evaluation. ${scope.chance.uuid()}`;
  }
  throw failure;
}

function notJson(result: Value, text: string, field: string): StatesError {
  // AWS's texts, but for the one about levels.
  let what = 'an unsupported result type';
  if (result === undefined) what = 'nothing (undefined)';
  else if (isTooDeep(result)) what = 'a value nested deeper than 1,000 levels';
  return queryError(`The JSONata expression '${text}' specified for the field '${field}' returned ${what}.`, field);
}

/** AWS's failure of a JSONata state; `location` is the field, where one is to blame. */
export function queryError(cause: string, location?: string): StatesError {
  return new StatesError('States.QueryEvaluationError', cause, 'evaluation', location);
}

/** The failure of an expression whose result is of the wrong type. */
export function unexpectedType(text: string, field: string, expected: string, found: string, value: Json): StatesError {
  return queryError(
    `The JSONata expression '${text}' specified for the field '${field}' returned an unexpected result type. ` +
      `Expected '${expected}', but was '${found}' for value: ${jsonText(value)}`,
    field,
  );
}
