// One JSONata expression, compiled by the jsonata package and given AWS's dialect and error texts.
import type { Expression } from 'jsonata';
import { keepWithinBounds, Budget, BUDGET, STACK_OVERFLOW } from './jsonata-bounds';
import { compileDirect } from './jsonata-direct';
import { Beyond } from './jsonata-direct-values';
import { functionsFor } from './jsonata-functions';
import type { Evaluated, Scope } from './scope';
import { StatesError } from './states-error';
import type { StatesVariable } from './states-variable';
import { parseJsonata, syntaxTree } from '../asl/jsonata/parse';
import { nestsDeeper } from '../asl/quotas';
import { DEEPEST, type Json } from '../json/json';
import { setMember } from '../json/merge';
import { jsonText } from '../json/text';

/** A compiled JSONata expression, or a template of them. */
export type JsonataExpression = (states: StatesVariable, scope: Scope) => Evaluated;

/** Compiles the text between `{%` and `%}`. `field` is the place that error texts name, such as `Output/total`. */
export function compileJsonata(text: string, field: string): JsonataExpression {
  const expression = parseJsonata(text);
  const direct = compileDirect(syntaxTree(expression));
  const byPackage = compileForPackage(expression, text, field);
  if (!direct) return byPackage;
  return (states, scope) => {
    let value: Json | undefined;
    try {
      value = direct(states, scope);
    } catch (thrown) {
      if (thrown instanceof Beyond) return byPackage(states, scope);
      throw thrown;
    }
    return value === undefined ? byPackage(states, scope) : value;
  };
}

/** The package evaluates with a promise at every node. */
function compileForPackage(expression: Expression, text: string, field: string): JsonataExpression {
  keepWithinBounds(expression);
  const variables = variablesOf(expression.ast()).filter((name) => name !== 'states');
  return (states, scope) =>
    expression.evaluate(undefined, bindings(states, scope, variables)).then(
      (result: unknown) => plain(result, text, field),
      (error: unknown) => {
        throw evaluationError(text, field, thrownText(error));
      },
    );
}

function bindings(states: StatesVariable, scope: Scope, variables: readonly string[]): Record<string, unknown> {
  const bound: Record<string, unknown> = {
    states: {
      ...states,
      get context() {
        return scope.context();
      },
    },
    ...functionsFor(scope),
    [BUDGET]: new Budget(),
  };
  for (const name of variables) {
    const value = scope.variable(name);
    if (value !== undefined) bound[name] = value;
  }
  return bound;
}

/** The names of all variables and functions that the expression mentions. */
function variablesOf(ast: unknown): string[] {
  const names = new Set<string>();
  const open = [ast];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    const { type, value } = node as { type?: unknown; value?: unknown };
    if (type === 'variable' && typeof value === 'string' && value !== '') names.add(value);
    open.push(...Object.values(node));
  }
  return [...names];
}

/** The result as plain JSON: JSONata's sequences carry hidden marks, and functions are no JSON. */
function plain(result: unknown, text: string, field: string): Json {
  if (result === undefined) {
    throw queryError(
      `The JSONata expression '${text}' specified for the field '${field}' returned nothing (undefined).`,
      field,
    );
  }
  const value = plainCopy(result);
  if (value === undefined) {
    // AWS's text is for what is no JSON; the one about levels is ours.
    const what = nestsDeeper(result as Json, DEEPEST)
      ? 'a value nested deeper than 1,000 levels'
      : 'an unsupported result type';
    throw queryError(`The JSONata expression '${text}' specified for the field '${field}' returned ${what}.`, field);
  }
  return value;
}

/** Undefined for what is no JSON, and for what is nested deeper than any payload may be. */
function plainCopy(value: unknown, depth = 0): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || depth >= DEEPEST) return undefined;
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const item of value) {
      const copy = plainCopy(item, depth + 1);
      if (copy === undefined) return undefined;
      items.push(copy);
    }
    return items;
  }
  if ('_jsonata_lambda' in value || '_jsonata_function' in value) return undefined;
  const object: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const copy = plainCopy(item, depth + 1);
    if (copy === undefined) return undefined;
    setMember(object, key, copy);
  }
  return object;
}

function thrownText(error: unknown): string {
  if (error instanceof RangeError) return `: ${STACK_OVERFLOW}`;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const text = typeof message === 'string' ? message : String(error);
  return typeof code === 'string' ? `. ${code}: ${text}` : `: ${text}`;
}

function evaluationError(text: string, field: string, why: string): StatesError {
  return queryError(
    `The JSONata expression '${text}' specified for the field '${field}' threw an error during evaluation${why}`,
    field,
  );
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
