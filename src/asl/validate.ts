// Validates a definition as AWS does: all findings, in AWS's order.
import { readDefinition } from './definition-text';
import { error, schemaError, type Diagnostic } from './diagnostic';
import { machineParts } from './machine-parts';
import { isSmall, MAX_DEFINITION_LENGTH, MAX_NESTING, nestsDeeper } from './quotas';
import { isObject, type Json, type JsonObject } from '../json/json';
import { byteSize, isLarger } from '../json/size';
import type { DefinitionParts, ValidationOptions } from './rules/rule';
import { RULES } from './rules/table';

export type { ValidationOptions };

/** What is wrong with a definition before any rule can look at it: too large, no JSON, or no object. */
export function readingProblem(definition: unknown): Diagnostic | undefined {
  const read = readValue(definition);
  return 'finding' in read ? read.finding : undefined;
}

/**
 * Finds what is wrong with a definition, as text or parsed. An ERROR is what CreateStateMachine would refuse, a WARNING
 * what ValidateStateMachineDefinition tells besides; an empty list means that there is nothing to say. Never throws,
 * whatever it is given.
 */
export function validateDefinition(definition: unknown, options: ValidationOptions = {}): Diagnostic[] {
  return examineDefinition(definition, options).diagnostics;
}

/** The same, with the parts that the rules looked at. */
export function examineDefinition(definition: unknown, options: ValidationOptions): Examined {
  const read = readValue(definition);
  if ('finding' in read) return { diagnostics: [read.finding], parts: undefined };
  const parts = machineParts(read.value);
  const diagnostics: Diagnostic[] = [];
  const report = (finding: Diagnostic): void => void diagnostics.push(finding);
  for (const rule of RULES) rule(parts, report, options);
  return { diagnostics, parts };
}

interface Examined {
  readonly diagnostics: Diagnostic[];
  /** Undefined for what could not be read. */
  readonly parts: DefinitionParts | undefined;
}

function readValue(definition: unknown): { readonly value: JsonObject } | { readonly finding: Diagnostic } {
  if (typeof definition === 'string' && definition.length > MAX_DEFINITION_LENGTH) {
    return { finding: tooLarge(definition.length) };
  }
  const read = typeof definition === 'string' ? readDefinition(definition) : { value: definition as Json };
  if ('finding' in read) return read;
  if (!isObject(read.value)) return { finding: schemaError('Definition must be a valid JSON object') };
  if (isSmall(read.value)) return { value: read.value };
  if (nestsDeeper(read.value, MAX_NESTING)) return { finding: TOO_DEEP };
  return typeof definition === 'string' || !isLargerJson(read.value)
    ? { value: read.value }
    : { finding: tooLarge(byteSize(read.value)) };
}

/** What a program gives may be no JSON at all: its own message comes when it is compiled. */
function isLargerJson(value: JsonObject): boolean {
  try {
    return isLarger(value, MAX_DEFINITION_LENGTH);
  } catch {
    return false;
  }
}

const TOO_DEEP = error('TOO_DEEPLY_NESTED', `The definition nests deeper than ${MAX_NESTING} levels`);

function tooLarge(size: number): Diagnostic {
  return error('DEFINITION_TOO_LARGE', `A definition has at most ${MAX_DEFINITION_LENGTH} characters, found ${size}`);
}

/** What CreateStateMachine throws for these findings; `null` is what it prints for one without a place (floci#2735). */
export function createStateMachineError(diagnostics: readonly Diagnostic[]): { error: string; message: string } {
  const texts = diagnostics
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ code, message, location }) => `${code}: ${message} at ${location ?? 'null'}`);
  return { error: 'InvalidDefinition', message: `Invalid State Machine Definition: '${texts.join(', ')}'` };
}
