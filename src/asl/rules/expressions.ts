// Paths and calls of intrinsic functions that do not parse.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { ExpressionSyntaxError } from '../expression-syntax-error';
import type { Rule } from './rule';
import { parseIntrinsic } from '../intrinsic/parse';
import { parseJsonPath } from '../json-path/parse';

const TEMPLATES = ['Parameters', 'ResultSelector', 'ItemSelector', 'Assign', 'Credentials'];
const PATHS = [
  ...['InputPath', 'OutputPath', 'ItemsPath', 'SecondsPath', 'TimestampPath', 'TimeoutSecondsPath'],
  ...['HeartbeatSecondsPath', 'MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'],
];
const PATHS_OR_CALLS = ['ErrorPath', 'CausePath'];

export const expressions: Rule = ({ states }) =>
  states
    .filter(({ language }) => language === 'JSONPath')
    .flatMap(({ state, at }) => [
      ...PATHS.flatMap((field) => textFindings(state, field, at, isPath, PATH)),
      ...PATHS_OR_CALLS.flatMap((field) => textFindings(state, field, at, isExpression, PATH_OR_CALL)),
      ...partFindings(state, at),
      ...['Choices', 'Catch'].flatMap((list) => listFindings(state, list, at)),
    ]);

const PATH = 'a valid JSONPath';
const PATH_OR_CALL = `${PATH} or a valid intrinsic function call`;

/** What states share with their choice rules and catchers. */
function partFindings(part: JsonObject, at: string): Diagnostic[] {
  return [
    ...textFindings(part, 'ResultPath', at, isReference, PATH),
    ...TEMPLATES.flatMap((field) =>
      Object.hasOwn(part, field) ? templateFindings(part[field]!, `${at}/${field}`) : [],
    ),
  ];
}

function listFindings(state: JsonObject, list: string, at: string): Diagnostic[] {
  const entries = member(state, list);
  if (!isArray(entries)) return [];
  return entries.flatMap((entry, index) => (isObject(entry) ? partFindings(entry, `${at}/${list}[${index}]`) : []));
}

function textFindings(
  part: JsonObject,
  field: string,
  at: string,
  passes: (text: string) => boolean,
  expected: string,
): Diagnostic[] {
  const text = member(part, field);
  return typeof text === 'string' && !passes(text) ? [invalidPath(field, `${at}/${field}`, expected)] : [];
}

export function invalidPath(field: string, at: string, expected = PATH): Diagnostic {
  return schemaError(`The value for the field '${field}' must be ${expected}`, at);
}

/** The `.$` keys of a template, at any depth; the location is that of the object that holds the key (recorded). */
function templateFindings(template: Json, at: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const open: { value: Json; at: string }[] = [{ value: template, at }];
  for (let next = open.shift(); next; next = open.shift()) {
    const { value, at: place } = next;
    if (Array.isArray(value)) {
      value.forEach((item: Json, index) => open.push({ value: item, at: `${place}[${index}]` }));
    } else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (!key.endsWith('.$')) open.push({ value: inner, at: `${place}/${key}` });
        else if (typeof inner !== 'string' || !isExpression(inner)) found.push(invalidPath(key, place, PATH_OR_CALL));
      }
    }
  }
  return found;
}

function isExpression(text: string): boolean {
  return text.startsWith('States.') ? isCall(text) : isPath(text);
}

function isCall(text: string): boolean {
  try {
    return parseIntrinsic(text) !== undefined;
  } catch (thrown) {
    if (!(thrown instanceof ExpressionSyntaxError)) throw thrown;
    return isNotRunYet(thrown);
  }
}

function isNotRunYet({ message }: Error): boolean {
  return message.includes('does not run it yet');
}

export function isPath(text: string): boolean {
  return text.startsWith('$') && parses(text) !== false;
}

/** Where a result may be put: into the state's own input. */
function isReference(text: string): boolean {
  const path = text.startsWith('$') && parses(text);
  return typeof path === 'object' ? path.isReference && path.root.kind === 'input' : path;
}

/** The path; true for one that is valid but not run yet, which compiling tells. */
function parses(text: string): ReturnType<typeof parseJsonPath> | boolean {
  try {
    return parseJsonPath(text);
  } catch (thrown) {
    if (!(thrown instanceof ExpressionSyntaxError)) throw thrown;
    return isNotRunYet(thrown);
  }
}
