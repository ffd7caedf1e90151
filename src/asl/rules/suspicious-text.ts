// Warnings: text that looks like a path or a call and is none where it stands.
// The codes are AWS's (ValidateStateMachineDefinitionDiagnostic, warnings); the texts are ours.
import { isArray, member, type Json } from '../../json/json';
import { warning } from '../diagnostic';
import { Fields } from './fields';
import { eachHolder, eachMember } from './holders';
import { eachState, type Report } from './rule';

const LOOKS_LIKE_PATH = /^\$(\$?[.[]|$)/;
const LOOKS_LIKE_CALL = /^States\.[A-Z]\w*\(/;

const TEMPLATES = new Fields(['Parameters', 'ResultSelector', 'ItemSelector']);
/** Fields with a twin that holds a path. */
const PLAIN = new Fields(['Seconds', 'Timestamp', 'Error', 'Cause', 'TimeoutSeconds']);

export const suspiciousText = eachState(({ state, at, language }, report) => {
  if (language !== 'JSONPath') return;
  staticFindings(member(state, 'Result'), `${at}/Result`, report);
  for (const field of TEMPLATES.of(state)) dollarFindings(state[field]!, `${at}/${field}`, report);
  for (const field of PLAIN.of(state)) {
    const value = state[field];
    if (typeof value !== 'string' || !LOOKS_LIKE_PATH.test(value)) continue;
    report(
      warning('NO_PATH', `The value looks like a path: use '${field}Path' to have it evaluated`, `${at}/${field}`),
    );
  }
});

function staticFindings(result: Json | undefined, at: string, report: Report): void {
  const found = (place: string): void => {
    const message = "Result is never evaluated: use 'Parameters' to compute a value";
    report(warning('PASS_RESULT_IS_STATIC', message, place));
  };
  if (looksComputed(result)) found(at);
  eachHolder(result, at, (holder, place) => {
    if (isArray(holder)) {
      holder.forEach((item, index) => looksComputed(item) && found(`${place}[${index}]`));
      return;
    }
    for (const [key, value] of Object.entries(holder)) {
      if (looksComputed(value) || (typeof value === 'string' && key.endsWith('.$'))) found(`${place}/${key}`);
    }
  });
}

function dollarFindings(template: Json, at: string, report: Report): void {
  eachMember(template, at, (object, key, place) => {
    if (key.endsWith('.$') || !looksComputed(object[key])) return;
    const message = `The value looks like a path or a call: use '${key}.$' to have it evaluated`;
    report(warning('NO_DOLLAR', message, `${place}/${key}`));
  });
}

function looksComputed(value: Json | undefined): boolean {
  return typeof value === 'string' && (LOOKS_LIKE_PATH.test(value) || LOOKS_LIKE_CALL.test(value));
}
