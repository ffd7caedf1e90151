// The rules, in the order in which AWS lists their findings: a new one is a file beside this one and a line here.
import { alternatives } from './alternatives';
import { choiceRules } from './choice-rules';
import { distributedMap } from './distributed-map';
import { errorNames } from './error-names';
import { express } from './express';
import { jsonataExpressions } from './jsonata-expressions';
import { names } from './names';
import { paths } from './paths';
import { queryLanguage } from './query-language';
import { resources } from './resources';
import type { Rule } from './rule';
import { structure } from './structure';
import { suspiciousText } from './suspicious-text';
import { templates } from './templates';
import { timestamps } from './timestamps';
import { transitions } from './transitions';
import { variables } from './variables';

export const RULES: readonly Rule[] = [
  structure,
  queryLanguage,
  alternatives,
  timestamps,
  choiceRules,
  errorNames,
  paths,
  templates,
  variables,
  distributedMap,
  resources,
  express,
  names,
  jsonataExpressions,
  transitions,
  suspiciousText,
];
