// Validates a definition as AWS does: all findings, in AWS's order.
import { readDefinition } from './definition-text';
import { schemaError, type Diagnostic } from './diagnostic';
import { machineParts } from './machine-parts';
import { isObject, type Json } from '../json/json';
import { choiceRules } from './rules/choice-rules';
import { express } from './rules/express';
import { expressions } from './rules/expressions';
import type { Rule, ValidationOptions } from './rules/rule';
import { structure } from './rules/structure';
import { transitions } from './rules/transitions';

/** The rules, in the order in which AWS lists their findings: a new one is a file in rules/ and a line here. */
const RULES: readonly Rule[] = [structure, choiceRules, expressions, express, transitions];

/** What is wrong with a definition before any rule can look at it: no JSON, or no object. */
export function readingProblem(definition: unknown): Diagnostic | undefined {
  const read = typeof definition === 'string' ? readDefinition(definition) : { value: definition as Json };
  if ('finding' in read) return read.finding;
  return isObject(read.value) ? undefined : NO_OBJECT;
}

const NO_OBJECT = schemaError('Definition must be a valid JSON object');

/** A definition as text, or parsed. Never throws; an empty list means that AWS accepts the definition. */
export function validateDefinition(definition: unknown, options: ValidationOptions = {}): Diagnostic[] {
  if (typeof definition === 'string') {
    const read = readDefinition(definition);
    return 'finding' in read ? [read.finding] : validateValue(read.value, options);
  }
  return validateValue(definition as Json, options);
}

function validateValue(definition: Json, options: ValidationOptions): Diagnostic[] {
  if (!isObject(definition)) return [NO_OBJECT];
  const parts = machineParts(definition);
  return RULES.flatMap((rule) => parts.flatMap((part) => rule(part, options)));
}

/** What CreateStateMachine throws for these findings. */
export function createStateMachineError(diagnostics: readonly Diagnostic[]): { error: string; message: string } {
  const texts = diagnostics.map(
    ({ code, message, location }) => `${code}: ${message}${location === undefined ? '' : ` at ${location}`}`,
  );
  return { error: 'InvalidDefinition', message: `Invalid State Machine Definition: '${texts.join(', ')}'` };
}
