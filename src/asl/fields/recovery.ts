// Retry and Catch, and the fields of their entries.
import type { Fields, Part } from './field';

// Source: concepts-error-handling. MaxAttempts is at most 99,999,999, and MaxDelaySeconds at most 31,622,400, which is
// 366 days.
const RETRIER: Part = {
  name: 'Retrier',
  fields: {
    Comment: { kind: 'string', verbatim: true, doc: 'For readers of the definition.' },
    ErrorEquals: {
      kind: 'strings',
      minItems: 1,
      required: true,
      verbatim: true,
      doc: 'The names of the errors that it retries.',
    },
    IntervalSeconds: { kind: 'integer', minimum: 1, maximum: 99_999_999, doc: 'Before the first retry. Default 1.' },
    MaxAttempts: { kind: 'integer', minimum: 0, maximum: 99_999_999, doc: 'Default 3; 0 for no retry.' },
    BackoffRate: {
      kind: 'number',
      minimum: 1,
      doc: 'What each interval is multiplied by to give the next one. Default 2.',
    },
    MaxDelaySeconds: { kind: 'integer', minimum: 1, maximum: 31_622_400, doc: 'The longest wait between attempts.' },
    JitterStrategy: { kind: 'enum', values: ['FULL', 'NONE'], doc: 'Default NONE.' },
  },
};

const CATCHER: Part = {
  name: 'Catcher',
  fields: {
    Comment: { kind: 'string', verbatim: true, doc: 'For readers of the definition.' },
    ErrorEquals: {
      kind: 'strings',
      minItems: 1,
      required: true,
      verbatim: true,
      doc: 'The names of the errors that it handles.',
    },
    Next: { kind: 'string', required: true, verbatim: true, doc: 'The state that follows when the error is caught.' },
    ResultPath: {
      kind: 'referencePath',
      language: 'JSONPath',
      doc: 'Where in the input the error goes. Default `$`, which replaces the input; null drops the error.',
    },
    Assign: { kind: 'variables', doc: 'Variables by name.' },
    Output: { kind: 'output', language: 'JSONata', doc: 'The output of the state when the error is caught.' },
  },
};

export const RECOVERY = {
  Retry: { kind: 'retriers', part: RETRIER, verbatim: true, doc: 'The first one that names the error decides.' },
  Catch: { kind: 'catchers', part: CATCHER, doc: 'The first one that names the error decides.' },
} as const satisfies Fields;
