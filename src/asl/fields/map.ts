// The fields of Map, inline and distributed.
import { ITEM_BATCHER, ITEM_READER, RESULT_WRITER } from './distributed-map';
import type { Fields } from './field';

export const MAP = {
  ItemProcessor: { kind: 'machine', required: 'oneOf', doc: 'The machine that each item goes through.' },
  Iterator: { kind: 'machine', insteadOf: 'ItemProcessor', doc: 'Deprecated: use ItemProcessor.' },
  ItemSelector: {
    kind: 'template',
    doc: 'What each iteration is given. Default: the item.',
  },
  Parameters: {
    kind: 'template',
    language: 'JSONPath',
    insteadOf: 'ItemSelector',
    doc: 'Deprecated: use ItemSelector.',
  },
  Items: { kind: 'items', language: 'JSONata', twin: 'ItemsPath', doc: 'Default: the input.' },
  ItemReader: { kind: 'part', part: ITEM_READER, only: 'distributed Map', doc: 'Where the items are read from.' },
  ItemBatcher: {
    kind: 'part',
    part: ITEM_BATCHER,
    only: 'distributed Map',
    doc: 'How items are put together to batches.',
  },
  ResultWriter: { kind: 'part', part: RESULT_WRITER, only: 'distributed Map', doc: 'Where the results are written.' },
  Label: {
    kind: 'string',
    maxLength: 40,
    only: 'distributed Map',
    doc: 'The prefix of the names of the child executions. By default it is generated.',
  },
  MaxConcurrency: { kind: 'count', twin: 'MaxConcurrencyPath', doc: 'Default 0: no limit.' },
  ToleratedFailureCount: {
    kind: 'count',
    twin: 'ToleratedFailureCountPath',
    doc: 'How many items may fail. Default 0.',
  },
  ToleratedFailurePercentage: { kind: 'percentage', twin: 'ToleratedFailurePercentagePath', doc: 'Default 0.' },
} as const satisfies Fields;
