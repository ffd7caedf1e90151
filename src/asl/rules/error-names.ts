// What Retry and Catch may name: States.ALL stands alone, in the last entry.
import { isArray, isObject, member, type Json } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { eachState } from './rule';

// The text is AWS's, quoted in aws-cdk#10530.
export const errorNames = eachState(({ state, at }) =>
  ['Retry', 'Catch'].flatMap((field) => entryFindings(member(state, field), `${at}/${field}`)),
);

function entryFindings(entries: Json | undefined, at: string): Diagnostic[] {
  if (!isArray(entries)) return [];
  return entries.flatMap((entry, index) => {
    const names = isObject(entry) ? member(entry, 'ErrorEquals') : undefined;
    if (!isArray(names) || !names.includes('States.ALL')) return [];
    if (names.length === 1 && index === entries.length - 1) return [];
    const place = `${at}[${index}]/ErrorEquals[${names.indexOf('States.ALL')}]`;
    return [schemaError('States.ALL must appear alone and at end of list', place)];
  });
}
