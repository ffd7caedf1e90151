// Names of variables, and variables that nothing assigns.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { eachState, type Language } from './rule';

// docs: workflow-variables. A name follows Unicode's rules for identifiers and has 80 characters at most.
const NAME = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;
const LONGEST = 80;

export const variables = eachState(({ state, at, language }) => [
  ...nameFindings(member(state, 'Assign'), `${at}/Assign`, language),
  ...['Choices', 'Catch'].flatMap((list) =>
    entriesOf(state, list).flatMap(([entry, index]) =>
      nameFindings(member(entry, 'Assign'), `${at}/${list}[${index}]/Assign`, language),
    ),
  ),
]);

function nameFindings(assign: Json | undefined, at: string, language: Language): Diagnostic[] {
  if (!isObject(assign)) return [];
  return Object.keys(assign).flatMap((key) => {
    const name = language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
    if (name === 'states') return [schemaError("The variable name 'states' is reserved", at)];
    return NAME.test(name) && [...name].length <= LONGEST
      ? []
      : [schemaError(`'${name}' is not a valid variable name: ${EXPECTED}`, at)];
  });
}

const EXPECTED = `expected letters, digits and underscores, no digit first, ${LONGEST} at most`;

function entriesOf(state: JsonObject, field: string): [JsonObject, number][] {
  const entries = member(state, field);
  return isArray(entries)
    ? entries.flatMap((entry, index): [JsonObject, number][] => (isObject(entry) ? [[entry, index]] : []))
    : [];
}
