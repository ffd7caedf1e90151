// `{% %}` expressions that do not parse. AWS gives the parser's own words, without their code (measured: floci#2745).
import jsonata from 'jsonata';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { error, type Diagnostic } from '../diagnostic';
import type { Rule, StatePart } from './rule';

/** The fields of a state, a choice rule or a catcher that may hold expressions. */
const FIELDS = [
  ...['Arguments', 'Output', 'Assign', 'Condition', 'Credentials', 'Items', 'ItemSelector', 'MaxConcurrency'],
  ...['Seconds', 'Timestamp', 'TimeoutSeconds', 'HeartbeatSeconds', 'Error', 'Cause'],
  ...['ToleratedFailureCount', 'ToleratedFailurePercentage', 'ItemReader', 'ItemBatcher', 'ResultWriter'],
];

interface Place {
  readonly value: Json;
  readonly at: string;
}

export const jsonataExpressions: Rule = ({ states }) =>
  states.filter(({ language }) => language === 'JSONata').flatMap((part) => placesIn(part).flatMap(findings));

function placesIn({ state, at }: StatePart): Place[] {
  const places = fieldsOf(state, at);
  for (const list of ['Choices', 'Catch']) {
    const entries = member(state, list);
    if (!isArray(entries)) continue;
    entries.forEach((entry, index) => {
      if (isObject(entry)) places.push(...fieldsOf(entry, `${at}/${list}[${index}]`));
    });
  }
  return places;
}

function fieldsOf(part: JsonObject, at: string): Place[] {
  return FIELDS.filter((field) => Object.hasOwn(part, field)).map((field) => ({
    value: part[field]!,
    at: `${at}/${field}`,
  }));
}

/** All expressions at any depth; the list of open values keeps hostile depth off the stack. */
function findings(place: Place): Diagnostic[] {
  const found: Diagnostic[] = [];
  const open = [place];
  for (let next = open.shift(); next; next = open.shift()) {
    const { value, at } = next;
    if (typeof value === 'string') {
      const problem = /^\{%[\s\S]*%\}$/.test(value) ? parseProblem(value.slice(2, -2)) : undefined;
      if (problem !== undefined) found.push(error('INVALID_JSONATA_EXPRESSION', problem, at));
    } else if (isArray(value)) {
      open.push(...value.map((item, index) => ({ value: item, at: `${at}[${index}]` })));
    } else if (isObject(value)) {
      open.push(...Object.entries(value).map(([key, inner]) => ({ value: inner, at: `${at}/${key}` })));
    }
  }
  return found;
}

function parseProblem(text: string): string | undefined {
  try {
    jsonata(text);
    return undefined;
  } catch (thrown) {
    return (thrown as { readonly message: string }).message;
  }
}
