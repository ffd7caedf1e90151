// Fields that hold a path: they must parse, and ResultPath must be a reference path.
import { isArray, isObject, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { Fields } from './fields';
import { eachMember } from './holders';
import { eachState, type Report } from './rule';
import { parsePathOrCall, parseReferencePath, syntaxErrorOf } from './syntax';
import { parseJsonPath } from '../json-path/parse';

/** How to check the fields of a state that hold a path, in the order in which they are reported. */
const CHECKS: Readonly<Record<string, (state: JsonObject, field: string, at: string, report: Report) => void>> = {
  InputPath: pathFindings,
  OutputPath: pathFindings,
  ItemsPath: pathFindings,
  SecondsPath: pathFindings,
  TimestampPath: pathFindings,
  TimeoutSecondsPath: pathFindings,
  HeartbeatSecondsPath: pathFindings,
  MaxConcurrencyPath: pathFindings,
  ToleratedFailureCountPath: pathFindings,
  ToleratedFailurePercentagePath: pathFindings,
  ErrorPath: computedFindings,
  CausePath: computedFindings,
  ResultPath: referencePathFindings,
  Catch: catcherFindings,
  Choices: choiceFindings,
};

const FIELDS = new Fields(Object.keys(CHECKS));

export const paths = eachState(({ state, at, language }, report) => {
  if (language !== 'JSONPath') return;
  for (const field of FIELDS.of(state)) CHECKS[field]!(state, field, at, report);
});

function pathFindings(holder: JsonObject, field: string, at: string, report: Report): void {
  const path = holder[field];
  if (typeof path !== 'string') return;
  const wrong = syntaxErrorOf(path, parseJsonPath);
  if (wrong) report(invalidPath(field, at, wrong.at));
}

/** A path or a call (docs: state-fail). */
function computedFindings(holder: JsonObject, field: string, at: string, report: Report): void {
  const text = holder[field];
  if (typeof text !== 'string') return;
  const wrong = syntaxErrorOf(text, parsePathOrCall);
  if (wrong) report(invalidPath(field, at, wrong.at, PATH_OR_CALL));
}

function referencePathFindings(holder: JsonObject, field: string, at: string, report: Report): void {
  const text = holder[field];
  if (typeof text !== 'string') return;
  const wrong = syntaxErrorOf(text, parseReferencePath);
  if (wrong) report(invalidPath(field, at, wrong.at));
}

function catcherFindings(state: JsonObject, field: string, at: string, report: Report): void {
  entriesOf(state, field).forEach((catcher, index) => {
    if (Object.hasOwn(catcher, 'ResultPath')) {
      referencePathFindings(catcher, 'ResultPath', `${at}/${field}[${index}]`, report);
    }
  });
}

/** Variable and the twins of the operators, in nested rules too. */
function choiceFindings(state: JsonObject, field: string, at: string, report: Report): void {
  const look = (rule: JsonObject, key: string, place: string): void => {
    if (key === 'Variable' || key.endsWith('Path')) pathFindings(rule, key, place, report);
  };
  entriesOf(state, field).forEach((rule, index) => eachMember(rule, `${at}/${field}[${index}]`, look, isCombination));
}

function isCombination(key: string): boolean {
  return key === 'And' || key === 'Or' || key === 'Not';
}

function entriesOf(state: JsonObject, field: string): readonly JsonObject[] {
  const entries = state[field];
  return isArray(entries) ? entries.filter(isObject) : [];
}

const PATH = 'a valid JSONPath';
const PATH_OR_CALL = `${PATH} or a valid intrinsic function call`;

function invalidPath(field: string, at: string, offset: number, expected = PATH): Diagnostic {
  const location = `${at}/${field}`;
  return schemaError(`The value for the field '${field}' must be ${expected}`, location, { location, offset });
}
