// Fields belong to a query language, and a JSONata machine cannot go back to JSONPath in one of its states.
// Texts and places measured on AWS: floci#2968.
import { isArray, isObject, member, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import type { Language, Rule, StatePart } from './rule';

/** The fields of a state, and of its parts, that only one language knows. */
const FIELDS: Readonly<Record<Language, readonly string[]>> = {
  JSONPath: [
    ...['InputPath', 'OutputPath', 'ResultPath', 'Parameters', 'ResultSelector', 'Result', 'ItemsPath'],
    ...['SecondsPath', 'TimestampPath', 'TimeoutSecondsPath', 'HeartbeatSecondsPath', 'ErrorPath', 'CausePath'],
    ...['MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'],
    ...['MaxItemsPath', 'MaxItemsPerBatchPath', 'MaxInputBytesPerBatchPath'],
  ],
  JSONata: ['Arguments', 'Output', 'Items'],
};

const OTHER: Readonly<Record<Language, Language>> = { JSONPath: 'JSONata', JSONata: 'JSONPath' };

export const queryLanguage: Rule = ({ definition, machines }) => {
  const whole = member(definition, 'QueryLanguage');
  const states = machines.flatMap((machine) => machine.states);
  return states.flatMap((part) => {
    if (whole === 'JSONata' && member(part.state, 'QueryLanguage') === 'JSONPath') {
      const message = "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";
      return [schemaError(message, part.at)];
    }
    return [
      ...partsOf(part).flatMap(([holder, at]) => fieldFindings(holder, at, part.language)),
      ...numberFindings(part),
    ];
  });
};

function fieldFindings(holder: JsonObject, at: string, language: Language): Diagnostic[] {
  const other = OTHER[language];
  return FIELDS[other]
    .filter((field) => Object.hasOwn(holder, field))
    .map((field) =>
      schemaError(
        `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`,
        at,
      ),
    );
}

/** The schemas let a number be an expression, which only JSONata has. */
function numberFindings({ state, at, language }: StatePart): Diagnostic[] {
  if (language === 'JSONata') return [];
  return NUMBERS.filter((field) => typeof member(state, field) === 'string').map((field) =>
    schemaError('Expected value of type [INTEGER]', `${at}/${field}`),
  );
}

const NUMBERS = [
  ...['Seconds', 'TimeoutSeconds', 'HeartbeatSeconds', 'MaxConcurrency'],
  ...['ToleratedFailureCount', 'ToleratedFailurePercentage'],
];

/** The state itself, its catchers, and the parts of a distributed Map. */
function partsOf({ state, at }: StatePart): [JsonObject, string][] {
  const parts: [JsonObject, string][] = [[state, at]];
  const catchers = member(state, 'Catch');
  if (isArray(catchers)) {
    catchers.forEach((catcher, index) => isObject(catcher) && parts.push([catcher, `${at}/Catch[${index}]`]));
  }
  for (const field of ['ItemReader', 'ItemBatcher', 'ResultWriter']) {
    const part = member(state, field);
    if (!isObject(part)) continue;
    parts.push([part, `${at}/${field}`]);
    const config = member(part, 'ReaderConfig');
    if (isObject(config)) parts.push([config, `${at}/${field}/ReaderConfig`]);
  }
  return parts;
}
