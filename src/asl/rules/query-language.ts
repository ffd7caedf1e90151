// Fields belong to a query language, and a state of a JSONata machine cannot use JSONPath. Texts and places were
// measured on AWS: floci#2968.
import { member, type JsonObject } from '../../json/json';
import { schemaError } from '../diagnostic';
import { eachPart } from './each-part';
import type { Report, Rule, StatePart } from './rule';
import type { Field, Kind, Language } from '../fields/field';
import { FieldNames } from '../fields/field-names';
import { allFields, fieldsOfStates, ofKinds } from '../fields/lookup';
import type { FieldTable } from '../fields/table';

const OTHER: Readonly<Record<Language, Language>> = { JSONPath: 'JSONata', JSONata: 'JSONPath' };

/** The kinds of fields that only one language has, in the order of their findings. */
const ORDER: readonly (readonly Kind[])[] = [
  ...(['path', 'referencePath', 'template', 'json', 'output', 'items'] as const).map((kind) => [kind]),
  ...([['seconds', 'timestamp'], ['text'], ['count', 'percentage']] as const),
];

export function queryLanguage(table: FieldTable): Rule {
  const fields = fieldsOfStates(table);
  const names = { JSONPath: namesOnlyIn('JSONPath', table), JSONata: namesOnlyIn('JSONata', table) };
  const eachOfOneLanguage = eachPart(fields, (part) =>
    Object.values(part.fields).some(({ language, twin }) => language ?? twin),
  );
  // The schemas let a number be an expression, which only JSONata has.
  const numbers = new FieldNames(ofKinds(fields, 'seconds', 'count', 'percentage'));

  function stateFindings({ state, at, language }: StatePart, report: Report): void {
    const foreign = names[OTHER[language]];
    foreignFindings(state, foreign, language, at, report);
    eachOfOneLanguage(state, at, (part, _, place) => foreignFindings(part, foreign, language, place, report));
    if (language === 'JSONPath') numberFindings(state, numbers, at, report);
  }

  return ({ definition, machines }, report) => {
    const isJsonata = member(definition, 'QueryLanguage') === 'JSONata';
    for (const { states } of machines) {
      for (const part of states) {
        if (isJsonata && member(part.state, 'QueryLanguage') === 'JSONPath') {
          const message = "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";
          report(schemaError(message, part.at));
        } else {
          stateFindings(part, report);
        }
      }
    }
  };
}

/** Twins exist only in JSONPath. */
function namesOnlyIn(language: Language, table: FieldTable): FieldNames {
  const ranked = Object.entries(allFields(table)).sort(([, one], [, other]) => rank(one) - rank(other));
  const names = ranked.flatMap(([name, field]) => [
    ...(field.language === language ? [name] : []),
    ...(language === 'JSONPath' && field.twin ? [field.twin] : []),
  ]);
  return new FieldNames(names);
}

function rank({ kind }: Field): number {
  const index = ORDER.findIndex((kinds) => kinds.includes(kind));
  return index < 0 ? ORDER.length : index;
}

function foreignFindings(
  holder: JsonObject,
  foreign: FieldNames,
  language: Language,
  at: string,
  report: Report,
): void {
  for (const field of foreign.in(holder)) {
    const message = `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${OTHER[language]}' QueryLanguage`;
    report(schemaError(message, at));
  }
}

function numberFindings(state: JsonObject, numbers: FieldNames, at: string, report: Report): void {
  for (const field of numbers.in(state)) {
    if (typeof state[field] === 'string') report(schemaError('Expected value of type [INTEGER]', `${at}/${field}`));
  }
}
