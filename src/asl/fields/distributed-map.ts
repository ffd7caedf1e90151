// The parts of a distributed Map and their fields. Source:
// docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
import type { Part } from './field';

export const READER_CONFIG: Part = {
  name: 'ReaderConfig',
  fields: {
    InputType: {
      kind: 'enum',
      values: ['MANIFEST', 'JSON', 'CSV', 'JSONL', 'PARQUET'],
      doc: 'What the object, or each listed object, contains.',
    },
    Transformation: {
      kind: 'enum',
      values: ['NONE', 'LOAD_AND_FLATTEN'],
      doc: 'For s3:listObjectsV2: LOAD_AND_FLATTEN reads the objects that were listed.',
    },
    ManifestType: {
      kind: 'enum',
      values: ['ATHENA_DATA', 'S3_INVENTORY'],
      doc: 'For MANIFEST: where the manifest comes from.',
    },
    CSVHeaderLocation: {
      kind: 'enum',
      values: ['FIRST_ROW', 'GIVEN'],
      doc: 'Where the names of the columns are: in the first row, or in CSVHeaders.',
    },
    CSVHeaders: { kind: 'strings', verbatim: true, doc: 'With GIVEN: the names of the columns.' },
    CSVDelimiter: {
      kind: 'enum',
      values: ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'],
      doc: 'What separates columns. Default COMMA.',
    },
    ItemsPointer: { kind: 'string', doc: 'A JSON pointer to the list in a JSON object.' },
    // Measured: floci#3733.
    MaxItems: { kind: 'count', minimum: 0, maximum: 100_000_000, twin: 'MaxItemsPath', doc: 'Default 0: all items.' },
  },
};

export const ITEM_READER: Part = {
  name: 'ItemReader',
  fields: {
    Comment: { kind: 'string', verbatim: true, doc: 'For readers of the definition.' },
    Resource: { kind: 'string', required: true, verbatim: true, doc: 's3:getObject or s3:listObjectsV2.' },
    Parameters: { kind: 'template', language: 'JSONPath', doc: 'Bucket and Key, or Bucket and Prefix.' },
    Arguments: { kind: 'template', language: 'JSONata', doc: 'Bucket and Key, or Bucket and Prefix.' },
    ReaderConfig: { kind: 'part', part: READER_CONFIG, doc: 'How the objects are read.' },
  },
};

export const ITEM_BATCHER: Part = {
  name: 'ItemBatcher',
  fields: {
    BatchInput: { kind: 'template', doc: 'What every batch gets beside its items.' },
    // Measured: a minimum of 0 (floci#3733). docs: both are positive, and a batch has 256 KiB at most.
    MaxItemsPerBatch: {
      kind: 'count',
      minimum: 0,
      notZero: true,
      twin: 'MaxItemsPerBatchPath',
      doc: 'The most items of a batch.',
    },
    MaxInputBytesPerBatch: {
      kind: 'count',
      minimum: 0,
      maximum: 262_144,
      notZero: true,
      twin: 'MaxInputBytesPerBatchPath',
    },
  },
};

const WRITER_CONFIG: Part = {
  name: 'WriterConfig',
  fields: {
    Transformation: {
      kind: 'enum',
      values: ['NONE', 'COMPACT', 'FLATTEN'],
      required: true,
      doc: 'What becomes of the results: NONE keeps those of AWS, COMPACT only the outputs, FLATTEN one list.',
    },
    OutputType: { kind: 'enum', values: ['JSON', 'JSONL'], required: true, doc: 'How the files are written.' },
  },
};

export const RESULT_WRITER: Part = {
  name: 'ResultWriter',
  fields: {
    Resource: { kind: 'string', verbatim: true, doc: 's3:putObject.' },
    Parameters: { kind: 'template', language: 'JSONPath', doc: 'Bucket and Prefix.' },
    Arguments: { kind: 'template', language: 'JSONata', doc: 'Bucket and Prefix.' },
    WriterConfig: { kind: 'part', part: WRITER_CONFIG, doc: 'How the results are written.' },
  },
};
