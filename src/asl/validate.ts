// Validates a definition as AWS does: all findings, in AWS's order.
import { error, schemaError, type Diagnostic } from './diagnostic';
import { machineParts } from './machine-parts';
import { isSmall, MAX_DEFINITION_LENGTH, MAX_NESTING, nestsDeeper } from './quotas';
import { isObject, type JsonObject } from '../json/json';
import { byteSize, isLarger } from '../json/size';
import type { DefinitionParts, ValidationOptions } from './rules/rule';
import { RULES } from './rules/table';
import { readDefinitionText } from './text/definition-text';
import { Places } from './text/places';
import { JsonText } from './text/source-text';

export type { ValidationOptions };

/**
 * Validates a definition, given as text or parsed. CreateStateMachine refuses a definition with an ERROR; a WARNING is
 * reported only by ValidateStateMachineDefinition. An empty list means that the definition is valid. The findings are
 * in AWS's order. Those of a text have their `position` in it. Never throws, whatever it is given.
 */
export function validateDefinition(definition: unknown, options: ValidationOptions = {}): Diagnostic[] {
  const { diagnostics } = examineDefinition(definition, options);
  if (typeof definition !== 'string' || diagnostics.length === 0) return diagnostics;
  const places = Places.of(new JsonText('definition', definition));
  return diagnostics.map((finding) => places.placed(finding));
}

/** The findings without positions, and the parts of the definition that the rules checked. */
export function examineDefinition(definition: unknown, options: ValidationOptions): Examined {
  const read = readDefinition(definition);
  if ('finding' in read) return { diagnostics: [read.finding], parts: undefined };
  const parts = machineParts(read.value);
  const diagnostics: Diagnostic[] = [];
  const report = (finding: Diagnostic): void => void diagnostics.push(finding);
  for (const rule of RULES) rule(parts, report, options);
  return { diagnostics, parts };
}

interface Examined {
  readonly diagnostics: Diagnostic[];
  /** Undefined if the definition could not be read. */
  readonly parts: DefinitionParts | undefined;
}

/**
 * A definition's object, or the findings that prevent any rule from checking it: it is too large, not JSON, or not an
 * object.
 */
export type DefinitionRead = { readonly value: JsonObject } | { readonly finding: Diagnostic };

/** @param definition an object, or JSON text, which is parsed */
export function readDefinition(definition: unknown): DefinitionRead {
  if (typeof definition !== 'string') return asDefinition(definition);
  if (definition.length > MAX_DEFINITION_LENGTH) return { finding: tooLarge(definition.length) };
  const read = readDefinitionText(definition);
  return 'finding' in read ? read : asDefinition(read.value, true);
}

/** @param isText whether the size was measured before */
export function asDefinition(value: unknown, isText = false): DefinitionRead {
  try {
    return asReadable(value, isText);
  } catch {
    // A getter or a proxy of a program throws. All members are read here, so that no rule meets one.
    return { finding: NOT_AN_OBJECT };
  }
}

function asReadable(value: unknown, isText: boolean): DefinitionRead {
  if (!isObject(value)) return { finding: NOT_AN_OBJECT };
  if (isSmall(value, isText)) return { value };
  if (nestsDeeper(value, MAX_NESTING)) return { finding: TOO_DEEP };
  return isText || !isLargerJson(value) ? { value } : { finding: tooLarge(byteSize(value)) };
}

/** A program may pass a value that is not JSON. That error is reported when the definition is compiled. */
function isLargerJson(value: JsonObject): boolean {
  try {
    return isLarger(value, MAX_DEFINITION_LENGTH);
  } catch {
    return false;
  }
}

const NOT_AN_OBJECT = schemaError('Definition must be a valid JSON object');

const TOO_DEEP = error('TOO_DEEPLY_NESTED', `The definition nests deeper than ${MAX_NESTING} levels`);

function tooLarge(size: number): Diagnostic {
  return error('DEFINITION_TOO_LARGE', `A definition has at most ${MAX_DEFINITION_LENGTH} characters, found ${size}`);
}

/**
 * The text that CreateStateMachine throws for these findings. It prints `null` for a finding without a place
 * (floci#2735).
 */
export function createStateMachineError(diagnostics: readonly Diagnostic[]): { error: string; message: string } {
  const texts = diagnostics
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ code, message, location }) => `${code}: ${message} at ${location ?? 'null'}`);
  return { error: 'InvalidDefinition', message: `Invalid State Machine Definition: '${texts.join(', ')}'` };
}
