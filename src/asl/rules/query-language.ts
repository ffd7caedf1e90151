// Fields belong to a query language, and a state of a JSONata machine cannot use JSONPath. Texts and places were
// measured on AWS: floci#2968.
import { member } from '../../json/json';
import { schemaError } from '../diagnostic';
import { eachPart, type Holder } from './each-part';
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

  function stateFindings({ state, at, language, names: present }: StatePart, report: Report): void {
    const foreign = names[OTHER[language]];
    const holder = { value: state, names: present, at };
    foreignFindings(holder, foreign, language, report);
    eachOfOneLanguage(holder, (_, found) => foreignFindings(found, foreign, language, report));
    if (language === 'JSONPath') numberFindings(holder, numbers, report);
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

function foreignFindings({ names, at }: Holder, foreign: FieldNames, language: Language, report: Report): void {
  for (const field of foreign.among(names)) {
    const message = `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${OTHER[language]}' QueryLanguage`;
    report({ ...schemaError(message, at), field });
  }
}

function numberFindings({ value, names, at }: Holder, numbers: FieldNames, report: Report): void {
  for (const field of numbers.among(names)) {
    if (typeof value[field] === 'string') report(schemaError('Expected value of type [INTEGER]', `${at}/${field}`));
  }
}
