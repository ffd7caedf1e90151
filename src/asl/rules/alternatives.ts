// Fields that exclude each other: a state needs one of them, or may have at most one.
import { isObject, member, type JsonObject } from '../../json/json';
import { schemaError } from '../diagnostic';
import { eachPart } from './each-part';
import { eachState, type Report, type Rule } from './rule';
import type { Fields } from '../fields/field';
import { FieldNames, type KnownName } from '../fields/field-names';
import { fieldsOfStates, namesFor, ofKinds, partsOf } from '../fields/lookup';
import type { FieldTable } from '../fields/table';

/** A group of fields. A state may have at most one of them. */
export interface Choice {
  readonly names: readonly string[];
  /** Whether the state must have one of them. */
  readonly isRequired: boolean;
}

/** The choices of one type of state, or of a part. */
export interface Choices {
  readonly choices: readonly Choice[];
  readonly required: readonly Choice[];
  /** All names, so that an object is searched once. The names of one choice are next to each other. */
  readonly names: FieldNames;
  readonly choiceOf: ReadonlyMap<string, Choice>;
}

export function alternatives(table: FieldTable): Rule {
  const ofTypes = new Map(Object.entries(table.states).map(([type, fields]) => [type, choicesIn(fields)]));
  const leads = new Set(Object.keys(table.states).filter((type) => 'Next' in table.states[type]!));
  const fields = fieldsOfStates(table);
  const ofParts = new Map(partsOf(fields).map((part) => [part, choicesIn(part.fields)]));
  const eachWithChoices = eachPart(fields, (part) => ofParts.get(part)!.choices.length > 0);
  const credentials = ofKinds(fields, 'credentials');
  return eachState(({ state, type, at, names }, report) => {
    const own = ofTypes.get(String(type));
    if (leads.has(String(type))) transitionFindings(state, at, report);
    if (own) choiceFindings(names, own, at, report);
    eachWithChoices({ value: state, names, at }, (part, found) =>
      choiceFindings(found.names, ofParts.get(part)!, found.at, report),
    );
    for (const field of credentials) credentialFindings(state, field, at, report);
  });
}

/** Each field with its twin and its replacement, if it has them. */
export function choicesIn(fields: Fields): Choices {
  const choices = Object.entries(fields).flatMap(([name, field]): Choice[] => {
    if (field.insteadOf !== undefined) return [];
    const standIns = Object.entries(fields).filter(([, other]) => other.insteadOf === name);
    const names = [[name, field] as const, ...standIns].flatMap((entry) => namesFor(...entry));
    return names.length > 1 ? [{ names, isRequired: field.required === 'oneOf' }] : [];
  });
  return {
    choices,
    required: choices.filter(({ isRequired }) => isRequired),
    names: new FieldNames(choices.flatMap(({ names }) => names)),
    choiceOf: new Map(choices.flatMap((choice) => choice.names.map((name) => [name, choice]))),
  };
}

// Amazon States Language, states-language.net/spec.html. The text about fields that exclude each other was measured on
// AWS for the numbers of a Map (floci#3733).
function choiceFindings(given: readonly KnownName[], own: Choices, at: string, report: Report): void {
  const { choices, required, names, choiceOf } = own;
  const present = names.among(given);
  for (const choice of required) {
    if (present.some((name) => choiceOf.get(name) === choice)) continue;
    report(schemaError(`One of these fields is required: [${choice.names.join(', ')}]`, at));
  }
  const isSecond = (name: string, index: number): boolean =>
    index > 0 && choiceOf.get(name) === choiceOf.get(present[index - 1]!);
  if (!present.some(isSecond)) return;
  for (const choice of choices) {
    const chosen = present.filter((name) => choiceOf.get(name) === choice);
    if (chosen.length < 2) continue;
    report(schemaError(`There should only be one of the following fields: [${chosen.join(', ')}]`, at));
  }
}

/** A state must have either Next or End. */
function transitionFindings(state: JsonObject, at: string, report: Report): void {
  const leads = Object.hasOwn(state, 'Next');
  const ends = member(state, 'End') === true;
  if (leads !== ends) return;
  const message = leads
    ? "The fields 'Next' and 'End' exclude each other"
    : 'One of these fields is required: [Next, End]';
  report(schemaError(message, at));
}

/** Recorded: invalid_credentials_field. */
function credentialFindings(state: JsonObject, field: string, at: string, report: Report): void {
  const credentials = member(state, field);
  if (!isObject(credentials)) return;
  if (['RoleArn', 'RoleArn.$'].some((name) => Object.hasOwn(credentials, name))) return;
  report(schemaError("The field 'RoleArn' is required but was missing", `${at}/${field}`));
}
