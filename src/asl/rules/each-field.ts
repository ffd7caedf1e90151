// Makes a rule that checks the fields of states one by one.
import { eachState, type Report, type Rule } from './rule';
import type { Json } from '../../json/json';
import type { Language } from '../fields/field';
import { FieldNames } from '../fields/field-names';

/** Checks the value of a state's field. `at` is the place of the state. */
export type LookAtField = (value: Json, field: string, at: string, report: Report) => void;

/** A group of fields with the same check. */
export type Look = readonly [fields: readonly string[], look: LookAtField];

/** A rule about fields in states of one language, in the order in which findings are reported. */
export function eachField(language: Language, looks: readonly Look[]): Rule {
  const lookAt = new Map(looks.flatMap(([fields, look]) => fields.map((field) => [field, look] as const)));
  const fields = new FieldNames([...lookAt.keys()]);
  return eachState(({ state, at, language: spoken, names }, report) => {
    if (spoken !== language) return;
    for (const field of fields.among(names)) lookAt.get(field)!(state[field]!, field, at, report);
  });
}
