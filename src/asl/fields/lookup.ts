// Looks up rows by name across all types of state, by kind, or by query language.
import type { Field, Fields, Kind, Language, Part } from './field';
import type { FieldTable } from './table';

/** All fields of states, each once, in the order of the table. Rows with the same name hold the same thing. */
export function fieldsOfStates({ states }: FieldTable): Fields {
  return merge(Object.values(states));
}

/** The same, plus the fields of the parts of states. */
export function allFields(table: FieldTable): Fields {
  const fields = fieldsOfStates(table);
  return merge([fields, ...partsOf(fields).map((part) => part.fields)]);
}

/** The parts of states, and their parts. */
export function partsOf(fields: Fields): readonly Part[] {
  const parts = new Set<Part>();
  for (const field of Object.values(fields)) {
    if (!('part' in field) || parts.has(field.part)) continue;
    parts.add(field.part);
    partsOf(field.part.fields).forEach((part) => parts.add(part));
  }
  return [...parts];
}

/** A field's own name and that of its twin. */
export function namesFor(name: string, { twin }: Field): readonly string[] {
  return twin ? [name, twin] : [name];
}

/** The names of the fields of these kinds. */
export function ofKinds(fields: Fields, ...kinds: readonly Kind[]): string[] {
  return namesOf(fields, ({ kind }) => kinds.includes(kind));
}

/** The twins of the fields of these kinds. */
export function twinsOf(fields: Fields, ...kinds: readonly Kind[]): string[] {
  return Object.values(fields).flatMap(({ kind, twin }) => (twin && kinds.includes(kind) ? [twin] : []));
}

/** The templates that states of a language may have. */
export function templatesFor(language: Language, fields: Fields): string[] {
  return namesOf(fields, (field) => field.kind === 'template' && (field.language ?? language) === language);
}

export function namesOf(fields: Fields, isMeant: (field: Field) => boolean): string[] {
  return Object.keys(fields).filter((name) => isMeant(fields[name]!));
}

function merge(groups: readonly Fields[]): Fields {
  const found: Record<string, Field> = {};
  for (const fields of groups) for (const [name, field] of Object.entries(fields)) found[name] ??= field;
  return found;
}
