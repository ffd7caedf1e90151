// Paths and `{% %}` expressions that do not parse.
import { isObject, type Json, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { ExpressionSyntaxError } from '../expression-syntax-error';
import type { Rule } from './rule';
import { parseIntrinsic } from '../intrinsic/parse';
import { parseJsonPath } from '../json-path/parse';

const TEMPLATES = ['Parameters', 'ResultSelector', 'ItemSelector', 'Assign', 'Credentials'];
const PATHS = ['InputPath', 'OutputPath', 'ItemsPath'];

export const expressions: Rule = ({ states }) =>
  states
    .filter(({ language }) => language === 'JSONPath')
    .flatMap(({ state, at }) => [
      ...PATHS.flatMap((field) => pathFindings(state, field, at)),
      ...referencePathFindings(state, at),
      ...TEMPLATES.flatMap((field) =>
        Object.hasOwn(state, field) ? templateFindings(state[field]!, `${at}/${field}`) : [],
      ),
    ]);

function pathFindings(state: JsonObject, field: string, at: string): Diagnostic[] {
  const path = Object.hasOwn(state, field) ? state[field] : undefined;
  return typeof path === 'string' && !isPath(path)
    ? [schemaError(`The value for the field '${field}' must be a valid JSONPath`, `${at}/${field}`)]
    : [];
}

function referencePathFindings(state: JsonObject, at: string): Diagnostic[] {
  const path = Object.hasOwn(state, 'ResultPath') ? state.ResultPath : undefined;
  return typeof path === 'string' && !isReference(path)
    ? [schemaError("The value for the field 'ResultPath' must be a valid JSONPath", `${at}/ResultPath`)]
    : [];
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
        else if (typeof inner !== 'string' || !isExpression(inner)) found.push(invalidTemplateValue(key, place));
      }
    }
  }
  return found;
}

function invalidTemplateValue(key: string, at: string): Diagnostic {
  return schemaError(
    `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
    at,
  );
}

function isExpression(text: string): boolean {
  return text.startsWith('States.') ? isCall(text) : isPath(text);
}

function isCall(text: string): boolean {
  return tryParse(parseIntrinsic, text) !== undefined;
}

function isPath(text: string): boolean {
  return tryParse(parseJsonPath, text) !== undefined;
}

function isReference(text: string): boolean {
  return tryParse(parseJsonPath, text)?.isReference === true;
}

/** Undefined for a text that does not parse. */
function tryParse<T>(parse: (text: string) => T, text: string): T | undefined {
  try {
    return parse(text);
  } catch (thrown) {
    if (!(thrown instanceof ExpressionSyntaxError)) throw thrown;
    return undefined;
  }
}
