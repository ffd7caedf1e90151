// What only a distributed Map has: a reader, a batcher, a writer and a label.
import { findingsIn, schemaFinding } from '../../support/findings';
import { END, inner, machineOf, only } from '../../support/machines';

const map = (rest: object, Mode = 'DISTRIBUTED') =>
  only({
    Type: 'Map',
    ItemProcessor: { ...inner({ Type: 'Pass' }), ProcessorConfig: { Mode, ExecutionType: 'STANDARD' } },
    ...rest,
  });
const reader = (ReaderConfig: object, Resource = 'arn:aws:states:::s3:getObject') => ({
  ItemReader: { Resource, ReaderConfig, Parameters: { Bucket: 'b', Key: 'k' } },
});

test.each<[string, object]>([
  ['ItemReader', reader({})],
  ['ItemBatcher', { ItemBatcher: { MaxItemsPerBatch: 1 } }],
  ['ResultWriter', { ResultWriter: { WriterConfig: { Transformation: 'NONE', OutputType: 'JSON' } } }],
  ['Label', { Label: 'l' }],
])('only a distributed Map may have the field %s', (field, given) => {
  expect(findingsIn(map(given, 'INLINE'))).toEqual([
    schemaFinding(`Field '${field}' is only supported with Mode 'DISTRIBUTED' at /States/S`),
  ]);
  expect(findingsIn(map(given))).toEqual([]);
});

test.each<[object, string]>([
  [
    reader({}, 'arn:aws:states:::s3:putObject'),
    "The field 'Resource' does not match any of the allowed values. Examples: " +
      '[arn:<partition>:states:::s3:getObject, arn:<partition>:states:::s3:listObjectsV2] at /States/S/ItemReader/Resource',
  ],
  [
    reader({ InputType: 'XML' }),
    'Value should be one of the following: [MANIFEST, JSON, CSV, JSONL, PARQUET] at /States/S/ItemReader/ReaderConfig/InputType',
  ],
  [
    reader({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }),
    "CSVHeaders must be there if, and only if, CSVHeaderLocation is 'GIVEN' at /States/S/ItemReader/ReaderConfig",
  ],
  [
    reader({ ManifestType: 'S3_INVENTORY', InputType: 'CSV' }),
    "InputType must not be there with ManifestType 'S3_INVENTORY', whose files are CSV at /States/S/ItemReader/ReaderConfig",
  ],
  [
    reader({ ManifestType: 'ATHENA_DATA', InputType: 'JSON' }),
    "InputType must be one of [CSV, JSONL, PARQUET] with ManifestType 'ATHENA_DATA' at /States/S/ItemReader/ReaderConfig",
  ],
  [
    reader({ Transformation: 'LOAD_AND_FLATTEN' }),
    "InputType must be one of [CSV, JSON, JSONL, PARQUET] with 'LOAD_AND_FLATTEN' at /States/S/ItemReader/ReaderConfig",
  ],
  // docs: input-output-itemreader.
  [
    reader({ InputType: 'JSON', CSVDelimiter: 'PIPE' }),
    "Field 'CSVDelimiter' is only supported with InputType 'CSV' or 'MANIFEST' at /States/S/ItemReader/ReaderConfig",
  ],
  [
    {
      ItemReader: {
        ...reader({ InputType: 'PARQUET' }).ItemReader,
        Parameters: { Bucket: 'b', Key: 'k', 'VersionId.$': '$.v' },
      },
    },
    "Field 'VersionId' is not supported with InputType 'PARQUET' at /States/S/ItemReader/Parameters",
  ],
  // Measured on AWS: floci#3733.
  [
    reader({ InputType: 'JSON', MaxItems: 100_000_001 }),
    'Maximum value is 100000000 at /States/S/ItemReader/ReaderConfig/MaxItems',
  ],
  [{ ItemBatcher: { MaxItemsPerBatch: -1 } }, 'Minimum value is 0 at /States/S/ItemBatcher/MaxItemsPerBatch'],
  // docs: input-output-itembatcher.
  [
    { ItemBatcher: { MaxInputBytesPerBatch: 262_145 } },
    'Maximum value is 262144 at /States/S/ItemBatcher/MaxInputBytesPerBatch',
  ],
  [
    { ResultWriter: {} },
    "ResultWriter needs 'WriterConfig', or 'Resource' with its parameters, or both at /States/S/ResultWriter",
  ],
  [
    { ItemBatcher: {} },
    'One of these fields is required: [MaxItemsPerBatch, MaxItemsPerBatchPath, MaxInputBytesPerBatch, MaxInputBytesPerBatchPath] ' +
      'at /States/S/ItemBatcher',
  ],
  [
    { ResultWriter: { WriterConfig: { OutputType: 'JSON' } } },
    'These fields are required: [Transformation] at /States/S/ResultWriter/WriterConfig',
  ],
])('a distributed Map with %j is refused', (rest, text) => {
  expect(findingsIn(map(rest))).toEqual([schemaFinding(text)]);
});

// docs: state-map-distributed.
test('the children of a distributed Map have a type', () => {
  const processor = { ...inner({ Type: 'Pass' }), ProcessorConfig: { Mode: 'DISTRIBUTED' } };
  expect(findingsIn(only({ Type: 'Map', ItemProcessor: processor }))).toEqual([
    schemaFinding('These fields are required: [ExecutionType] at /States/S/ItemProcessor/ProcessorConfig'),
  ]);
});

test('a label has 1 to 40 characters, none of them special', () => {
  const invalid = (label: string) =>
    `INVALID_LABEL_NAME: The label '${label}' must have 1 to 40 characters, without white space and special characters ` +
    'at /States/S/Label';
  expect(findingsIn(map({ Label: 'l'.repeat(40) }))).toEqual([]);
  expect(findingsIn(map({ Label: 'l'.repeat(41) }))).toEqual([
    schemaFinding('Value must NOT have more than 40 characters at /States/S/Label'),
    invalid('l'.repeat(41)),
  ]);
  expect(findingsIn(map({ Label: 'a b' }))).toEqual([invalid('a b')]);
});

test('two Maps cannot have the same label', () => {
  const state = map({ Label: 'same' }).States.S;
  const other = { ...machineOf({ J: END }), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
  const { End: _, ...leading } = state;
  const two = machineOf({ A: { ...leading, Next: 'B' }, B: { ...state, ItemProcessor: other } });
  expect(findingsIn(two)).toEqual(['DUPLICATE_LABEL_NAME: Duplicate label: same at /States/B/Label']);
});

test.each([
  'nothing',
  'arn:aws:lambda:us-east-1:123456789012:function:f',
  'arn:aws:states:us-east-1::s3:getObject',
  'arn:aws:states::123456789012:s3:getObject',
  'arn:aws:states:::s3:getObject.sync',
  'arn:aws:states:::aws-sdk:s3:getObject',
  'arn:aws:states:::dynamodb:getItem',
])('an ItemReader cannot read with the Resource %s', (Resource) => {
  expect(findingsIn(map(reader({ InputType: 'JSON' }, Resource)))).toEqual([
    expect.stringMatching(
      /^SCHEMA_VALIDATION_FAILED: The field 'Resource' does not match any of the allowed values\. /,
    ),
  ]);
});

test.each(['arn:aws:states:::s3:getObject', 'arn:aws-cn:states:::s3:listObjectsV2', '${ReaderArn}'])(
  'an ItemReader may have the Resource %s',
  (Resource) => {
    expect(findingsIn(map(reader({}, Resource)))).toEqual([]);
  },
);
