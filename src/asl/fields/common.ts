// The fields that several types of state share, in groups. table.ts says which type has which group.
import type { Fields } from './field';

export const EVERY_STATE = {
  Type: { kind: 'string', required: true, verbatim: true, doc: 'The type of the state.' },
  Comment: { kind: 'string', verbatim: true, doc: 'For readers of the definition.' },
  QueryLanguage: {
    kind: 'enum',
    values: ['JSONPath', 'JSONata'],
    verbatim: true,
    doc: "By default that of the whole definition. A JSONata definition's states cannot go back to JSONPath.",
  },
} as const satisfies Fields;

export const ASSIGN = {
  Assign: { kind: 'variables', doc: 'Variables by name.' },
} as const satisfies Fields;

export const OUTPUT = {
  Output: { kind: 'output', language: 'JSONata', doc: 'The output of the state.' },
} as const satisfies Fields;

export const PATHS = {
  InputPath: {
    kind: 'path',
    language: 'JSONPath',
    doc: 'The part of the input that the state works on. Default `$`; null for an empty object.',
  },
  OutputPath: {
    kind: 'path',
    language: 'JSONPath',
    doc: 'The part of the result, or of the input with the result in it, that becomes the output. Default `$`.',
  },
} as const satisfies Fields;

/** A state that does not end the machine has exactly one of the two: see rules/alternatives.ts. */
export const TRANSITION = {
  Next: { kind: 'string', verbatim: true, doc: 'The state that follows. A state has either this or End.' },
  End: { kind: 'boolean', doc: 'True when the machine ends with this state.' },
} as const satisfies Fields;

export const PARAMETERS = {
  Parameters: { kind: 'template', language: 'JSONPath', doc: 'What the state hands to its work. Default: the input.' },
} as const satisfies Fields;

export const ARGUMENTS = {
  Arguments: { kind: 'template', language: 'JSONata', doc: 'What the state hands to its work. Default: the input.' },
} as const satisfies Fields;

export const RESULT_SELECTOR = {
  ResultSelector: { kind: 'template', object: true, language: 'JSONPath', doc: 'What is kept of the result.' },
} as const satisfies Fields;

export const RESULT_PATH = {
  ResultPath: {
    kind: 'referencePath',
    language: 'JSONPath',
    doc: 'Where in the input the result goes. Default `$`, which replaces the input; null drops the result.',
  },
} as const satisfies Fields;
