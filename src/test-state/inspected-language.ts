// Wraps a query language to report the results of its expressions to an inspection, so that the data flow is
// implemented only once.
import type { Inspection, NumberStep } from './inspection';
import type { DataFlow, QueryLanguage } from '../expressions/query-language';
import type { Expression } from '../expressions/scope';
import type { Json } from '../json/json';

const NUMBERS: Readonly<Record<string, NumberStep>> = {
  MaxConcurrency: 'maxConcurrency',
  ToleratedFailureCount: 'toleratedFailureCount',
  ToleratedFailurePercentage: 'toleratedFailurePercentage',
};

/** @param mocked the mocked result of a Map or a Parallel, if there is one */
export function inspectedLanguage(
  language: QueryLanguage,
  inspection: Inspection,
  mocked: Json | undefined,
): QueryLanguage {
  const noting = (expression: Expression, note: (value: Json) => void): Expression => {
    return (subject, scope) => noted(expression(subject, scope), note);
  };
  return {
    ...language,
    dataFlow(state) {
      const flow = language.dataFlow(state, (step, value) => inspection.note(step, value));
      return inspectedFlow(flow, inspection, mocked);
    },
    value(part, field, kind) {
      const value = language.value(part, field, kind);
      const step = NUMBERS[field];
      return value && step ? noting(value, (number) => inspection.noteNumber(step, number as number)) : value;
    },
    items(state, kind) {
      const items = language.items(state, kind);
      if (language.name !== 'JSONPath') return items;
      return (input, scope) => noted(items(input, scope), (list) => inspection.note('afterItemsPath', list));
    },
    template(value, field) {
      const template = language.template(value, field);
      return field === 'ItemSelector' ? noting(template, (item) => inspection.noteSelected(item)) : template;
    },
  };
}

function inspectedFlow(flow: DataFlow, inspection: Inspection, mocked: Json | undefined): DataFlow {
  return {
    input: (raw, scope) => noted(flow.input(raw, scope), (value) => inspection.note('afterInputPath', value)),
    arguments: (input, scope) =>
      noted(flow.arguments(input, scope), (value) => {
        inspection.note('afterParameters', value);
        inspection.note('afterArguments', value);
      }),
    leave(raw, input, made, scope) {
      const result = mocked ?? made;
      if (result !== undefined) inspection.note('result', result);
      return flow.leave(raw, input, result, scope);
    },
  };
}

function noted<T>(value: T, note: (value: T) => void): T {
  note(value);
  return value;
}
