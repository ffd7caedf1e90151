// Warnings for text that looks like a path or a call but is a literal. The codes are AWS's
// (ValidateStateMachineDefinitionDiagnostic, warnings); the texts are ours.
import type { Json } from '../../json/json';
import { warning, type Diagnostic } from '../diagnostic';
import { eachField } from './each-field';
import { eachMember, placeOf, type Holder, type Key } from './members';
import type { Report, Rule } from './rule';
import { fieldsOfStates, namesOf, ofKinds, templatesFor } from '../fields/lookup';
import type { FieldTable } from '../fields/table';

const LOOKS_LIKE_PATH = /^\$(\$?[.[]|$)/;
const LOOKS_LIKE_CALL = /^States\.[A-Z]\w*\(/;

/** Depends on what the field holds: a result, a template, or a plain value whose twin holds a path. */
export function suspiciousText(table: FieldTable): Rule {
  const fields = fieldsOfStates(table);
  return eachField('JSONPath', [
    [ofKinds(fields, 'json'), staticFindings],
    [templatesFor('JSONPath', fields), dollarFindings],
    [namesOf(fields, ({ warnsOfPath }) => warnsOfPath === true), pathFindings],
  ]);
}

function staticFindings(result: Json, field: string, at: string, report: Report): void {
  if (looksComputed(result)) report(isStatic(`${at}/${field}`));
  eachMember(result, `${at}/${field}`, lookAtResult, always, report);
}

function lookAtResult(value: Json, key: Key, _: Holder, at: string, report: Report): void {
  if (typeof value !== 'string') return;
  if (looksComputed(value) || (typeof key === 'string' && key.endsWith('.$'))) report(isStatic(placeOf(key, at)));
}

function isStatic(at: string): Diagnostic {
  return warning('PASS_RESULT_IS_STATIC', "Result is never evaluated: use 'Parameters' to compute a value", at);
}

function dollarFindings(template: Json, field: string, at: string, report: Report): void {
  eachMember(template, `${at}/${field}`, lookAtTemplate, always, report);
}

function lookAtTemplate(value: Json, key: Key, _: Holder, at: string, report: Report): void {
  if (typeof key === 'number' || key.endsWith('.$') || !looksComputed(value)) return;
  const message = `The value looks like a path or a call: use '${key}.$' to have it evaluated`;
  report(warning('NO_DOLLAR', message, `${at}/${key}`));
}

function pathFindings(value: Json, field: string, at: string, report: Report): void {
  if (typeof value !== 'string' || !LOOKS_LIKE_PATH.test(value)) return;
  report(warning('NO_PATH', `The value looks like a path: use '${field}Path' to have it evaluated`, `${at}/${field}`));
}

function looksComputed(value: Json): boolean {
  return typeof value === 'string' && (LOOKS_LIKE_PATH.test(value) || LOOKS_LIKE_CALL.test(value));
}

function always(): boolean {
  return true;
}
