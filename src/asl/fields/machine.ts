// The fields of a machine: a whole definition, a branch of a Parallel or the processor of a Map.
import type { Fields, Part } from './field';

const PROCESSOR_CONFIG: Part = {
  name: 'ProcessorConfig',
  fields: {
    Mode: { kind: 'enum', values: ['INLINE', 'DISTRIBUTED'], doc: 'Default INLINE.' },
    ExecutionType: {
      kind: 'enum',
      values: ['STANDARD', 'EXPRESS'],
      doc: "The type of a distributed Map's child executions.",
    },
  },
};

// Only a whole definition has QueryLanguage, TimeoutSeconds and Version. Only a Map's processor has a ProcessorConfig
// (measured: floci#2968).
export const MACHINE = {
  Comment: { kind: 'string', doc: 'For readers of the definition.' },
  StartAt: { kind: 'string', required: true, doc: 'The state that begins.' },
  States: {
    kind: 'states',
    required: true,
    doc: 'Names have 80 characters at most and are unique in the whole definition.',
  },
  Version: { kind: 'string', only: 'definition', doc: 'Default `1.0`, the only one.' },
  TimeoutSeconds: {
    kind: 'integer',
    minimum: 0,
    maximum: 99_999_999,
    only: 'definition',
    doc: 'How many seconds an execution may take.',
  },
  QueryLanguage: {
    kind: 'enum',
    values: ['JSONPath', 'JSONata'],
    only: 'definition',
    doc: 'What the states speak that declare no language of their own. Default JSONPath.',
  },
  ProcessorConfig: { kind: 'part', part: PROCESSOR_CONFIG, only: 'processor', doc: 'Whether the Map is distributed.' },
} as const satisfies Fields;
