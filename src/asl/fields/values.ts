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
  /** The state that follows if the rule is true. Only in a rule that stands in Choices itself. */
  readonly Next?: string;
  /** For readers of the definition. */
  readonly Comment?: string;
  /** Variables by name. */
  readonly Assign?: Readonly<Record<string, Template>>;
  /** JSONata only. The state's output if the rule is true. */
  readonly Output?: Template;
  /** JSONata only. True, or an expression that returns a boolean. */
  readonly Condition?: OrExpression<boolean>;
  /** JSONPath only. The path of the value that is compared. */
  readonly Variable?: string;
  /** JSONPath only. True if all of these rules are. */
  readonly And?: readonly ChoiceRule[];
  /** JSONPath only. True if one of these rules is. */
  readonly Or?: readonly ChoiceRule[];
  /** JSONPath only. True if this rule is not. */
  readonly Not?: ChoiceRule;
  readonly [operator: string]: unknown;
}
