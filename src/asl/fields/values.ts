// The TypeScript types of what fields hold.
import type { Json } from '../../json/json';

export type QueryLanguageName = 'JSONPath' | 'JSONata';

/** A path such as `$.order.id`, or null for "no value" where the language allows it. */
export type PathField = string | null;

/** A value, or a JSONata expression such as `{% $states.input.count %}`. */
export type OrExpression<T> = T | string;

/** JSON that may contain `.$` keys (JSONPath) or `{% %}` strings (JSONata). */
export type Template = Json;

/** In JSONPath one operator, or And, Or, Not; in JSONata Condition. Only the outermost rule has Next. */
export interface ChoiceRule {
  readonly Next?: string;
  readonly Comment?: string;
  /** Variables by name. */
  readonly Assign?: Readonly<Record<string, Template>>;
  readonly Output?: Template;
  readonly Condition?: OrExpression<boolean>;
  readonly Variable?: string;
  readonly And?: readonly ChoiceRule[];
  readonly Or?: readonly ChoiceRule[];
  readonly Not?: ChoiceRule;
  readonly [operator: string]: unknown;
}
