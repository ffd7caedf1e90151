// What Retry and Catch may name: States.ALL stands alone, in the last entry.
import { isArray, isObject, member, type Json } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { eachState } from './rule';

// Amazon States Language, "Fallback States": States.ALL must appear alone and in the last retrier or catcher.
export const errorNames = eachState(({ state, at }) =>
  ['Retry', 'Catch'].flatMap((field) => entryFindings(member(state, field), `${at}/${field}`)),
);

function entryFindings(entries: Json | undefined, at: string): Diagnostic[] {
  if (!isArray(entries)) return [];
  return entries.flatMap((entry, index) => {
    const names = isObject(entry) ? member(entry, 'ErrorEquals') : undefined;
    if (!isArray(names) || !names.includes('States.ALL')) return [];
    const place = `${at}[${index}]/ErrorEquals`;
    return [
      ...(names.length > 1 ? [schemaError('States.ALL must appear alone', place)] : []),
      ...(index < entries.length - 1 ? [schemaError('States.ALL must appear in the last entry', place)] : []),
    ];
  });
}
