// The JSONata expressions of a visit, with their results: as recorded, or evaluated again.
import { repeat, ReplayedScope, type ContextOf, type Repeated } from './replay';
import { expressionIn } from '../../asl/jsonata/parse';
import { PROCESSOR_FIELDS } from '../../asl/map-states';
import type { JsonataExpression } from '../../expressions/jsonata-expression';
import { asDoubles } from '../../json/exact-integer';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import type { FailureRecord } from '../../runtime/failure-record';
import { named } from '../failed';
import type { ExpressionReason } from '../reason';
import { latestAttempt, type Visit } from '../visit';

/** An expression in a definition. */
interface Found {
  /** Such as `Arguments/Payload/total`. */
  readonly field: string;
  readonly text: string;
  /** The way to its value from that of its field. */
  readonly path: readonly string[];
}

/** Evaluated elsewhere, or not by this state. */
const LEFT_OUT: readonly string[] = [
  ...['Branches', 'Catch', 'Choices', 'Comment', 'ItemSelector', 'Retry'],
  ...PROCESSOR_FIELDS,
];
/** Evaluated last, and only if nothing failed before. */
const LAST = ['Output', 'Assign'];

/** @param place the place of the rule or the catcher that was taken, such as `Catch[0]`; its Output and Assign count */
export function expressionReasons(
  visit: Visit,
  place: string | undefined,
  failure: FailureRecord | undefined,
  contextOf: ContextOf,
): ExpressionReason[] {
  const { state, language } = visit.state;
  if (language !== 'JSONata') return [];
  const attempt = latestAttempt(visit);
  const time = attempt?.startedAt ?? visit.entered.timestamp;
  const scope = new ReplayedScope(visit, contextOf, time, Math.max(0, visit.attempts.length - 1));
  const location = failure?.failure.location;

  const reasonOf = ({ field, text, path }: Found, recorded: Json | undefined): ExpressionReason => {
    const known = recorded === undefined ? undefined : valueAt(recorded, path);
    const found: Repeated<Json> =
      location === field && failure
        ? named(failure.failure)
        : known === undefined
          ? repeat(() => compiled(visit.state.state, text, field)({ input: visit.entered.details.input }, scope))
          : { result: known };
    const shown = 'result' in found ? { result: asDoubles(found.result) } : found;
    return { kind: 'expression', field, expression: text, ...shown };
  };

  const own = Object.keys(state).filter((field) => !LEFT_OUT.includes(field) && !LAST.includes(field));
  const reasons = own.flatMap((field) =>
    expressionsIn(state[field]!, field).map((found) =>
      reasonOf(found, field === 'Arguments' ? argumentsOf(visit) : undefined),
    ),
  );
  const part = place === undefined ? state : partAt(state, place);
  const left = visit.exited?.details;
  return [
    ...reasons,
    ...LAST.flatMap((field) => {
      const recorded = field === 'Output' ? left?.output : left?.assignedVariables;
      const within = place === undefined ? field : `${place}/${field}`;
      return expressionsIn(member(part, field) ?? null, within)
        .filter((found) => recorded !== undefined || found.field === location)
        .map((found) => reasonOf(found, recorded));
    }),
  ];
}

function argumentsOf(visit: Visit): Json | undefined {
  const scheduled = latestAttempt(visit)?.scheduled;
  if (!scheduled) return undefined;
  return scheduled.type === 'TaskScheduled' ? scheduled.details.parameters : scheduled.details.input;
}

/** `Catch[0]` in a state. */
function partAt(state: JsonObject, place: string): JsonObject {
  const [, field, index] = /^(\w+)\[(\d+)\]$/.exec(place)!;
  return (member(state, field!) as readonly JsonObject[])[Number(index)]!;
}

function expressionsIn(template: Json, field: string, path: readonly string[] = []): Found[] {
  if (typeof template === 'string') {
    const text = expressionIn(template);
    return text === undefined ? [] : [{ field, text, path }];
  }
  if (typeof template !== 'object' || template === null) return [];
  const isList = isArray(template);
  return Object.entries(template as JsonObject).flatMap(([key, value]) =>
    expressionsIn(value, isList ? `${field}[${key}]` : `${field}/${key}`, [...path, key]),
  );
}

function valueAt(value: Json, path: readonly string[]): Json | undefined {
  let found: Json | undefined = value;
  for (const key of path) {
    if (isArray(found)) found = found[Number(key)];
    else found = isObject(found) ? member(found, key) : undefined;
  }
  return found;
}

// Loops evaluate the same expressions again and again.
const expressions = new WeakMap<JsonObject, Map<string, JsonataExpression>>();

function compiled(state: JsonObject, text: string, field: string): JsonataExpression {
  let known = expressions.get(state);
  if (!known) expressions.set(state, (known = new Map()));
  let expression = known.get(field);
  if (!expression) {
    known.set(field, (expression = jsonata().compileJsonata(text, field)));
  }
  return expression;
}

/** The engine of plain definitions does without it. */
function jsonata(): typeof import('../../expressions/jsonata-expression') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded on demand
  return require('../../expressions/jsonata-expression') as typeof import('../../expressions/jsonata-expression');
}
