// What fields hold, as types of TypeScript.
import type { Json } from '../../json/json';

export type QueryLanguageName = 'JSONPath' | 'JSONata';

/** A path such as `$.order.id`; null stands for "nothing" where the language allows it. */
export type PathField = string | null;

/** A value, or the text of a JSONata expression: `{% $states.input.count %}`. */
export type OrExpression<T> = T | string;

/** JSON with `.$` keys (JSONPath) or with `{% %}` texts (JSONata) in it. */
export type Template = Json;

/** JSONPath: one operator, or And, Or, Not; JSONata: Condition. Only the outermost has Next. */
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
