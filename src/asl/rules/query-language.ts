// Fields that only the other query language has, and where a language may be chosen.
// Texts and places were measured on AWS: floci#2968, floci#3733.
import { isObject, member, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import type { Rule, StatePart } from './rule';

/** The fields of states that one language has and the other does not. */
const FIELDS: Readonly<Record<StatePart['language'], readonly string[]>> = {
  JSONPath: [
    ...['InputPath', 'OutputPath', 'Parameters', 'ResultSelector', 'ResultPath', 'ItemsPath'],
    ...['SecondsPath', 'TimestampPath', 'TimeoutSecondsPath', 'HeartbeatSecondsPath', 'ErrorPath', 'CausePath'],
    ...['MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'],
  ],
  JSONata: ['Arguments', 'Output', 'Items'],
};

export const queryLanguage: Rule = ({ states, definition }) =>
  states.flatMap((part) => [...choiceOfLanguage(part, definition), ...foreignFields(part), ...inProcessors(part)]);

function choiceOfLanguage({ state, at }: StatePart, definition: JsonObject): Diagnostic[] {
  return member(definition, 'QueryLanguage') === 'JSONata' && member(state, 'QueryLanguage') === 'JSONPath'
    ? [schemaError("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", at)]
    : [];
}

function foreignFields({ state, at, language }: StatePart): Diagnostic[] {
  const other = language === 'JSONPath' ? 'JSONata' : 'JSONPath';
  return FIELDS[other]
    .filter((field) => Object.hasOwn(state, field))
    .map((field) =>
      schemaError(
        `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`,
        at,
      ),
    );
}

/** A Map's states inherit the language of the whole machine; what runs them cannot choose another. */
function inProcessors({ state, at }: StatePart): Diagnostic[] {
  return ['ItemProcessor', 'Iterator'].flatMap((field) => {
    const processor = member(state, field);
    return isObject(processor) && Object.hasOwn(processor, 'QueryLanguage')
      ? [schemaError("Field 'QueryLanguage' is not supported", `${at}/${field}`)]
      : [];
  });
}
