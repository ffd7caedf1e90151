// JSON with `{% %}` strings at any depth, as Arguments, Output and Assign hold it.
import { compileJsonata, type JsonataExpression } from './jsonata-expression';
import type { Evaluated, Scope } from './scope';
import type { StatesVariable } from './states-variable';
import { expressionIn } from '../asl/jsonata/parse';
import type { Json } from '../json/json';
import { setMember } from '../json/merge';

/** Compiles a template. What holds no expression is handed on as it is, never copied. */
export function compileJsonataTemplate(template: Json, field: string): JsonataExpression {
  return compilePart(template, field) ?? (() => template);
}

/** Undefined for a literal part. */
function compilePart(template: Json, field: string): JsonataExpression | undefined {
  if (typeof template === 'string') {
    const text = expressionIn(template);
    return text === undefined ? undefined : compileJsonata(text, field);
  }
  if (typeof template !== 'object' || template === null) return undefined;
  const isList = Array.isArray(template);
  const parts = Object.entries(template as Readonly<Record<string, Json>>).map(([key, value]) => ({
    key,
    value,
    evaluate: compilePart(value, isList ? `${field}[${key}]` : `${field}/${key}`),
  }));
  if (parts.every(({ evaluate }) => !evaluate)) return undefined;
  // One after the other, at once as long as every value is there.
  const fillFrom = (index: number, filled: Record<string, Json>, states: StatesVariable, scope: Scope): Evaluated => {
    for (let at = index; at < parts.length; at += 1) {
      const { key, value, evaluate } = parts[at]!;
      const found = evaluate ? evaluate(states, scope) : value;
      if (found instanceof Promise) {
        return found.then((later) => {
          setMember(filled, key, later);
          return fillFrom(at + 1, filled, states, scope);
        });
      }
      setMember(filled, key, found);
    }
    return isList ? Object.values(filled) : filled;
  };
  return (states, scope) => fillFrom(0, {}, states, scope);
}
