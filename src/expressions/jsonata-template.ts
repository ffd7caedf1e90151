// JSON with `{% %}` strings at any depth, as Arguments, Output and Assign hold it.
import { compileJsonata, type JsonataExpression } from './jsonata-expression';
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
  return (states, scope) => {
    const filled: Record<string, Json> = {};
    for (const { key, value, evaluate } of parts) setMember(filled, key, evaluate ? evaluate(states, scope) : value);
    return isList ? Object.values(filled) : filled;
  };
}
