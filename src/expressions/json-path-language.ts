// JSONPath as a query language of states: InputPath to OutputPath, Choice rules, and fields with a Path twin.
import { compileChoiceRule } from './choice-rule';
import { compileOptional, compileParameter, compileRequired, type Read } from './json-path-fields';
import { checkedValue } from './json-path-values';
import { isItems, type DataFlow, type Outcome, type QueryLanguage, type Watch } from './query-language';
import { compileReferencePath, type Put } from './reference-path';
import { runtimeError } from './states-error';
import { compileTemplate, compileTemplateValue } from './template';
import { member } from '../json/json';
import type { Json, JsonObject } from '../json/json';

export const jsonPathLanguage: QueryLanguage = {
  name: 'JSONPath',

  dataFlow(state, watch): DataFlow {
    const input = compileData(state, 'InputPath');
    const output = compileData(state, 'OutputPath');
    const parameters = compilePresent(state, 'Parameters');
    const resultSelector = watchedSelector(compilePresent(state, 'ResultSelector'), watch);
    const put = watchedPut(compileResultPath(state), watch);
    const assign = compilePresent(state, 'Assign');
    return {
      input,
      arguments: parameters ?? ((value) => value),
      leave(raw, given, result, scope): Outcome {
        if (result === undefined) return outcome(output(given, scope), assign?.(given, scope));
        const selected = resultSelector ? resultSelector(result, scope) : result;
        // Neither sees the other's result (recorded: state_assign_evaluation_order).
        const whole = put.into(raw, selected);
        const left = output(whole, scope);
        const assigned = assign?.(result, scope);
        return left === whole ? outcome(left, assigned, selected, put.room) : outcome(left, assigned);
      },
    };
  },

  value(part, field, kind) {
    const literal = member(part, field);
    if (literal !== undefined) return () => literal;
    const name = `${field}Path`;
    const path = member(part, name);
    if (typeof path !== 'string') return undefined;
    const read = (WORDED[name] ?? compileParameter)(path, name);
    return (input, scope) => checkedValue(read(input, scope), kind, name, path);
  },

  items(state, kind) {
    const path = (member(state, 'ItemsPath') as string | undefined) ?? '$';
    const read = compileRequired(path);
    return (input, scope) => {
      const items = read(input, scope);
      if (isItems(items, kind)) return items;
      // A path into the context object is printed with one $ (recorded by TestState: map_context_object).
      throw runtimeError(`Reference path "${path.replace(/^\$\$/, '$')}" must point to array.`);
    };
  },

  template: (value) => compileTemplate(value),

  condition(rule) {
    return compileChoiceRule(rule, {
      compilePath: compileOptional,
      missing: (path) =>
        runtimeError(`Invalid path '${path}': The choice state's condition path references an invalid value.`),
    });
  },

  takeRule(state, rule) {
    const output = compileData(state, 'OutputPath');
    // The Assign of the state itself is for Default (recorded: assign_in_choice_state).
    const assign = compilePresent(rule ?? state, 'Assign');
    return (_, input, scope) => outcome(output(input, scope), assign?.(input, scope));
  },

  takeCatch(catcher) {
    const put = compileResultPath(catcher);
    const assign = compilePresent(catcher, 'Assign');
    return (raw, error, scope) => outcome(put.into(raw, error), assign?.(error, scope), error, put.room);
  },
};

/** Fields with their own AWS text for a missing value. That of time-outs is recorded (invalid_jsonpath_in_heartbeatsecondspath). */
const WORDED: Readonly<Record<string, (path: string, field: string) => Read>> = {
  TimeoutSecondsPath: compileRequired,
  HeartbeatSecondsPath: compileRequired,
  ErrorPath: compileTemplateValue,
  CausePath: compileTemplateValue,
};

/** InputPath and OutputPath: everything if missing, nothing if null. */
function compileData(part: JsonObject, field: string): Read {
  const path = member(part, field);
  if (path === null) return () => ({});
  return path === undefined || path === '$' ? (value) => value : compileRequired(path as string);
}

/** ResultPath: the result replaces everything if missing, and is dropped if null. */
function compileResultPath(part: JsonObject): Put {
  const path = member(part, 'ResultPath');
  if (path === null) return { into: (target) => target };
  return path === undefined || path === '$' ? { into: (_, value) => value } : compileReferencePath(path as string);
}

function watchedSelector(select: Read | undefined, watch: Watch | undefined): Read | undefined {
  if (!watch) return select;
  return (result, scope) => {
    const selected = select ? select(result, scope) : result;
    watch('afterResultSelector', selected);
    return selected;
  };
}

function watchedPut(put: Put, watch: Watch | undefined): Put {
  if (!watch) return put;
  return {
    into(target, value) {
      const whole = put.into(target, value);
      watch('afterResultPath', whole);
      return whole;
    },
  };
}

function compilePresent(part: JsonObject, field: string): Read | undefined {
  const template = member(part, field);
  return template === undefined ? undefined : compileTemplate(template);
}

function outcome(output: Json, assigned: Json | undefined, added?: Json, room?: Put['room']): Outcome {
  return { output, assigned: assigned as JsonObject | undefined, added, room };
}
