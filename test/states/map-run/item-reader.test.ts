// ItemReader: the items of a distributed Map that stand in a bucket.
// docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
import * as zlib from 'node:zlib';
import type { Json } from '../../../src/json/json';
import { Simulator } from '../../../src/simulator';
import { eventsOf, run } from '../../support/executions';
import { inner, only } from '../../support/machines';

const GET = 'arn:aws:states:::s3:getObject';
const LIST = 'arn:aws:states:::s3:listObjectsV2';
const ItemProcessor = {
  ...inner({ Type: 'Pass' }),
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
};
const map = (rest: object = {}) => only({ Type: 'Map', Label: 'Each', ItemProcessor, ...rest });
const object = { Bucket: 'b', Key: 'k' };
const SOURCE = { 'value.$': '$$.Map.Item.Value', 'source.$': '$$.Map.Item.Source', 'index.$': '$$.Map.Item.Index' };
const read = (ReaderConfig: object, text: unknown, key = 'k') =>
  run(map({ ItemReader: { Resource: GET, ReaderConfig, Parameters: { Bucket: 'b', Key: key } } }), {
    s3: { [`b/${key}`]: text },
  });
const failed = (cause: unknown) => ({ status: 'FAILED', error: 'States.ItemReaderFailed', cause });

test.each<[string, object, unknown, Json]>([
  ['a list in JSON', { InputType: 'JSON' }, [1, { a: 2 }], [1, { a: 2 }]],
  ['a list inside of JSON', { InputType: 'JSON', ItemsPointer: '/a~1b/0' }, { 'a/b': [[1, 2]] }, [1, 2]],
  // RFC 6901: ~0 is a tilde, also before a 1.
  ['a list below names with tildes', { InputType: 'JSON', ItemsPointer: '/a~0b/~01' }, { 'a~b': { '~1': [1] } }, [1]],
  ['JSON Lines with lines of spaces', { InputType: 'JSONL' }, '1\n  \n\t\r\n2', [1, 2]],
  ['JSON Lines', { InputType: 'JSONL' }, '{"a":1}\n\n2\n', [{ a: 1 }, 2]],
  ['CSV with its headers', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, 'a,b\n1,2\n', [{ a: '1', b: '2' }]],
  [
    'CSV with given headers, too few of them',
    { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['x'] },
    '1,2\r\n3,4',
    [{ x: '1' }, { x: '3' }],
  ],
  // Recorded: csv_headers_first_row_typed_headers.
  [
    'rows that are short, long or blank',
    { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
    'a,b\n1\n,,,\n   \n',
    [
      { a: '1', b: '' },
      { a: '', b: '' },
      { a: '   ', b: '' },
    ],
  ],
  [
    'quoted fields, and another delimiter',
    { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter: 'SEMICOLON' },
    '"a ""1""";b\n"x;\ny";z;',
    [{ 'a "1"': 'x;\ny', b: 'z' }],
  ],
  // docs: example-csv-parse-dist-map.
  [
    'doubled quotes in a field that does not begin with one, and what follows a quoted part',
    { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['o', 'q', 'r'] },
    '{""a"":""b""},"x"" y" z,w\n',
    [{ o: '{"a":"b"}', q: 'x" y z', r: 'w' }],
  ],
  [
    'what backslashes keep, and drops those that keep nothing',
    { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter: 'PIPE' },
    String.raw`a|b
C:\\x\|y|"\"q\"\z"
`,
    [{ a: String.raw`C:\x|y`, b: '"q"z' }],
  ],
  // Observed on AWS: floci#1588.
  [
    'the members of an object',
    { InputType: 'JSON' },
    { a: 1, b: { c: 2 } },
    [
      { Key: 'a', Value: 1 },
      { Key: 'b', Value: { c: 2 } },
    ],
  ],
  [
    'the members of an object that ItemsPointer leads to',
    { InputType: 'JSON', ItemsPointer: '/o' },
    { o: { a: 1 } },
    [{ Key: 'a', Value: 1 }],
  ],
  ['a list in place of the rows of a Parquet file', { InputType: 'PARQUET' }, [{ a: 1 }], [{ a: 1 }]],
  ['the first of them', { InputType: 'JSON', MaxItems: 2 }, [1, 2, 3], [1, 2]],
  ['all of them', { InputType: 'JSON', MaxItems: 0 }, [1, 2, 3], [1, 2, 3]],
])('reads %s', async (_, config, text, items) => {
  const execution = await read(config, text);
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: items });
  // Recorded: the length of what is read is not known when the state starts.
  expect(execution.history[2]!.mapStateStartedEventDetails).toEqual({ length: 0 });
});

test.each<[string, object, unknown, string]>([
  ['a number', { InputType: 'JSON' }, 1, 'Attempting to map over non-iterable node.'],
  // Recorded: csv_headers_decl_duplicate_headers.
  [
    'a CSV header that is given twice',
    { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['H1', 'H1'] },
    '1,2',
    'CSV headers cannot contain duplicates.',
  ],
  [
    'a CSV header that occurs twice in the first row',
    { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
    'a,a\n1,2',
    'CSV headers cannot contain duplicates.',
  ],
  [
    'nothing where ItemsPointer points',
    { InputType: 'JSON', ItemsPointer: '/x' },
    { a: 1 },
    'Attempting to map over non-iterable node.',
  ],
])('fails on %s', async (_, config, text, cause) => {
  const execution = await read(config, text);
  expect(execution).toMatchObject(failed(cause));
  expect(eventsOf(execution).slice(3)).toEqual([
    '4<3 MapRunStarted',
    '5<4 MapRunFailed',
    '6<5 MapStateFailed',
    '7<6 ExecutionFailed',
  ]);
});

test('fails for invalid JSON, a missing object and a MaxItems below 0', async () => {
  expect(await read({ InputType: 'JSON' }, '{')).toMatchObject(failed(expect.stringContaining('Unable to parse')));
  const ItemReader = { Resource: GET, Parameters: object };
  expect(await run(map({ ItemReader }))).toMatchObject(failed("There is no object 'k' in the bucket 'b'."));
  const ReaderConfig = { InputType: 'JSON', MaxItemsPath: '$.n' };
  const negative = map({ ItemReader: { ...ItemReader, ReaderConfig } });
  // Recorded: csv_max_items_paths.
  expect(await run(negative, { input: { n: -1 }, s3: { 'b/k': [1] } })).toMatchObject(
    failed('field MaxItems must be positive'),
  );
});

test('lists the objects of a bucket, or reads and joins them', async () => {
  const s3 = { 'b/in/2': [3], 'b/in/1': [1, 2], 'b/other': [4], 'c/in/1': [5] };
  const Parameters = { Bucket: 'b', Prefix: 'in/' };
  const listed = await run(map({ ItemReader: { Resource: LIST, Parameters } }), { s3 });
  expect(listed.output).toMatchObject([
    { Key: 'in/1', Size: 5 },
    { Key: 'in/2', Size: 3 },
  ]);
  const ReaderConfig = { InputType: 'JSON', Transformation: 'LOAD_AND_FLATTEN' };
  const joined = await run(map({ ItemReader: { Resource: LIST, Parameters, ReaderConfig } }), { s3 });
  expect(joined.output).toEqual([1, 2, 3]);
});

test('folders are skipped, which are empty objects whose keys end with a slash', async () => {
  const ReaderConfig = { InputType: 'JSON', Transformation: 'LOAD_AND_FLATTEN' };
  const loaded = (s3: Readonly<Record<string, unknown>>) =>
    run(map({ ItemReader: { Resource: LIST, Parameters: { Bucket: 'b' }, ReaderConfig } }), { s3 });
  expect((await loaded({ 'b/in/': '', 'b/in/1': [1], 'b/odd/': [2] })).output).toEqual([1, 2]);
  expect(await loaded({ 'b/in/1': '' })).toMatchObject(failed(expect.stringContaining('Unable to parse the input')));
});

test('without a Prefix all objects of the bucket are listed', async () => {
  const s3 = { 'b/in/1': [1], 'b/other': [4], 'c/in/1': [5] };
  const listed = await run(map({ ItemReader: { Resource: LIST, Parameters: { Bucket: 'b' } } }), { s3 });
  expect(listed.output).toMatchObject([{ Key: 'in/1' }, { Key: 'other' }]);
});

test('a read that fails is recorded with its error and cause', async () => {
  const { history } = await read({ InputType: 'JSON' }, 1);
  expect(history.find(({ type }) => type === 'MapRunFailed')!.mapRunFailedEventDetails).toEqual({
    error: 'States.ItemReaderFailed',
    cause: 'Attempting to map over non-iterable node.',
  });
});

test('objects of a simulation have a bucket and a key, and a value', async () => {
  const simulator = Simulator.fromDefinition(map());
  await expect(simulator.run({ s3: { key: [] } })).rejects.toThrow("Invalid place 'key' in s3");
  await expect(simulator.run({ s3: { 'b/k': undefined } })).rejects.toThrow(
    "Invalid s3['b/k']: expected a string, bytes (a Buffer) or a value that JSON can hold; found undefined.",
  );
});

// Written by hyparquet-writer: three columns (INT64, a nullable STRING, TIMESTAMP), three rows, SNAPPY.
const PARQUET = Buffer.from(
  'UEFSMRUGFTQVLFwVBhUAFQYVABUEFQAAAAMHGAQBAAkBAAIJByAAAQAAAAAAIAAVBhUmFSpcFQYVAhUGFQAVBBUAAAADAxFAAwAAAEFkYQYAAABC' +
    'w7ZyamUVBhU0FSxcFQYVABUGFQAVBBUAAAADBxgYAKjadpsBABUBHAEAAAAAAAAAFQQZTEgEcm9vdBUGABUEJQIYAmlkABUMJQIYBG5hbWUlAAAV' +
    'BCUCGANkYXklEgAWBhkcGTwmCBwVBBkVABkYAmlkFQIWBhZeFlYmCDw2ACgIAQAAAAAAIAAYCAEAAAAAAAAAABkcFQYVABUCAAAAJl4cFQwZFQAZ' +
    'GARuYW1lFQIWBhZQFlQmXjw2AigGQsO2cmplGANBZGEAGRwVBhUAFQIAAAAmsgEcFQQZFQAZGANkYXkVAhYGFl4WViayATw2ACgIAKjadpsBAAAY' +
    'CAAAAAAAAAAAABkcFQYVABUCAAAAFowCFgY2gAIAKAloeXBhcnF1ZXQZPBwAABwAABwAAAABAQAAUEFSMQ==',
  'base64',
);

describe('bytes', () => {
  test('are decompressed if the key says that they are compressed', async () => {
    const lines = zlib.gzipSync('{"a":1}\n{"a":2}\n');
    expect((await read({ InputType: 'JSONL' }, lines, 'in.jsonl.gz')).output).toEqual([{ a: 1 }, { a: 2 }]);
    expect((await read({ InputType: 'JSONL' }, Buffer.from('\uFEFF1'), 'k')).output).toEqual([1]);
    expect(await read({ InputType: 'JSONL' }, Buffer.from('no gzip'), 'k.gz')).toMatchObject(
      failed("The object 'k.gz' cannot be decompressed as GZIP: incorrect header check."),
    );
  });

  test('are decompressed by Zstandard if Node.js can do that', async () => {
    const { zstdCompressSync } = zlib as { readonly zstdCompressSync?: (bytes: string) => Buffer };
    const execution = await read({ InputType: 'JSONL' }, zstdCompressSync?.('1\n2') ?? Buffer.from('1'), 'k.zst');
    expect(execution).toMatchObject(
      zstdCompressSync
        ? { output: [1, 2] }
        : failed(
            `The object 'k.zst' is compressed with ZSTD, which needs Node.js 22.15 or newer; this is ${process.version}.`,
          ),
    );
  });

  test('of a Parquet file become its rows; values that JSON lacks become text', async () => {
    const { output } = await read({ InputType: 'PARQUET' }, PARQUET);
    expect(output).toEqual([
      { id: 1, name: 'Ada', day: '2026-01-01T00:00:00.000Z' },
      { id: 2, name: 'Börje', day: '1970-01-01T00:00:00.000Z' },
      { id: '9007199254740993', name: null, day: '1970-01-01T00:00:00.001Z' },
    ]);
  });

  test('that are not Parquet are refused', async () => {
    expect(await read({ InputType: 'PARQUET' }, Buffer.from('no parquet at all'))).toMatchObject(
      failed(expect.stringMatching(/^The object 'k' cannot be read as Parquet: parquet file invalid/)),
    );
    expect(await read({ InputType: 'PARQUET' }, 'text')).toMatchObject(
      failed("The object 'k' cannot be read as Parquet: expected the bytes of a Parquet file, or a list of its rows."),
    );
  });
});

describe('an inventory', () => {
  const ItemReader = (ReaderConfig: object) => ({
    Resource: GET,
    ReaderConfig,
    Parameters: { Bucket: 'inv', Key: 'src/daily/manifest.json' },
  });
  const manifest = {
    fileFormat: 'CSV',
    fileSchema: 'Bucket, Key, Size',
    files: [{ key: 'd/1.csv.gz' }, { key: 'd/2.csv' }],
  };
  const s3 = {
    'inv/src/daily/manifest.json': manifest,
    'inv/d/1.csv.gz': zlib.gzipSync('"src","a/","0"\n"src","a/b.jpg","34"\n'),
    'inv/d/2.csv': '"src","c","5"\n',
  };

  test.each([{ InputType: 'MANIFEST' }, { ManifestType: 'S3_INVENTORY' }])('%j lists objects', async (config) => {
    expect((await run(map({ ItemReader: ItemReader(config) }), { s3 })).output).toEqual([
      { Bucket: 'src', Key: 'a/', Size: '0' },
      { Bucket: 'src', Key: 'a/b.jpg', Size: '34' },
      { Bucket: 'src', Key: 'c', Size: '5' },
    ]);
  });

  test('MaxItems counts over all files, and each item names its file', async () => {
    const machine = map({ ItemReader: ItemReader({ InputType: 'MANIFEST', MaxItems: 3 }), ItemSelector: SOURCE });
    const { output } = await run(machine, { s3: { ...s3, 'inv/d/2.csv': '"src","c","5"\n"src","d","6"\n' } });
    expect(output).toHaveLength(3);
    expect((output as Json[])[2]).toEqual({
      index: 2,
      source: 's3://inv/d/2.csv',
      value: { Bucket: 'src', Key: 'c', Size: '5' },
    });
  });

  test.each([
    ['{', "The manifest 'src/daily/manifest.json' is not the JSON of an Amazon S3 inventory."],
    [
      { ...manifest, fileFormat: 'ORC' },
      `The inventory 'src/daily/manifest.json' has the format "ORC": expected "CSV".`,
    ],
    [
      { fileFormat: 'CSV' },
      "The manifest 'src/daily/manifest.json' is none of an inventory: expected 'fileSchema' and 'files'.",
    ],
    [{ ...manifest, files: [{}] }, "The manifest 'src/daily/manifest.json' lists a file without a 'key'."],
    [{ ...manifest, files: [null] }, "The manifest 'src/daily/manifest.json' lists a file without a 'key'."],
    [{ ...manifest, files: [{ key: 'x' }] }, "There is no object 'x' in the bucket 'inv'."],
  ])('%j is refused', async (text, cause) => {
    const machine = map({ ItemReader: ItemReader({ InputType: 'MANIFEST' }) });
    expect(await run(machine, { s3: { ...s3, 'inv/src/daily/manifest.json': text } })).toMatchObject(failed(cause));
  });
});

describe('a manifest of Athena', () => {
  const athena = (ReaderConfig: object, files: object) =>
    run(
      map({
        ItemReader: {
          Resource: GET,
          ReaderConfig: { ManifestType: 'ATHENA_DATA', ...ReaderConfig },
          Parameters: { Bucket: 'out', Key: 'q-manifest.csv' },
        },
        ItemSelector: SOURCE,
      }),
      { s3: { 'out/q-manifest.csv': 's3://out/1.gz\ns3://other/2\n', ...files } },
    );

  test('lists files of one format, in whichever bucket', async () => {
    const { output } = await athena({ InputType: 'JSONL' }, { 'out/1.gz': zlib.gzipSync('1\n2'), 'other/2': '3' });
    expect(output).toEqual([
      { index: 0, value: 1, source: 's3://out/1.gz' },
      { index: 1, value: 2, source: 's3://out/1.gz' },
      { index: 2, value: 3, source: 's3://other/2' },
    ]);
  });

  test('takes CSV, whose headers are given, and Parquet', async () => {
    const csv = { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a'] };
    expect((await athena(csv, { 'out/1.gz': 'x', 'other/2': 'y' })).output).toMatchObject([
      { value: { a: 'x' } },
      { value: { a: 'y' } },
    ]);
    expect(
      (await athena({ InputType: 'PARQUET' }, { 'out/1.gz': PARQUET, 'other/2': [{ id: 9 }] })).output,
    ).toMatchObject([
      { value: { id: 1 } },
      { value: { id: 2 } },
      { value: { id: '9007199254740993' } },
      { value: { id: 9 } },
    ]);
  });

  test('may have blank lines, and spaces around a line', async () => {
    const text = '\n  s3://out/1.gz  \n   \n';
    const { output } = await athena(
      { InputType: 'JSONL' },
      { 'out/q-manifest.csv': text, 'out/1.gz': zlib.gzipSync('1') },
    );
    expect(output).toMatchObject([{ value: 1 }]);
  });

  test('that lists another kind of file is refused', async () => {
    expect(await athena({ InputType: 'JSONL' }, { 'out/q-manifest.csv': 'data/1' })).toMatchObject(
      failed("The manifest 'q-manifest.csv' lists 'data/1': expected 's3://bucket/key'."),
    );
  });
});

describe('$$.Map.Item', () => {
  test('says where an item comes from', async () => {
    const sourceOf = async (rest: object, options: object) =>
      ((await run(map({ ItemSelector: SOURCE, ...rest }), options)).output as { source: string }[])[0]!.source;
    const s3 = { 'b/in/1': [1] };
    const Parameters = { Bucket: 'b', Prefix: 'in/' };
    expect(await sourceOf({}, { input: [1] })).toBe('STATE_DATA');
    expect(await sourceOf({ ItemReader: { Resource: LIST, Parameters } }, { s3 })).toBe('s3://b');
    const ReaderConfig = { InputType: 'JSON', Transformation: 'LOAD_AND_FLATTEN' };
    expect(await sourceOf({ ItemReader: { Resource: LIST, Parameters, ReaderConfig } }, { s3 })).toBe('s3://b/in/1');
  });

  test("has the names of an object's members, which are items, too", async () => {
    const ItemSelector = { 'key.$': '$$.Map.Item.Key', 'value.$': '$$.Map.Item.Value', 'index.$': '$$.Map.Item.Index' };
    const input = { a: 1, b: [2] };
    expect((await run(map({ ItemSelector }), { input })).output).toEqual([
      { key: 'a', value: 1, index: 0 },
      { key: 'b', value: [2], index: 1 },
    ]);
    expect((await run(map(), { input })).output).toEqual([
      { Key: 'a', Value: 1 },
      { Key: 'b', Value: [2] },
    ]);
    const jsonata = { ...map({ Items: '{% {"x": $states.input.a} %}' }), QueryLanguage: 'JSONata' };
    expect((await run(jsonata, { input })).output).toEqual([{ Key: 'x', Value: 1 }]);
  });
});

test('headers of more than 10 KiB are refused', async () => {
  const header = 'h'.repeat(10 * 1024);
  const config = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };
  expect(await read(config, `${header}\n1`)).toMatchObject({ status: 'SUCCEEDED' });
  expect(await read(config, `${header}h\n1`)).toMatchObject(
    failed('The CSV headers have 10241 bytes: the most is 10240.'),
  );
});

test('in JSONata, Arguments and MaxItems are expressions', async () => {
  const machine = {
    ...map({
      ItemReader: {
        Resource: GET,
        ReaderConfig: { InputType: 'JSON', MaxItems: '{% $states.input.most %}' },
        Arguments: { Bucket: '{% $states.input.bucket %}', Key: 'k' },
      },
    }),
    QueryLanguage: 'JSONata',
  };
  const input = { bucket: 'b', most: 2 };
  expect((await run(machine, { input, s3: { 'b/k': [1, 2, 3] } })).output).toEqual([1, 2]);
});

test('what is listed has a size, an ETag and a time', async () => {
  const machine = map({ ItemReader: { Resource: LIST, Parameters: { Bucket: 'b' } } });
  const options = { s3: { 'b/k': 'é', 'b/raw': Buffer.from([255]) }, startTime: '2026-01-01T00:00:00Z' };
  expect((await run(machine, options)).output).toEqual([
    {
      Etag: '"66ddcd97cfdeabb2f6fb8a999b4bc76f"',
      Key: 'k',
      LastModified: 1767225600,
      Size: 2,
      StorageClass: 'STANDARD',
    },
    {
      Etag: '"00594fd4f42ba43fc1ca0427a0576295"',
      Key: 'raw',
      LastModified: 1767225600,
      Size: 1,
      StorageClass: 'STANDARD',
    },
  ]);
});
