// Why a state did what it did, as data. Only types.
import type { Failed } from './failed';
import type { Json } from '../json/json';
import type { PermissionAnswer } from '../permissions/answers';

/**
 * One thing that a state looked at. `kind` says what: a rule of a Choice or its Default, a retrier or a catcher, a JSONata
 * expression, a permission of the machine's role.
 */
export type Reason = RuleReason | DefaultReason | RetrierReason | CatcherReason | ExpressionReason | PermissionReason;

/** A Choice rule that was looked at. The rules after the first one that is true are not looked at, and have no reason. */
export interface RuleReason {
  /** Tells the kinds of reasons apart. */
  readonly kind: 'rule';
  /** The rule's place, such as `/States/Pick/Choices[0]`. */
  readonly place: string;
  /** The state that the rule leads to. */
  readonly next: string;
  /** The test of the rule, with what it compared. */
  readonly test: RuleTest;
}

/** A test of a rule, with its verdict: undefined if it failed (see `error`) or cannot be repeated (see `unknown`). */
export type RuleTest = RuleComparison | RuleCombination | RuleCondition;

/** A JSONPath comparison. */
export interface RuleComparison extends Failed, Verdict {
  /** Tells the kinds of tests apart. */
  readonly kind: 'comparison';
  /** The path, such as `$.total`. */
  readonly variable: string;
  /** Such as `NumericGreaterThan`. */
  readonly operator: string;
  /** What the path found. Absent if it found nothing. */
  readonly value?: Json;
  /** The other side: the operand as written, or what its path found. */
  readonly operand?: Json;
  /** The path of the other side, for operators such as `NumericGreaterThanPath`. */
  readonly operandPath?: string;
}

/** And, Or and Not. `tests` has those that were looked at: And ends with the first false one, Or with the first true one. */
export interface RuleCombination extends Verdict {
  /** How the tests are combined. */
  readonly kind: 'And' | 'Or' | 'Not';
  /** The tests that were looked at. */
  readonly tests: readonly RuleTest[];
}

/** A JSONata Condition. */
export interface RuleCondition extends Failed, Verdict {
  /** Tells the kinds of tests apart. */
  readonly kind: 'condition';
  /** The text between `{%` and `%}`. */
  readonly expression: string;
}

/** How a test came out. Without a verdict, it failed, or cannot be repeated. */
export interface Verdict {
  /** Whether the test is true. */
  readonly verdict?: boolean;
  /** Why the result is not known: it depends on random numbers. */
  readonly unknown?: string;
}

/** A Choice took its Default, because no rule was true. */
export interface DefaultReason {
  /** Tells the kinds of reasons apart. */
  readonly kind: 'default';
  /** Such as `/States/Pick/Default`. */
  readonly place: string;
  /** The state that the Default leads to. */
  readonly next: string;
}

/** What a retrier or a catcher was asked. */
export interface HandlerReason extends Failed {
  /** The handler's place, such as `/States/Charge/Retry[0]`. */
  readonly place: string;
  /** The attempt that failed, counted from 1. */
  readonly attempt: number;
  /** The names of errors that the handler takes. */
  readonly errorEquals: readonly string[];
  /** The name in ErrorEquals that matched the error. Absent if none did. */
  readonly matched?: string;
}

/** A retrier that was asked about an error. Those after the first that matches are not asked. */
export interface RetrierReason extends HandlerReason {
  /** Tells the kinds of reasons apart. */
  readonly kind: 'retrier';
  /**
   * `retried`; `no match`: ErrorEquals does not name the error; `used up`: it has been used MaxAttempts times in this visit;
   * `not retriable`: nothing may retry or catch the error.
   */
  readonly verdict: 'retried' | 'no match' | 'used up' | 'not retriable';
  /** How often it had been used before, in this visit. */
  readonly used: number;
  /** How often it may be used in a visit. */
  readonly maxAttempts: number;
  /** How long it waited. Only if it retried. */
  readonly delaySeconds?: number;
  /** Whether MaxDelaySeconds made the delay shorter. */
  readonly isLimited?: true;
  /** Whether the delay is a random share of the backoff (JitterStrategy FULL). */
  readonly hasJitter?: true;
}

/** A catcher that was asked about an error. Those after the first that matches are not asked. */
export interface CatcherReason extends HandlerReason {
  /** Tells the kinds of reasons apart. */
  readonly kind: 'catcher';
  /** `caught`; `no match`: ErrorEquals does not name the error; `not catchable`: nothing may catch it. */
  readonly verdict: 'caught' | 'no match' | 'not catchable';
  /** The state that it leads to. */
  readonly next: string;
}

/** A JSONata expression, except those of Choice rules (see `RuleCondition`) and of ItemSelector. */
export interface ExpressionReason extends Failed {
  /** Tells the kinds of reasons apart. */
  readonly kind: 'expression';
  /** The field, such as `Arguments/Payload/total` or `Catch[0]/Output`. */
  readonly field: string;
  /** The text between `{%` and `%}`. */
  readonly expression: string;
  /** Absent if it failed (see `error`), or is not known (see `unknown`). */
  readonly result?: Json;
  /** Why the result is not known: it depends on random numbers, and the history does not have it. */
  readonly unknown?: string;
}

/** A permission that a task needed, if the policies of its role are known. */
export interface PermissionReason extends PermissionAnswer {
  /** Tells the kinds of reasons apart. */
  readonly kind: 'permission';
  /** The attempt, counted from 1. */
  readonly attempt: number;
}
