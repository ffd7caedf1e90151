// Payload templates of JSONPath: what a `.$` key holds is a path or a call, and no key stands twice.
import { isArray, isObject, member, type Json } from '../../json/json';
import { schemaError } from '../diagnostic';
import { Fields } from './fields';
import { eachMember, type Holder, type Key } from './members';
import { eachState, type Report } from './rule';
import { parsePathOrCall, syntaxErrorOf } from './syntax';

/** Where the templates of a field are: it is one itself, or has one as a member, or its entries have one. */
const TEMPLATES: ReadonlyMap<string, { readonly member?: string; readonly entries?: string }> = new Map([
  ...['Parameters', 'ResultSelector', 'ItemSelector', 'Assign', 'Credentials'].map((field) => [field, {}] as const),
  ['ItemReader', { member: 'Parameters' }],
  ['ItemBatcher', { member: 'BatchInput' }],
  ['ResultWriter', { member: 'Parameters' }],
  ['Catch', { entries: 'Assign' }],
  ['Choices', { entries: 'Assign' }],
]);

const FIELDS = new Fields([...TEMPLATES.keys()]);

export const templates = eachState(({ state, at, language }, report) => {
  if (language !== 'JSONPath') return;
  for (const field of FIELDS.of(state)) {
    const value = state[field]!;
    const place = `${at}/${field}`;
    const { member: inside, entries } = TEMPLATES.get(field)!;
    if (entries === undefined) templateFindings(value, inside, place, report);
    else if (isArray(value)) value.forEach((one, i) => templateFindings(one, entries, `${place}[${i}]`, report));
  }
});

/** At any depth; the location is that of the object that holds the key (recorded: illegal_escapes). */
function templateFindings(value: Json, field: string | undefined, at: string, report: Report): void {
  if (field === undefined) return eachMember(value, at, keyFindings, isLiteral, report);
  const template = isObject(value) ? member(value, field) : undefined;
  eachMember(template, `${at}/${field}`, keyFindings, isLiteral, report);
}

function isLiteral(key: Key): boolean {
  return typeof key === 'number' || !key.endsWith('.$');
}

function keyFindings(value: Json, key: Key, holder: Holder, at: string, report: Report): void {
  if (typeof key === 'number' || !key.endsWith('.$')) return;
  const name = key.slice(0, -2);
  if (Object.hasOwn(holder, name)) {
    return report(schemaError(`The fields '${name}' and '${key}' exclude each other`, at));
  }
  const wrong = typeof value === 'string' ? syntaxErrorOf(value, parsePathOrCall) : { at: 0 };
  if (!wrong) return;
  const message = `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`;
  report(schemaError(message, at, { location: `${at}/${key}`, offset: wrong.at }));
}
