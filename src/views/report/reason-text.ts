// A reason of a step as a line of text.
import type { Json } from '../../json/json';
import { jsonText } from '../../json/text';
import type { CatcherReason, ExpressionReason, Reason, RetrierReason, RuleTest, Verdict } from '../../steps/reason';
import { cut, oneLine } from '../graph/condition';
import { formatDuration } from '../trace/duration';

const LONGEST_VALUE = 120;
const LONGEST_LINE = 600;

/** Such as `Choices[0] is false: $.total (5) NumericGreaterThan 100`. */
export function reasonText(reason: Reason): string {
  return cut(oneLine(lineOf(reason)), LONGEST_LINE);
}

function lineOf(reason: Reason): string {
  switch (reason.kind) {
    case 'rule':
      return `${fieldOf(reason.place)} ${verdictText(reason.test)}: ${testText(reason.test)}${leads(reason.test, reason.next)}`;
    case 'default':
      return `Default, because no rule is true. Continues with ${reason.next}.`;
    case 'retrier':
      return `${fieldOf(reason.place)} (${reason.errorEquals.join(', ')}) ${retrierText(reason)}, attempt ${reason.attempt}`;
    case 'catcher':
      return `${fieldOf(reason.place)} (${reason.errorEquals.join(', ')}) ${catcherText(reason)}`;
    case 'expression':
      return `${reason.field}: ${reason.expression.trim()} ${resultText(reason)}`;
    case 'permission':
      return `The role ${reason.role} ${VERDICTS[reason.verdict]} ${reason.action} on ${reason.resource}${
        reason.why === undefined ? '' : `: ${reason.why}`
      }`;
  }
}

const VERDICTS = { allowed: 'may', denied: 'may not', undecided: 'may perhaps' } as const;

/** `Catch[0]` for `/States/Charge/Catch[0]`. */
export function fieldOf(place: string): string {
  return place.slice(place.lastIndexOf('/') + 1);
}

function leads({ verdict }: Verdict, next: string): string {
  return verdict === true ? `. Continues with ${next}.` : '';
}

function verdictText({ verdict, unknown }: Verdict): string {
  if (verdict !== undefined) return `is ${verdict}`;
  return unknown === undefined ? 'failed' : `is not known (${unknown})`;
}

function testText(test: RuleTest): string {
  if (test.kind === 'condition') return `${test.expression.trim()}${errorText(test.error)}`;
  if (test.kind === 'comparison') {
    const { variable, value, operator, operand, operandPath, error } = test;
    const found = value === undefined ? 'missing' : valueText(value);
    const other = operandPath === undefined ? '' : `${operandPath} `;
    const given =
      operand === undefined ? '' : operandPath === undefined ? valueText(operand) : `(${valueText(operand)})`;
    return `${variable} (${found}) ${operator} ${other}${given}${errorText(error)}`;
  }
  const tests = test.tests.map((inner) => `${testText(inner)} ${verdictText(inner)}`);
  return test.kind === 'Not' ? `not (${tests.join(', ')})` : tests.join(test.kind === 'And' ? ' and ' : ' or ');
}

function retrierText({
  verdict,
  delaySeconds = 0,
  used,
  maxAttempts,
  matched,
  isLimited,
  hasJitter,
}: RetrierReason): string {
  if (verdict === 'no match') return 'does not name the error';
  if (verdict === 'not retriable') return 'may not retry this error';
  if (verdict === 'used up') return `is used up: ${used} of ${maxAttempts} retries`;
  const why = [isLimited ? 'limited by MaxDelaySeconds' : '', hasJitter ? 'with jitter' : ''].filter(
    (part) => part !== '',
  );
  const delay = formatDuration(delaySeconds * 1000) + (why.length > 0 ? ` (${why.join(', ')})` : '');
  return `matched ${matched ?? 'it'} and retried after ${delay}: ${used + 1} of ${maxAttempts}`;
}

function catcherText({ verdict, matched, next }: CatcherReason): string {
  if (verdict === 'no match') return 'does not name the error';
  return verdict === 'not catchable'
    ? 'may not catch this error'
    : `matched ${matched ?? 'it'}, continues with ${next}`;
}

function resultText({ result, error, unknown }: ExpressionReason): string {
  if (result !== undefined) return `= ${valueText(result)}`;
  return unknown === undefined ? `failed${errorText(error)}` : `is not known (${unknown})`;
}

function errorText(error: string | undefined): string {
  return error === undefined ? '' : ` [${error}]`;
}

function valueText(value: Json): string {
  return cut(jsonText(value), LONGEST_VALUE);
}
