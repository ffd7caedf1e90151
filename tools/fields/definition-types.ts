// Makes the TypeScript types of definitions from the rows of src/asl/fields: what users see in their editors.
import { typeOf } from './kinds';
import type { Field, Fields, Part } from '../../src/asl/fields/field';
import { namesFor, partsOf } from '../../src/asl/fields/lookup';
import { isNumberField, rangeOf } from '../../src/asl/fields/range';
import type { FieldTable } from '../../src/asl/fields/table';

const WIDTH = 120;

/** The text of src/asl/definition.generated.ts. */
export function definitionTypesText({ machine, states }: FieldTable): string {
  const own = (only?: Field['only']) =>
    Object.fromEntries(Object.entries(machine).filter(([, field]) => field.only === only));
  const types = Object.keys(states).sort();
  const parts = new Set([machine, ...Object.values(states)].flatMap(partsOf));
  return [
    '// The Amazon States Language as types: machines, states and their parts, in both query languages.',
    '// Generated from src/asl/fields by `npm run fields`: do not edit.',
    "import type { ChoiceRule, OrExpression, PathField, Template } from './fields/values';",
    "import type { Json } from '../json/json';",
    '',
    "export type { ChoiceRule, OrExpression, PathField, QueryLanguageName, Template } from './fields/values';",
    '',
    ...interfaceText('StateMachineDefinition extends MachineDefinition', own('definition'), [
      'The definition of a state machine.',
    ]),
    ...interfaceText('MachineDefinition', own(), [
      "What a whole definition, a branch of a Parallel and a Map's processor have in common.",
    ]),
    ...interfaceText('ItemProcessor extends MachineDefinition', own('processor'), ['The machine of a Map.']),
    'export type StateDefinition =',
    `  ${types.map((type) => `${type}State`).join(' | ')};`,
    '',
    ...types.flatMap((type) => interfaceText(`${type}State`, states[type]!, [], type)),
    ...[...parts].flatMap(({ name, doc, fields }: Part) => interfaceText(name, fields, doc ? [doc] : [])),
  ].join('\n');
}

function interfaceText(head: string, fields: Fields, doc: readonly string[], type?: string): string[] {
  return [
    ...comment(doc, ''),
    `export interface ${head} {`,
    ...Object.entries(fields).flatMap(([name, field]) => [
      ...comment(docOf(name, field, fields), '  '),
      name === 'Type' && type !== undefined
        ? `  readonly Type: '${type}';`
        : `  readonly ${name}${field.required === true ? '' : '?'}: ${typeOf(field)};`,
      ...(field.twin ? [...comment([twinDoc(name, field)], '  '), `  readonly ${field.twin}?: string;`] : []),
    ]),
    '}',
    '',
  ];
}

export function docOf(name: string, field: Field, fields: Fields): string[] {
  return [
    field.language && `${field.language} only.`,
    field.only === 'distributed Map' && 'Only with mode DISTRIBUTED.',
    bounds(field),
    field.doc,
    field.required === 'oneOf' && `Required: one of ${alternatives(name, field, fields).join(', ')}.`,
  ].filter((sentence) => typeof sentence === 'string');
}

function bounds(field: Field): string | undefined {
  const shown = (number: number) => number.toLocaleString('en-US');
  if (field.kind === 'integer') return `${shown(field.minimum)} to ${shown(field.maximum)}.`;
  if (field.kind === 'number') return `At least ${shown(field.minimum)}.`;
  // The range of a kind is not repeated at each field.
  if (isNumberField(field) && (field.kind === 'percentage' || field.minimum !== undefined)) {
    const { minimum, maximum } = rangeOf(field);
    const least = field.notZero ? Math.max(1, minimum) : minimum;
    return maximum === undefined ? undefined : `${shown(least)} to ${shown(maximum)}.`;
  }
  return field.kind === 'string' && field.maxLength ? `At most ${shown(field.maxLength)} characters.` : undefined;
}

function alternatives(name: string, field: Field, fields: Fields): string[] {
  const standIns = Object.entries(fields).filter(([, { insteadOf }]) => insteadOf === name);
  return [[name, field] as const, ...standIns].flatMap((entry) => namesFor(...entry));
}

export function twinDoc(name: string, { kind }: Field): string {
  const what = kind === 'text' ? 'a path to the value, or a call of an intrinsic function' : 'a path to the value';
  return `JSONPath only: ${what}, instead of ${name}.`;
}

/** One line where it fits, else several. */
function comment(sentences: readonly string[], indent: string): string[] {
  if (sentences.length === 0) return [];
  const line = `${indent}/** ${sentences.join(' ')} */`;
  if (line.length <= WIDTH) return [line];
  const lines: string[] = [''];
  for (const word of sentences.join(' ').split(' ')) {
    const longer = `${lines.at(-1)!} ${word}`.trim();
    if (longer.length + indent.length + 3 <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return [`${indent}/**`, ...lines.map((text) => `${indent} * ${text}`), `${indent} */`];
}
