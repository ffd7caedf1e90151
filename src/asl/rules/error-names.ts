// The error names of Retry and Catch: States.ALL must be alone, in the last entry.
import { isArray, isObject, member, type Json } from '../../json/json';
import { schemaError } from '../diagnostic';
import { eachState, type Report } from './rule';
import { FieldNames } from '../fields/field-names';

const LISTS = new FieldNames(['Retry', 'Catch']);

// The text is AWS's, quoted in aws-cdk#10530.
export const errorNames = eachState(({ state, at, names }, report) => {
  for (const field of LISTS.among(names)) entryFindings(state[field]!, `${at}/${field}`, report);
});

function entryFindings(entries: Json, at: string, report: Report): void {
  if (!isArray(entries)) return;
  entries.forEach((entry, index) => {
    const names = isObject(entry) ? member(entry, 'ErrorEquals') : undefined;
    if (!isArray(names) || !names.includes('States.ALL')) return;
    if (names.length === 1 && index === entries.length - 1) return;
    const place = `${at}[${index}]/ErrorEquals[${names.indexOf('States.ALL')}]`;
    report(schemaError('States.ALL must appear alone and at end of list', place));
  });
}
