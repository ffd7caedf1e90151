// The fields that one type of state has for itself, compiled by what their rows in asl/fields say they hold.
import { numberField } from './number-fields';
import { ExpressionSyntaxError } from '../asl/expression-syntax-error';
import type { Field, Kind } from '../asl/fields/field';
import { OWN_FIELDS, type StateTypeName } from '../asl/fields/table';
import type { ItemsKind, ItemsOf, QueryLanguage, ValueKind } from '../expressions/query-language';
import type { Expression, Scope } from '../expressions/scope';
import { StatesError } from '../expressions/states-error';
import { member, type Json, type JsonObject } from '../json/json';

/** What a Map goes through. Which kind that may be depends on the mode. */
export type CompileItems = <T extends ItemsKind>(kind: T) => (input: Json, scope: Scope) => ItemsOf<T>;

/** What fields are compiled to; those of other kinds are given as they are written. */
interface Compiled extends Readonly<Record<Kind, unknown>> {
  readonly string: string | undefined;
  readonly template: Expression | undefined;
  readonly credentials: Expression | undefined;
  readonly json: Json | undefined;
  readonly items: CompileItems;
  readonly seconds: Expression | undefined;
  readonly timestamp: Expression | undefined;
  readonly text: Expression | undefined;
  readonly count: Expression | undefined;
  readonly percentage: Expression | undefined;
  readonly machine: JsonObject | undefined;
  readonly machines: readonly JsonObject[] | undefined;
  readonly part: JsonObject | undefined;
  readonly choiceRules: readonly JsonObject[] | undefined;
}

type CompiledField<F> = F extends { readonly kind: infer K extends Kind; readonly required: true }
  ? NonNullable<Compiled[K]>
  : F extends { readonly kind: infer K extends Kind }
    ? Compiled[K]
    : never;

/** The fields that only states of this type have, by name; a twin is compiled into its field. */
export type CompiledFields<Name extends StateTypeName> = Name extends StateTypeName
  ? { readonly [F in keyof (typeof OWN_FIELDS)[Name]]: CompiledField<(typeof OWN_FIELDS)[Name][F]> }
  : never;

export function compileFields<Name extends StateTypeName>(
  type: Name,
  state: JsonObject,
  language: QueryLanguage,
): CompiledFields<Name> {
  const compiled: Record<string, unknown> = {};
  for (const { name, compile } of COMPILERS.get(type)!) compiled[name] = compile(state, language);
  return compiled as CompiledFields<Name>;
}

interface FieldCompiler {
  readonly name: string;
  readonly compile: (state: JsonObject, language: QueryLanguage) => unknown;
}

const COMPILERS: ReadonlyMap<StateTypeName, readonly FieldCompiler[]> = new Map(
  Object.entries(OWN_FIELDS).map(([type, fields]) => [
    type as StateTypeName,
    Object.entries<Field>(fields).map(([name, field]) => ({ name, compile: fieldCompiler(name, field) })),
  ]),
);

function fieldCompiler(name: string, field: Field): FieldCompiler['compile'] {
  const valueOf =
    (kind: ValueKind): FieldCompiler['compile'] =>
    (state, language) =>
      language.value(state, name, kind);
  switch (field.kind) {
    case 'seconds':
    case 'count':
    case 'percentage':
      return (state, language) => numberField(state, name, field, language);
    case 'timestamp':
      return valueOf('timestamp');
    case 'text':
      return valueOf('string');
    case 'items':
      return (state, language): CompileItems =>
        (kind) =>
          language.items(state, kind);
    case 'template':
    case 'credentials': {
      // Messages name the field that a deprecated one replaces.
      const shown = field.insteadOf ?? name;
      return (state, language) => {
        const template = member(state, name);
        if (template === undefined) return undefined;
        return field.verbatim ? compileUnchecked(template, shown, language) : language.template(template, shown);
      };
    }
    default:
      return (state) => member(state, name);
  }
}

/**
 * Validation accepts any text in a field that AWS does not search for expressions. What does not parse then fails when
 * it is evaluated.
 */
function compileUnchecked(template: Json, field: string, language: QueryLanguage): Expression {
  try {
    return language.template(template, field);
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error;
    const cause = `The JSONata expression specified for the field '${field}' threw an error during evaluation: ${error.message}`;
    return () => {
      throw new StatesError('States.QueryEvaluationError', cause, 'evaluation', field);
    };
  }
}

/**
 * Makes the compiler check that a type of state gives every field a meaning: it destructures its fields and hands the
 * rest to this function. The error names the field of a row that was forgotten.
 */
export function noFieldIsLeft(_rest: Readonly<Record<string, never>>): void {}
