// Warnings: text that looks like a path or a call and is none where it stands.
// The codes are AWS's (ValidateStateMachineDefinitionDiagnostic, warnings); the texts are ours.
import { isArray, isObject, member, type Json } from '../../json/json';
import { warning, type Diagnostic } from '../diagnostic';
import { eachState } from './rule';

const LOOKS_LIKE_PATH = /^\$(\$?[.[]|$)/;
const LOOKS_LIKE_CALL = /^States\.[A-Z]\w*\(/;

export const suspiciousText = eachState(({ state, at, language }) => {
  if (language !== 'JSONPath') return [];
  return [
    ...staticFindings(member(state, 'Result'), `${at}/Result`),
    ...['Parameters', 'ResultSelector', 'ItemSelector'].flatMap((field) =>
      dollarFindings(member(state, field), `${at}/${field}`),
    ),
    ...['Seconds', 'Timestamp', 'Error', 'Cause', 'TimeoutSeconds'].flatMap((field) => {
      const value = member(state, field);
      return typeof value === 'string' && LOOKS_LIKE_PATH.test(value)
        ? [warning('NO_PATH', `The value looks like a path: use '${field}Path' to have it evaluated`, `${at}/${field}`)]
        : [];
    }),
  ];
});

function staticFindings(result: Json | undefined, at: string): Diagnostic[] {
  return texts(result, at)
    .filter(({ text, key }) => looksComputed(text) || key?.endsWith('.$'))
    .map(({ place }) =>
      warning('PASS_RESULT_IS_STATIC', "Result is never evaluated: use 'Parameters' to compute a value", place),
    );
}

function dollarFindings(template: Json | undefined, at: string): Diagnostic[] {
  return texts(template, at)
    .filter(({ text, key }) => key !== undefined && !key.endsWith('.$') && looksComputed(text))
    .map(({ key, place }) =>
      warning('NO_DOLLAR', `The value looks like a path or a call: use '${key}.$' to have it evaluated`, place),
    );
}

function looksComputed(text: string): boolean {
  return LOOKS_LIKE_PATH.test(text) || LOOKS_LIKE_CALL.test(text);
}

interface Text {
  readonly text: string;
  /** The key that holds it; undefined for an element of a list. */
  readonly key: string | undefined;
  readonly place: string;
}

function texts(value: Json | undefined, at: string): Text[] {
  const found: Text[] = [];
  const open: { value: Json | undefined; key: string | undefined; at: string }[] = [{ value, key: undefined, at }];
  for (let next = open.shift(); next; next = open.shift()) {
    const { value: one, key, at: place } = next;
    if (typeof one === 'string') {
      found.push({ text: one, key, place });
    } else if (isArray(one)) {
      one.forEach((item, i) => open.push({ value: item, key: undefined, at: `${place}[${i}]` }));
    } else if (isObject(one)) {
      for (const [name, inner] of Object.entries(one)) open.push({ value: inner, key: name, at: `${place}/${name}` });
    }
  }
  return found;
}
