// Names of variables.
import { isArray, isObject, type Json } from '../../json/json';
import { unicodeLength } from '../../json/unicode-length';
import { schemaError } from '../diagnostic';
import { eachState, type Language, type Report } from './rule';
import { FieldNames } from '../fields/field-names';

// docs: workflow-variables. A name follows Unicode's rules for identifiers and has 80 characters at most.
const NAME = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;
const LONGEST = 80;

const FIELDS = new FieldNames(['Assign', 'Choices', 'Catch']);

export const variables = eachState(({ state, at, language, names }, report) => {
  for (const field of FIELDS.among(names)) {
    const value = state[field]!;
    if (field === 'Assign') {
      nameFindings(value, `${at}/Assign`, language, report);
    } else if (isArray(value)) {
      value.forEach((entry, index) => {
        if (!isObject(entry) || !Object.hasOwn(entry, 'Assign')) return;
        nameFindings(entry.Assign!, `${at}/${field}[${index}]/Assign`, language, report);
      });
    }
  }
});

function nameFindings(assign: Json, at: string, language: Language, report: Report): void {
  if (!isObject(assign)) return;
  for (const key of Object.keys(assign)) {
    const name = language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
    if (name === 'states') report(schemaError("The variable name 'states' is reserved", at));
    else if (!isName(name)) report(schemaError(`'${name}' is not a valid variable name: ${EXPECTED}`, at));
  }
}

const EXPECTED = `expected letters, digits and underscores, no digit first, ${LONGEST} at most`;

function isName(name: string): boolean {
  return NAME.test(name) && unicodeLength(name) <= LONGEST;
}
