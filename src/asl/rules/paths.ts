// Fields that hold a path: they must parse, and ResultPath must be a reference path.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { eachField } from './each-field';
import { eachMember, type Holder, type Key } from './members';
import type { Report, Rule } from './rule';
import { parsePathOrCall, parseReferencePath, syntaxErrorOf } from './syntax';
import { fieldsOfStates, ofKinds, twinsOf } from '../fields/lookup';
import type { FieldTable } from '../fields/table';
import { parseJsonPath } from '../json-path/parse';

export function paths(table: FieldTable): Rule {
  const fields = fieldsOfStates(table);
  return eachField('JSONPath', [
    [ofKinds(fields, 'path'), pathFindings],
    [twinsOf(fields, 'items'), pathFindings],
    [twinsOf(fields, 'seconds', 'timestamp', 'count', 'percentage'), pathFindings],
    [twinsOf(fields, 'text'), computedFindings],
    [ofKinds(fields, 'referencePath'), referencePathFindings],
    [ofKinds(fields, 'catchers'), catcherFindings],
    [ofKinds(fields, 'choiceRules'), choiceFindings],
  ]);
}

function pathFindings(path: Json, field: string, at: string, report: Report): void {
  const wrong = typeof path === 'string' ? syntaxErrorOf(path, parseJsonPath) : undefined;
  if (wrong) report(invalidPath(field, at, wrong.at));
}

/** A path or a call (docs: state-fail). */
function computedFindings(text: Json, field: string, at: string, report: Report): void {
  const wrong = typeof text === 'string' ? syntaxErrorOf(text, parsePathOrCall) : undefined;
  if (wrong) report(invalidPath(field, at, wrong.at, PATH_OR_CALL));
}

function referencePathFindings(text: Json, field: string, at: string, report: Report): void {
  const wrong = typeof text === 'string' ? syntaxErrorOf(text, parseReferencePath) : undefined;
  if (wrong) report(invalidPath(field, at, wrong.at));
}

function catcherFindings(catchers: Json, field: string, at: string, report: Report): void {
  objectsIn(catchers).forEach((catcher, index) => {
    const path = member(catcher, 'ResultPath');
    if (path !== undefined) referencePathFindings(path, 'ResultPath', `${at}/${field}[${index}]`, report);
  });
}

/** Variable and the twins of the operators, in nested rules too. */
function choiceFindings(rules: Json, field: string, at: string, report: Report): void {
  objectsIn(rules).forEach((rule, index) =>
    eachMember(rule, `${at}/${field}[${index}]`, ruleFindings, isCombination, report),
  );
}

function ruleFindings(path: Json, key: Key, _: Holder, at: string, report: Report): void {
  if (typeof key === 'string' && (key === 'Variable' || key.endsWith('Path'))) pathFindings(path, key, at, report);
}

function isCombination(key: Key): boolean {
  return typeof key === 'number' || key === 'And' || key === 'Or' || key === 'Not';
}

function objectsIn(entries: Json): readonly JsonObject[] {
  return isArray(entries) ? entries.filter(isObject) : [];
}

const PATH = 'a valid JSONPath';
const PATH_OR_CALL = `${PATH} or a valid intrinsic function call`;

function invalidPath(field: string, at: string, offset: number, expected = PATH): Diagnostic {
  const location = `${at}/${field}`;
  return schemaError(`The value for the field '${field}' must be ${expected}`, location, { location, offset });
}
