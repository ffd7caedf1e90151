// Fields that hold a path: they must parse, and ResultPath must be a reference path.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { eachState } from './rule';
import { syntaxErrorOf } from './syntax';
import { parseIntrinsic } from '../intrinsic/parse';
import { parseJsonPath } from '../json-path/parse';

const PATHS = [
  ...['InputPath', 'OutputPath', 'ItemsPath', 'SecondsPath', 'TimestampPath', 'TimeoutSecondsPath'],
  ...['HeartbeatSecondsPath', 'MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'],
];

/** A path or a call (docs: state-fail). */
const COMPUTED = ['ErrorPath', 'CausePath'];

export const paths = eachState(({ state, at, language }) => {
  if (language !== 'JSONPath') return [];
  return [
    ...PATHS.flatMap((field) => pathFindings(state, field, at)),
    ...COMPUTED.flatMap((field) => computedFindings(state, field, at)),
    ...referencePathFindings(state, at),
    ...entriesOf(state, 'Catch').flatMap((catcher, index) => referencePathFindings(catcher, `${at}/Catch[${index}]`)),
    ...entriesOf(state, 'Choices').flatMap((rule, index) => variableFindings(rule, `${at}/Choices[${index}]`)),
  ];
});

function pathFindings(holder: JsonObject, field: string, at: string): Diagnostic[] {
  const path = member(holder, field);
  const wrong = typeof path === 'string' ? syntaxErrorOf(() => parseJsonPath(path)) : undefined;
  return wrong ? [invalidPath(field, at, wrong.at)] : [];
}

function computedFindings(holder: JsonObject, field: string, at: string): Diagnostic[] {
  const text = member(holder, field);
  if (typeof text !== 'string') return [];
  const wrong = syntaxErrorOf(
    () => (text.startsWith('States.') ? parseIntrinsic(text) : parseJsonPath(text)) && undefined,
  );
  return wrong ? [invalidPath(field, at, wrong.at, PATH_OR_CALL)] : [];
}

function referencePathFindings(holder: JsonObject, at: string): Diagnostic[] {
  const text = member(holder, 'ResultPath');
  if (typeof text !== 'string') return [];
  const wrong = syntaxErrorOf(() => {
    const path = parseJsonPath(text);
    return path.isReference && path.root.kind === 'input' ? undefined : { at: 0 };
  });
  return wrong ? [invalidPath('ResultPath', at, wrong.at)] : [];
}

/** Variable and the twins of the operators, in nested rules too. */
function variableFindings(rule: JsonObject, at: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const open: { value: Json; at: string }[] = [{ value: rule, at }];
  for (let next = open.shift(); next; next = open.shift()) {
    const { value, at: place } = next;
    if (isArray(value)) {
      value.forEach((item, index) => open.push({ value: item, at: `${place}[${index}]` }));
    } else if (isObject(value)) {
      for (const [field, inner] of Object.entries(value)) {
        if (['And', 'Or', 'Not'].includes(field)) open.push({ value: inner, at: `${place}/${field}` });
        else if (field === 'Variable' || field.endsWith('Path')) found.push(...pathFindings(value, field, place));
      }
    }
  }
  return found;
}

function entriesOf(state: JsonObject, field: string): JsonObject[] {
  const entries = member(state, field);
  return isArray(entries) ? entries.filter(isObject) : [];
}

const PATH = 'a valid JSONPath';
const PATH_OR_CALL = `${PATH} or a valid intrinsic function call`;

function invalidPath(field: string, at: string, offset: number, expected = PATH): Diagnostic {
  const location = `${at}/${field}`;
  return schemaError(`The value for the field '${field}' must be ${expected}`, location, { location, offset });
}
