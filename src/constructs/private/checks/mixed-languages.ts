// Text in one query language where the other one is spoken: it would be taken literally.
import type { Check } from './check';
import type { StatePart } from '../../../asl/rules/rule';
import { member, type Json } from '../../../json/json';

const PATH = /^\$(\$?[.[]|$)/;
const EXPRESSION = /^\{%[\s\S]*%\}$/;
const FIELDS = {
  JSONata: ['Arguments', 'Output', 'Assign', 'Items', 'ItemSelector', 'Error', 'Cause'],
  JSONPath: ['Parameters', 'ResultSelector', 'Assign', 'ItemSelector', 'Result', 'Error', 'Cause'],
};

export const mixedLanguages: Check = {
  id: 'mixed-languages',
  severity: 'WARNING',
  reason: 'docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  find: ({ states }) =>
    states.flatMap((part) =>
      FIELDS[part.language].flatMap((field) =>
        textsIn(member(part.state, field))
          .filter((text) => (part.language === 'JSONata' ? PATH : EXPRESSION).test(text))
          .map((text) => describe(part, field, text)),
      ),
    ),
};

function describe({ name, language }: StatePart, field: string, text: string): string {
  const hint = language === 'JSONata' ? `write {% $states.input… %}` : `write a path, or make the state JSONata`;
  return `'${text}' in ${field} of '${name}' is plain text in ${language}: ${hint}.`;
}

/** All texts in a value, at any depth. */
function textsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((one: Json) => textsIn(one)) : [];
}
