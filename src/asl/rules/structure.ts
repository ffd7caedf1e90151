// The fields of machines and states, and the types of their values: the JSON Schemas, in AWS's words.
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import { MOST_SUGGESTIONS } from '../../json/suggestion';
import { notSupported, schemaError, suggesting, type Diagnostic } from '../diagnostic';
import { eachMachine, type Report, type Rule, type StatePart } from './rule';
import type { Field, Fields } from '../fields/field';
import { FieldNames } from '../fields/field-names';
import { allFields, namesFor, namesOf } from '../fields/lookup';
import { limitText } from '../fields/range';
import type { FieldTable } from '../fields/table';

/** One mismatch between a value and its schema, as ajv describes it. */
interface Mismatch {
  readonly keyword: string;
  /** A JSON pointer to the value. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A validator that ajv generated. It stores the mismatches of its last call in its own property. */
interface Validate {
  (value: Json): boolean;
  readonly errors?: readonly Mismatch[] | null;
}

/** A validator for machines, and one for each type of state. */
export interface Validators {
  readonly machine: Validate;
  readonly states: Readonly<Record<string, Validate>>;
}

export function structure(table: FieldTable, validators: Validators): Rule {
  const { machine: fields } = table;
  const known = { ...fields, ...allFields(table) };
  const misplacedIn = (isForOthers: (field: Field) => boolean) => new FieldNames(namesOf(fields, isForOthers).sort());
  const misplacedInDefinition = misplacedIn(({ only }) => only === 'processor');
  const misplacedInside = misplacedIn(({ only }) => only === 'definition');
  return eachMachine(({ machine, at, states }, report) => {
    schemaFindings(validators.machine, machine, at, known, report);
    const misplaced = at === '' ? misplacedInDefinition : misplacedInside;
    for (const field of misplaced.in(machine)) report(notSupported(field, at));
    nonObjectFindings(machine, at, report);
    for (const state of states) stateFindings(state, validators.states, known, report);
  });
}

function nonObjectFindings(machine: JsonObject, at: string, report: Report): void {
  const states = member(machine, 'States');
  if (!isObject(states)) return;
  for (const name of Object.keys(states)) {
    if (!isObject(states[name])) report(schemaError('Expected value of type [OBJECT]', `${at}/States/${name}`));
  }
}

/** In AWS's order (recorded: state_name_invalid_state_definition). */
const TYPES = 'Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map';

function stateFindings(
  { state, at }: StatePart,
  validators: Validators['states'],
  known: Fields,
  report: Report,
): void {
  const type = member(state, 'Type');
  if (type === undefined) return report(schemaError('These fields are required: [Type]', at));
  const validate = typeof type === 'string' && Object.hasOwn(validators, type) ? validators[type] : undefined;
  if (validate) return schemaFindings(validate, state, at, known, report);
  const finding = schemaError(`The field 'Type' should have one of these values: [${TYPES}]`, `${at}/Type`);
  report(typeof type === 'string' ? suggesting(finding, type, TYPES.split(', ')) : finding);
}

function schemaFindings(validate: Validate, value: Json, at: string, known: Fields, report: Report): void {
  if (validate(value)) return;
  const errors = withoutAlternatives(validate.errors ?? []);
  const required = new Map<string, string[]>();
  for (const { keyword, instancePath, params } of errors) {
    if (keyword !== 'required') continue;
    const fields = required.get(instancePath) ?? [];
    required.set(instancePath, [...fields, params.missingProperty as string]);
  }
  for (const [path, fields] of required) {
    report(schemaError(`These fields are required: [${fields.join(', ')}]`, locationOf(at, path) || '/'));
  }
  let suggested = 0;
  for (const problem of errors) {
    if (problem.keyword === 'required') continue;
    report(describe(problem, at, known, suggested++ < MOST_SUGGESTIONS ? namesIn(known) : []));
  }
}

const RANGES: Readonly<Record<string, string>> = { minimum: 'Minimum', maximum: 'Maximum' };

/**
 * A number that may also be an expression is an anyOf, and each of its alternatives reports a mismatch. One is enough.
 */
function withoutAlternatives(errors: readonly Mismatch[]): Mismatch[] {
  const pathsOf = (isMeant: (keyword: string) => boolean) =>
    new Set(errors.filter(({ keyword }) => isMeant(keyword)).map(({ instancePath }) => instancePath));
  const alternatives = pathsOf((keyword) => keyword === 'anyOf');
  const outOfRange = pathsOf((keyword) => keyword in RANGES);
  return errors.filter(
    ({ keyword, instancePath }) =>
      !alternatives.has(instancePath) || (outOfRange.has(instancePath) ? keyword in RANGES : keyword === 'anyOf'),
  );
}

/** The texts of types, enums, ranges and unknown fields are AWS's (floci#2735, #2968, #3733; troposphere#1450). */
function describe(
  { keyword, instancePath, params, message }: Mismatch,
  at: string,
  known: Fields,
  names: Iterable<string>,
): Diagnostic {
  const location = locationOf(at, instancePath);
  switch (keyword) {
    case 'additionalProperties':
      return notSupported(params.additionalProperty as string, location, names);
    case 'type':
      return schemaError(`Expected value of type [${typesOf(params.type as string | string[])}]`, location || '/');
    case 'enum':
      return schemaError(
        `Value should be one of the following: [${(params.allowedValues as string[]).join(', ')}]`,
        location,
      );
    case 'minimum':
    case 'maximum': {
      const name = location.slice(location.lastIndexOf('/') + 1);
      return schemaError(`${RANGES[keyword]} value is ${limitText(params.limit as number, known[name])}`, location);
    }
    case 'minItems':
    case 'minProperties':
      // Recorded: parallel_state_empty_branches.
      return schemaError('Value cannot be empty', location);
    case 'anyOf':
      return schemaError('Value must be a number, or a JSONata expression', location);
    default:
      return schemaError(`Value ${message}`, location || '/');
  }
}

function namesIn(known: Fields): string[] {
  return Object.entries(known).flatMap(([name, field]) => namesFor(name, field));
}

function typesOf(type: string | string[]): string {
  return [type].flat().join(', ').toUpperCase();
}

/** Indexes are in brackets, as in `/States/Charge/Retry[0]`. `~1` and `~0` mean `/` and `~`. */
function locationOf(at: string, instancePath: string): string {
  const steps = instancePath.split('/').slice(1);
  return at + steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `/${unescapePointer(step)}`)).join('');
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
