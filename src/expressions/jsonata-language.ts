// JSONata as a query language of states: Arguments, Output, Assign, Condition, and `{% %}` in any value.
import { queryError, unexpectedType } from './jsonata-expression';
import { compileJsonataTemplate } from './jsonata-template';
import { isItems, type DataFlow, type Outcome, type QueryLanguage, type ValueKind } from './query-language';
import type { Scope } from './scope';
import { StatesError } from './states-error';
import type { StatesVariable } from './states-variable';
import { expressionIn } from '../asl/jsonata/parse';
import { member, typeOf } from '../json/json';
import type { Json, JsonObject, JsonType } from '../json/json';
import { jsonText } from '../json/text';
import { parseTimestamp } from '../json/timestamp';

export const jsonataLanguage: QueryLanguage = {
  name: 'JSONata',

  dataFlow(state): DataFlow {
    const given = compilePresent(state, 'Arguments');
    const leave = compileLeave(state);
    return {
      input: (raw) => raw,
      arguments: given ? (input, scope) => given({ input }, scope) : (input) => input,
      leave: (raw, _, result, scope) => leave(result === undefined ? { input: raw } : { input: raw, result }, scope),
    };
  },

  value(part, field, kind) {
    const value = member(part, field);
    if (value === undefined) return undefined;
    const text = typeof value === 'string' ? expressionIn(value) : undefined;
    const evaluate = compileJsonataTemplate(value, field);
    return (input, scope) => checkKind(evaluate({ input }, scope), kind, field, text ?? String(value));
  },

  items(state, kind) {
    const items = member(state, 'Items');
    if (items === undefined) {
      return (input) => {
        if (isItems(input, kind)) return input;
        throw queryError(`Map state input must be an array but was: ${jsonText(input)}`);
      };
    }
    const evaluate = compileJsonataTemplate(items, 'Items');
    return (input, scope) => {
      const result = evaluate({ input }, scope);
      if (isItems(result, kind)) return result;
      throw unexpectedType(sourceOf(items), 'Items', 'array', typeOf(result), result);
    };
  },

  template(value, field) {
    const evaluate = compileJsonataTemplate(value, field);
    return (input, scope) => evaluate({ input }, scope);
  },

  condition(rule, within) {
    const condition = member(rule, 'Condition')!;
    const field = `${within}Condition`;
    const evaluate = compileJsonataTemplate(condition, field);
    return (input, scope) => {
      const result = evaluate({ input }, scope);
      if (typeof result === 'boolean') return result;
      throw unexpectedType(sourceOf(condition), field, 'boolean', typeOf(result), result);
    };
  },

  takeRule(state, rule, within) {
    // The Output and Assign of the state itself are for Default (recorded: a rule that is taken has its own).
    const leave = compileLeave(rule ?? state, within);
    return (raw, _, scope) => leave({ input: raw }, scope);
  },

  takeCatch(catcher, within) {
    const leave = compileLeave(catcher, within);
    return (raw, error, scope) => leave({ input: raw, errorOutput: error }, scope);
  },
};

/** Output and Assign see the same variables: neither sees what the other makes. */
function compileLeave(part: JsonObject, within = ''): (states: StatesVariable, scope: Scope) => Outcome {
  const output = compilePresent(part, 'Output', within);
  const assign = compilePresent(part, 'Assign', within);
  return (states, scope) => {
    const fallback = states.errorOutput ?? (states.result === undefined ? states.input : states.result);
    const left = output ? output(states, scope) : fallback;
    return assign ? { output: left, assigned: assign(states, scope) as JsonObject } : { output: left };
  };
}

function compilePresent(part: JsonObject, field: string, within = '') {
  const template = member(part, field);
  return template === undefined ? undefined : compileJsonataTemplate(template, within + field);
}

function sourceOf(template: Json): string {
  return (typeof template === 'string' ? expressionIn(template) : undefined) ?? jsonText(template);
}

const TYPES: Readonly<Record<ValueKind, JsonType>> = {
  integer: 'number',
  number: 'number',
  string: 'string',
  timestamp: 'string',
};

function checkKind(value: Json, kind: ValueKind, field: string, text: string): Json {
  const found = typeOf(value);
  if (found !== TYPES[kind]) throw unexpectedType(text, field, TYPES[kind], found, value);
  if (kind === 'timestamp' && parseTimestamp(value as string) === undefined) {
    const cause = `The ${field} field cannot be parsed as an ISO-8601 extended offset date-time format string: ${String(value)}`;
    throw new StatesError('States.QueryEvaluationError', cause, 'evaluation', field);
  }
  return typeof value === 'bigint' ? Number(value) : value;
}
