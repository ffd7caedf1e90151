// The rules, in AWS's order of findings. To add one, add a file next to this one and a line here.
import { alternatives } from './alternatives';
import { argumentsOfServices } from './arguments';
import { choiceRules } from './choice-rules';
import { distributedMap } from './distributed-map';
import { errorNames } from './error-names';
import { express } from './express';
import { jsonataExpressions } from './jsonata-expressions';
import { names } from './names';
import { numbers } from './numbers';
import { paths } from './paths';
import { queryLanguage } from './query-language';
import { resources } from './resources';
import type { Rule } from './rule';
import { structure, type Validators } from './structure';
import { suspiciousText } from './suspicious-text';
import { templates } from './templates';
import { timestamps } from './timestamps';
import { transitions } from './transitions';
import { variables } from './variables';
import { FIELDS, type FieldTable } from '../fields/table';
import { VALIDATORS } from '../schemas/validators.generated';

/** The rules. Some are derived from the fields. */
export function rulesFor(fields: FieldTable, validators: Validators): readonly Rule[] {
  return [
    structure(fields, validators),
    queryLanguage(fields),
    alternatives(fields),
    timestamps,
    choiceRules,
    errorNames,
    numbers(fields),
    paths(fields),
    templates(fields),
    variables,
    distributedMap(fields),
    resources,
    argumentsOfServices,
    express,
    names,
    jsonataExpressions(fields),
    transitions,
    suspiciousText(fields),
  ];
}

export const RULES = rulesFor(FIELDS, VALIDATORS);
