// Fields that hold a path: they must parse, and some must be reference paths: ResultPath, and those to a number or a time.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { eachField } from './each-field';
import { eachPart } from './each-part';
import { eachMember, type Holder, type Key } from './members';
import { eachState, type Report, type Rule } from './rule';
import { parsePathOrCall, parseReferencePath, syntaxErrorOf } from './syntax';
import type { Fields } from '../fields/field';
import { FieldNames } from '../fields/field-names';
import { fieldsOfStates, ofKinds, partsOf, twinsOf } from '../fields/lookup';
import type { FieldTable } from '../fields/table';
import { parseJsonPath } from '../json-path/parse';

const PLACES = ['seconds', 'timestamp', 'count', 'percentage'] as const;

export function paths(table: FieldTable): Rule {
  const fields = fieldsOfStates(table);
  const inStates = eachField('JSONPath', [
    [ofKinds(fields, 'path'), pathFindings],
    [twinsOf(fields, 'items'), pathFindings],
    [twinsOf(fields, ...PLACES), placeFindings],
    [twinsOf(fields, 'text'), computedFindings],
    [ofKinds(fields, 'referencePath'), referencePathFindings],
    [ofKinds(fields, 'catchers'), catcherFindings],
    [ofKinds(fields, 'choiceRules'), choiceFindings],
  ]);
  const inParts = partPaths(fields);
  return (parts, report, options) => {
    inStates(parts, report, options);
    inParts(parts, report, options);
  };
}

/** The same of the parts of states, such as MaxItemsPath. */
function partPaths(fields: Fields): Rule {
  const twins = new Map(partsOf(fields).map((part) => [part, new FieldNames(twinsOf(part.fields, ...PLACES))]));
  const eachWithTwins = eachPart(fields, (part) => twins.get(part)!.names.length > 0);
  return eachState(({ state, at, language, names }, report) => {
    if (language !== 'JSONPath') return;
    eachWithTwins({ value: state, names, at }, (part, found) => {
      for (const name of twins.get(part)!.among(found.names)) {
        placeFindings(found.value[name]!, name, found.at, report);
      }
    });
  });
}

function pathFindings(path: Json, field: string, at: string, report: Report): void {
  const wrong = typeof path === 'string' ? syntaxErrorOf(path, parseJsonPath) : undefined;
  if (wrong) report(invalidPath(field, at, wrong.at));
}

/**
 * The text was measured on AWS for the numbers of a Map, with a path into the context object (floci#3733). The language's
 * specification says the same of times: states-language.net/spec.html. Recorded: variables are accepted.
 */
function placeFindings(path: Json, field: string, at: string, report: Report): void {
  if (typeof path !== 'string') return;
  const wrong = syntaxErrorOf(path, parseJsonPath);
  if (wrong) return report(invalidPath(field, at, wrong.at));
  const { isReference, root } = parseJsonPath(path);
  if (isReference && root.kind !== 'context') return;
  report(schemaError('Value is not a Reference Path', `${at}/${field}`));
}

/** A path or a call (docs: state-fail). */
function computedFindings(text: Json, field: string, at: string, report: Report): void {
  const wrong = typeof text === 'string' ? syntaxErrorOf(text, parsePathOrCall) : undefined;
  if (!wrong) return;
  const location = `${at}/${field}`;
  const message = `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call`;
  report(schemaError(message, location, { location, offset: wrong.at }));
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

/** Seen on AWS: cfn-lint#4078. */
function invalidPath(field: string, at: string, offset: number): Diagnostic {
  const location = `${at}/${field}`;
  return schemaError('Value must be a valid JSONPath', location, { location, offset });
}
