// Payload templates of JSONPath: a `.$` key holds a path or a call, and no key appears twice.
import { isArray, isObject, member, type Json } from '../../json/json';
import { schemaError } from '../diagnostic';
import { eachField, type Look, type LookAtField } from './each-field';
import { eachMember, type Holder, type Key } from './members';
import type { Report, Rule } from './rule';
import { parsePathOrCall, syntaxErrorOf } from './syntax';
import type { Field } from '../fields/field';
import { fieldsOfStates, ofKinds, templatesFor } from '../fields/lookup';
import type { FieldTable } from '../fields/table';

/** Depends on where the template is: the field itself, one of its members, or a member of its entries. */
export function templates(table: FieldTable): Rule {
  const fields = fieldsOfStates(table);
  const inParts = Object.entries(fields).flatMap(([name, field]) => insidePart(name, field));
  return eachField('JSONPath', [
    [templatesFor('JSONPath', fields), templateFindings],
    [ofKinds(fields, 'variables', 'credentials'), templateFindings],
    ...inParts,
    [ofKinds(fields, 'choiceRules'), insideOfEach(['Assign'])],
  ]);
}

function insidePart(name: string, field: Field): readonly Look[] {
  if (!('part' in field)) return [];
  const inner = [...templatesFor('JSONPath', field.part.fields), ...ofKinds(field.part.fields, 'variables')];
  return inner.length === 0 ? [] : [[[name], field.kind === 'part' ? insideOf(inner) : insideOfEach(inner)]];
}

/** At any depth. The location is that of the object with the key (recorded: illegal_escapes). */
function templateFindings(template: Json | undefined, field: string, at: string, report: Report): void {
  eachMember(template, `${at}/${field}`, keyFindings, isLiteral, report);
}

function insideOf(names: readonly string[]): LookAtField {
  return (holder, field, at, report) => {
    for (const name of names) {
      templateFindings(isObject(holder) ? member(holder, name) : undefined, name, `${at}/${field}`, report);
    }
  };
}

function insideOfEach(names: readonly string[]): LookAtField {
  const look = insideOf(names);
  return (entries, field, at, report) => {
    if (isArray(entries)) entries.forEach((entry, index) => look(entry, `${field}[${index}]`, at, report));
  };
}

function isLiteral(key: Key): boolean {
  return typeof key === 'number' || !key.endsWith('.$');
}

function keyFindings(value: Json, key: Key, holder: Holder, at: string, report: Report): void {
  if (typeof key === 'number' || !key.endsWith('.$')) return;
  const name = key.slice(0, -2);
  if (Object.hasOwn(holder, name)) {
    return report(schemaError(`The fields '${name}' and '${key}' exclude each other`, at));
  }
  const wrong = typeof value === 'string' ? syntaxErrorOf(value, parsePathOrCall) : { at: 0 };
  if (!wrong) return;
  const message = `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`;
  report(schemaError(message, at, { location: `${at}/${key}`, offset: wrong.at }));
}
