// Payload templates of JSONPath: what a `.$` key holds is a path or a call, and no key stands twice.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { eachState, type StatePart } from './rule';
import { syntaxErrorOf } from './syntax';
import { parseIntrinsic } from '../intrinsic/parse';
import { parseJsonPath } from '../json-path/parse';

const TEMPLATES = ['Parameters', 'ResultSelector', 'ItemSelector', 'Assign', 'Credentials'];

/** Templates inside the parts of a state. */
const INSIDE: readonly (readonly [string, string])[] = [
  ['ItemReader', 'Parameters'],
  ['ItemBatcher', 'BatchInput'],
  ['ResultWriter', 'Parameters'],
];

export const templates = eachState((part) =>
  part.language === 'JSONPath' ? templatesOf(part).flatMap(([template, at]) => templateFindings(template, at)) : [],
);

function templatesOf({ state, at }: StatePart): [Json, string][] {
  const found = fieldsOf(state, TEMPLATES, at);
  for (const [part, field] of INSIDE) {
    const holder = member(state, part);
    if (isObject(holder)) found.push(...fieldsOf(holder, [field], `${at}/${part}`));
  }
  for (const list of ['Catch', 'Choices']) {
    const entries = member(state, list);
    if (!isArray(entries)) continue;
    entries.forEach((entry, index) => {
      if (isObject(entry)) found.push(...fieldsOf(entry, ['Assign'], `${at}/${list}[${index}]`));
    });
  }
  return found;
}

function fieldsOf(holder: JsonObject, fields: readonly string[], at: string): [Json, string][] {
  return fields.flatMap((field): [Json, string][] => {
    const template = member(holder, field);
    return template === undefined ? [] : [[template, `${at}/${field}`]];
  });
}

/** At any depth; the location is that of the object that holds the key (recorded: illegal_escapes). */
function templateFindings(template: Json, at: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const open: { value: Json; at: string }[] = [{ value: template, at }];
  for (let next = open.shift(); next; next = open.shift()) {
    const { value, at: place } = next;
    if (isArray(value)) {
      value.forEach((item, index) => open.push({ value: item, at: `${place}[${index}]` }));
    } else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (!key.endsWith('.$')) open.push({ value: inner, at: `${place}/${key}` });
        else found.push(...keyFindings(value, key, inner, place));
      }
    }
  }
  return found;
}

function keyFindings(holder: JsonObject, key: string, value: Json, at: string): Diagnostic[] {
  const name = key.slice(0, -2);
  if (Object.hasOwn(holder, name)) {
    return [schemaError(`The fields '${name}' and '${key}' exclude each other`, at)];
  }
  const wrong = typeof value === 'string' ? syntaxErrorOf(() => parse(value)) : { at: 0 };
  if (!wrong) return [];
  const message = `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`;
  return [schemaError(message, at, { location: `${at}/${key}`, offset: wrong.at })];
}

function parse(text: string): void {
  if (text.startsWith('States.')) parseIntrinsic(text);
  else parseJsonPath(text);
}
