// Fields belong to a query language, and a JSONata machine cannot go back to JSONPath in one of its states.
// Texts and places measured on AWS: floci#2968.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { schemaError } from '../diagnostic';
import { Fields } from './fields';
import type { Language, Report, Rule, StatePart } from './rule';

/** The fields of a state, and of its parts, that only one language knows. */
const FIELDS: Readonly<Record<Language, Fields>> = {
  JSONPath: new Fields([
    ...['InputPath', 'OutputPath', 'ResultPath', 'Parameters', 'ResultSelector', 'Result', 'ItemsPath'],
    ...['SecondsPath', 'TimestampPath', 'TimeoutSecondsPath', 'HeartbeatSecondsPath', 'ErrorPath', 'CausePath'],
    ...['MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'],
    ...['MaxItemsPath', 'MaxItemsPerBatchPath', 'MaxInputBytesPerBatchPath'],
  ]),
  JSONata: new Fields(['Arguments', 'Output', 'Items']),
};

const OTHER: Readonly<Record<Language, Language>> = { JSONPath: 'JSONata', JSONata: 'JSONPath' };

export const queryLanguage: Rule = ({ definition, machines }, report) => {
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

/** The state itself, its catchers, the parts of a distributed Map, and then its numbers. */
function stateFindings({ state, at, language }: StatePart, report: Report): void {
  fieldFindings(state, at, language, report);
  for (const field of PARTS.of(state)) {
    const part = state[field]!;
    if (field === 'Catch') {
      if (isArray(part)) part.forEach((one, index) => fieldFindings(one, `${at}/Catch[${index}]`, language, report));
    } else if (isObject(part)) {
      fieldFindings(part, `${at}/${field}`, language, report);
      fieldFindings(member(part, 'ReaderConfig'), `${at}/${field}/ReaderConfig`, language, report);
    }
  }
  if (language === 'JSONPath') numberFindings(state, at, report);
}

const PARTS = new Fields(['Catch', 'ItemReader', 'ItemBatcher', 'ResultWriter']);

function fieldFindings(holder: Json | undefined, at: string, language: Language, report: Report): void {
  if (!isObject(holder)) return;
  const other = OTHER[language];
  for (const field of FIELDS[other].of(holder)) {
    const message = `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`;
    report(schemaError(message, at));
  }
}

/** The schemas let a number be an expression, which only JSONata has. */
function numberFindings(state: JsonObject, at: string, report: Report): void {
  for (const field of NUMBERS.of(state)) {
    if (typeof state[field] === 'string') report(schemaError('Expected value of type [INTEGER]', `${at}/${field}`));
  }
}

const NUMBERS = new Fields([
  ...['Seconds', 'TimeoutSeconds', 'HeartbeatSeconds', 'MaxConcurrency'],
  ...['ToleratedFailureCount', 'ToleratedFailurePercentage'],
]);
