// Finds text in one query language where the other one is used: AWS would take it literally.
import type { Check } from './check';
import type { Kind, Language } from '../../../asl/fields/field';
import { fieldsOfStates, ofKinds } from '../../../asl/fields/lookup';
import { FIELDS } from '../../../asl/fields/table';
import type { StatePart } from '../../../asl/rules/rule';
import { member, type Json } from '../../../json/json';

const PATH = /^\$(\$?[.[]|$)/;
const EXPRESSION = /^\{%[\s\S]*%\}$/;

/** Fields whose content is the user's own text. */
const KINDS: readonly Kind[] = ['template', 'output', 'variables', 'items', 'json', 'text'];
const WITH_TEXT = { JSONata: fieldsWithText('JSONata'), JSONPath: fieldsWithText('JSONPath') };

export const mixedLanguages: Check = {
  id: 'mixed-languages',
  severity: 'WARNING',
  reason: 'docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  find: ({ states }) =>
    states.flatMap((part) =>
      WITH_TEXT[part.language].flatMap((field) =>
        textsIn(member(part.state, field))
          .filter((text) => (part.language === 'JSONata' ? PATH : EXPRESSION).test(text))
          .map((text) => ({ state: part.name, text: describe(part, field, text) })),
      ),
    ),
};

function fieldsWithText(spoken: Language): string[] {
  const fields = fieldsOfStates(FIELDS);
  return KINDS.flatMap((kind) => ofKinds(fields, kind)).filter((name) => (fields[name]!.language ?? spoken) === spoken);
}

function describe({ name, language }: StatePart, field: string, text: string): string {
  const hint = language === 'JSONata' ? `write {% $states.input… %}` : `write a path, or make the state JSONata`;
  return `'${text}' in ${field} of '${name}' is plain text in ${language}: ${hint}.`;
}

/** All texts in a value, at any depth. */
function textsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((one: Json) => textsIn(one)) : [];
}
