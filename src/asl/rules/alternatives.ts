// Fields that stand for each other: one of them is required, or at most one may be there.
import { isObject, member, type JsonObject } from '../../json/json';
import { schemaError } from '../diagnostic';
import { eachPart } from './each-part';
import { eachState, type Report, type Rule } from './rule';
import type { Fields } from '../fields/field';
import { FieldNames } from '../fields/field-names';
import { fieldsOfStates, namesFor, ofKinds } from '../fields/lookup';
import type { FieldTable } from '../fields/table';

/** Fields of which at most one may be there. */
interface Choice {
  readonly names: FieldNames;
  readonly isRequired: boolean;
}

export function alternatives(table: FieldTable): Rule {
  const fields = fieldsOfStates(table);
  const choices = new Map(Object.entries(table.states).map(([type, own]) => [type, choicesIn(own)]));
  const leads = new Set(Object.keys(table.states).filter((type) => 'Next' in table.states[type]!));
  const choicesOfParts = new Map<Fields, readonly Choice[]>();
  const eachWithChoices = eachPart(fields, (part) => {
    const found = choicesIn(part.fields);
    choicesOfParts.set(part.fields, found);
    return found.length > 0;
  });
  const credentials = ofKinds(fields, 'credentials');
  return eachState(({ state, type, at }, report) => {
    if (leads.has(String(type))) transitionFindings(state, at, report);
    choiceFindings(state, choices.get(String(type)) ?? [], at, report);
    eachWithChoices(state, at, (value, part, place) =>
      choiceFindings(value, choicesOfParts.get(part.fields)!, place, report),
    );
    for (const field of credentials) credentialFindings(state, field, at, report);
  });
}

/** Each field with its twin and with what stands in for it, where there is any such thing. */
function choicesIn(fields: Fields): readonly Choice[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.insteadOf !== undefined) return [];
    const standIns = Object.entries(fields).filter(([, other]) => other.insteadOf === name);
    const names = [[name, field] as const, ...standIns].flatMap((entry) => namesFor(...entry));
    return names.length > 1 ? [{ names: new FieldNames(names), isRequired: field.required === 'oneOf' }] : [];
  });
}

// Amazon States Language, states-language.net/spec.html. The text about fields that exclude each other was measured on
// AWS for the numbers of a Map (floci#3733).
function choiceFindings(holder: JsonObject, choices: readonly Choice[], at: string, report: Report): void {
  for (const { names, isRequired } of choices) {
    if (!isRequired || names.in(holder).length > 0) continue;
    report(schemaError(`One of these fields is required: [${names.names.join(', ')}]`, at));
  }
  for (const { names } of choices) {
    const present = names.in(holder);
    if (present.length < 2) continue;
    report(schemaError(`There should only be one of the following fields: [${present.join(', ')}]`, at));
  }
}

/** A state that does not end must lead somewhere, and one that leads somewhere must not end. */
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
