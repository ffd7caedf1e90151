// Payload templates of JSONPath: what a `.$` key holds is a path or a call, and no key stands twice.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { schemaError } from '../diagnostic';
import { Fields } from './fields';
import { eachMember } from './holders';
import { eachState, type Report } from './rule';
import { parsePathOrCall, syntaxErrorOf } from './syntax';

/** Fields that are a template, that have one inside, and whose entries have one. */
const TEMPLATES = ['Parameters', 'ResultSelector', 'ItemSelector', 'Assign', 'Credentials'];
const INSIDE: Readonly<Record<string, string>> = {
  ItemReader: 'Parameters',
  ItemBatcher: 'BatchInput',
  ResultWriter: 'Parameters',
};
const LISTS = ['Catch', 'Choices'];

const FIELDS = new Fields([...TEMPLATES, ...Object.keys(INSIDE), ...LISTS]);

export const templates = eachState(({ state, at, language }, report) => {
  if (language !== 'JSONPath') return;
  for (const field of FIELDS.of(state)) {
    const value = state[field]!;
    const place = `${at}/${field}`;
    const inside = INSIDE[field];
    if (LISTS.includes(field)) {
      if (isArray(value)) {
        value.forEach((entry, index) => insideFindings(entry, 'Assign', `${place}[${index}]`, report));
      }
    } else if (inside === undefined) {
      templateFindings(value, place, report);
    } else {
      insideFindings(value, inside, place, report);
    }
  }
});

function insideFindings(holder: Json, field: string, at: string, report: Report): void {
  const template = isObject(holder) ? member(holder, field) : undefined;
  if (template !== undefined) templateFindings(template, `${at}/${field}`, report);
}

/** At any depth; the location is that of the object that holds the key (recorded: illegal_escapes). */
function templateFindings(template: Json, at: string, report: Report): void {
  const look = (holder: JsonObject, key: string, place: string): void => {
    if (key.endsWith('.$')) keyFindings(holder, key, place, report);
  };
  eachMember(template, at, look, isLiteral);
}

function isLiteral(key: string): boolean {
  return !key.endsWith('.$');
}

function keyFindings(holder: JsonObject, key: string, at: string, report: Report): void {
  const name = key.slice(0, -2);
  if (Object.hasOwn(holder, name)) {
    return report(schemaError(`The fields '${name}' and '${key}' exclude each other`, at));
  }
  const value = holder[key];
  const wrong = typeof value === 'string' ? syntaxErrorOf(value, parsePathOrCall) : { at: 0 };
  if (!wrong) return;
  const message = `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`;
  report(schemaError(message, at, { location: `${at}/${key}`, offset: wrong.at }));
}
