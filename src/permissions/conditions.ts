// Evaluates the Condition element of a policy statement, as far as it can be decided here.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { withVariables, type RequestContext } from './request';
import { allOf, truth, type Truth } from './truth';
import { compileWildcard } from './wildcard';
import { arnParts } from '../asl/arn';
import { isArray, isObject, type Json } from '../json/json';

/** One operator on one key: all of a statement's conditions must hold. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

type Comparison = (found: string, wanted: string) => boolean;

const like: Comparison = (found, wanted) => compileWildcard(wanted)(found);
const lower =
  (compare: Comparison): Comparison =>
  (found, wanted) =>
    compare(found.toLowerCase(), wanted.toLowerCase());
const equal: Comparison = (found, wanted) => found === wanted;
const numeric =
  (compare: (found: number, wanted: number) => boolean): Comparison =>
  (found, wanted) =>
    compare(Number(found), Number(wanted));

/** The six parts of an ARN are compared separately; the last one keeps its colons. */
const arnLike: Comparison = (found, wanted) => {
  const [own, pattern] = [arnParts(found), arnParts(wanted)];
  return own.length === pattern.length && pattern.every((part, index) => like(own[index]!, part));
};

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: equal,
  StringEqualsIgnoreCase: lower(equal),
  StringLike: like,
  ArnEquals: arnLike,
  ArnLike: arnLike,
  Bool: lower(equal),
  NumericEquals: numeric((found, wanted) => found === wanted),
  NumericLessThan: numeric((found, wanted) => found < wanted),
  NumericLessThanEquals: numeric((found, wanted) => found <= wanted),
  NumericGreaterThan: numeric((found, wanted) => found > wanted),
  NumericGreaterThanEquals: numeric((found, wanted) => found >= wanted),
};

/** Such as `ForAnyValue:StringNotLikeIfExists`: a comparison with set, negation and absence modifiers. */
interface Operator {
  readonly compare: Comparison;
  readonly isNegated: boolean;
  readonly ifExists: boolean;
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
}

/** The conditions of a statement, in order. Values are strings, as CloudFormation writes them. */
export function conditionsOf(written: Json | undefined): readonly Condition[] {
  return Object.entries(isObject(written) ? written : {}).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, values]) => ({
      operator,
      key,
      values: (isArray(values) ? values : [values]).map(String),
    })),
  );
}

export function conditionsHold(conditions: readonly Condition[], context: RequestContext): Truth {
  return allOf(conditions.map((condition) => holds(condition, context)));
}

/** Why conditions cannot be decided, for messages: `StringEquals on aws:ResourceTag/team`. */
export function undecidable(conditions: readonly Condition[], context: RequestContext): string {
  const open = conditions.filter((condition) => holds(condition, context) === 'unknown');
  return open.map(({ operator, key }) => `${operator} on ${key}`).join(', ');
}

function holds({ operator: name, key, values }: Condition, context: RequestContext): Truth {
  const found = context.get(key.toLowerCase());
  if (found === undefined) return 'unknown';
  if (name === 'Null') return truth(values.every((value) => (value === 'true') === (found === null)));
  const operator = operatorOf(name);
  if (!operator) return 'unknown';
  const { compare, isNegated, ifExists, set } = operator;
  // A missing key satisfies a negated operator and ForAllValues.
  if (found === null) return truth(set === 'ForAllValues' || (set !== 'ForAnyValue' && (isNegated || ifExists)));
  const wanted = values.map((value) => withVariables(value, context));
  if (wanted.includes(undefined)) return 'unknown';
  const matches = (one: string) => wanted.some((value) => compare(one, value!)) !== isNegated;
  const every = set === 'ForAllValues' || (set === undefined && isNegated);
  return truth(every ? found.every(matches) : found.some(matches));
}

function operatorOf(written: string): Operator | undefined {
  const [, set, name, ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(written)!;
  const positive = name!.replace(/^(String|Arn|Numeric)Not/, '$1');
  const compare = Object.hasOwn(COMPARISONS, positive) ? COMPARISONS[positive] : undefined;
  return (
    compare && {
      compare,
      isNegated: positive !== name,
      ifExists: ifExists !== undefined,
      set: set as Operator['set'],
    }
  );
}
