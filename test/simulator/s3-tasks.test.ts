// Tasks of aws-sdk:s3 on the objects of a test.
import { returns, Simulator } from '../../src/simulator';

const sdk = (action: string, Parameters: object, more: object = {}) => ({
  ...{ Type: 'Task', Resource: `arn:aws:states:::aws-sdk:s3:${action}`, Parameters, End: true },
  ...more,
});

async function run(state: object, s3: Record<string, unknown> | undefined, mocks = {}) {
  return Simulator.fromDefinition({ StartAt: 'S', States: { S: state } } as any).run({ s3, mocks });
}

// Recorded: s3_put_object, with the checksum and the ETag of the text and its quotes.
test('putObject stores the JSON text of the Body, and answers as AWS was recorded', async () => {
  const execution = await run(sdk('putObject', { Bucket: 'b', Key: 'k', Body: 'text data' }), {});
  expect(execution.output).toEqual({
    ChecksumCRC32: 'KUmHvQ==',
    ChecksumType: 'FULL_OBJECT',
    ETag: '"2b5df3712557f503a9977a8ea893b2c9"',
    ServerSideEncryption: 'AES256',
  });
});

// Recorded: s3_get_object.
test.each([
  ['text data', '"332eec544317a6d340b8e77da7fe54ad"', 9],
  ['', '"d41d8cd98f00b204e9800998ecf8427e"', 0],
])('getObject answers %j as AWS was recorded', async (Body, ETag, ContentLength) => {
  const { output } = await run(sdk('getObject', { Bucket: 'b', Key: 'k' }), { 'b/k': Body });
  expect(output).toEqual({
    ...{ AcceptRanges: 'bytes', ContentLength, ContentType: 'binary/octet-stream', ETag, Body },
    ...{ LastModified: expect.stringMatching(/Z$/), Metadata: {}, ServerSideEncryption: 'AES256' },
  });
});

test('what one task writes, the others and an ItemReader read', async () => {
  const States = {
    Put: sdk('putObject', { Bucket: 'b', Key: 'in/1.json', Body: [1, 2], ContentType: 'a/b', Metadata: { m: 'x' } }),
    Copy: sdk('copyObject', { Bucket: 'b', Key: 'in/2.json', CopySource: 'b/in/1.json' }),
    Head: sdk('headObject', { Bucket: 'b', Key: 'in/2.json' }, { ResultPath: '$.head' }),
    List: sdk('listObjectsV2', { Bucket: 'b', Prefix: 'in/' }, { ResultPath: '$.list' }),
    Delete: sdk('deleteObject', { Bucket: 'b', Key: 'in/1.json' }, { ResultPath: null }),
    Map: {
      Type: 'Map',
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', Key: 'in/2.json' } },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'P',
        States: { P: { Type: 'Pass', End: true } },
      },
      ResultPath: '$.items',
      End: true,
    },
  };
  const names = Object.keys(States);
  const chained = Object.entries(States).map(([name, state], index) => {
    const { End, ...rest } = state;
    return [name, names[index + 1] ? { ...rest, Next: names[index + 1] } : { ...rest, End }];
  });
  const definition = { StartAt: 'Put', States: Object.fromEntries(chained) };
  const execution = await Simulator.fromDefinition(definition).run({ s3: {} });
  expect(execution.status).toBe('SUCCEEDED');
  expect(execution.output).toMatchObject({
    head: { ContentType: 'a/b', Metadata: { m: 'x' }, ContentLength: 5 },
    list: { KeyCount: 2, IsTruncated: false, Contents: [{ Key: 'in/1.json', Size: 5 }, { Key: 'in/2.json' }] },
    items: [1, 2],
  });
  expect(execution.s3).toEqual({});
});

test('listObjectsV2 has pages and common prefixes', async () => {
  const s3 = { 'b/a/1': '', 'b/a/2': '', 'b/c': '', 'b/d': '' };
  const first = await run(sdk('listObjectsV2', { Bucket: 'b', Delimiter: '/', MaxKeys: 2 }), s3);
  expect(first.output).toMatchObject({ KeyCount: 2, IsTruncated: true, CommonPrefixes: [{ Prefix: 'a/' }] });
  const { NextContinuationToken: ContinuationToken } = first.output as { NextContinuationToken: string };
  const next = await run(sdk('listObjectsV2', { Bucket: 'b', Delimiter: '/', ContinuationToken }), s3);
  expect(next.output).toMatchObject({ KeyCount: 1, IsTruncated: false, Contents: [{ Key: 'd' }] });
});

test.each([
  [
    'getObject',
    { Bucket: 'b', Key: 'none' },
    'S3.NoSuchKeyException',
    /^The specified key does not exist\. \(Service: S3, Status Code: 404, /,
  ],
  ['headObject', { Bucket: 'b', Key: 'none' }, 'S3.NoSuchKeyException', /^null \(Service: S3, Status Code: 404, /],
  ['listObjectsV2', { Bucket: 'other' }, 'S3.NoSuchBucketException', /^The specified bucket does not exist \(/],
])('%s of %j fails with %s', async (action, parameters, error, cause) => {
  const execution = await run(sdk(action, parameters), { 'b/k': '' });
  expect(execution).toMatchObject({ status: 'FAILED', error, cause: expect.stringMatching(cause) });
});

test('a mock comes before the objects', async () => {
  const mocks = { S: returns({ Body: 'mocked' }) };
  expect((await run(sdk('getObject', { Bucket: 'b', Key: 'k' }), { 'b/k': 'stored' }, mocks)).output).toEqual({
    Body: 'mocked',
  });
});

test('without the option s3 a task of S3 needs a mock', async () => {
  await expect(run(sdk('getObject', { Bucket: 'b', Key: 'k' }), undefined)).rejects.toThrow(/mock/);
});

test('an ItemReader that lists a bucket which is not there is an error that says what to connect', async () => {
  const map = {
    Type: 'Map',
    ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'b' } },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'P',
      States: { P: { Type: 'Pass', End: true } },
    },
    End: true,
  };
  await expect(run(map, undefined)).rejects.toThrow(
    "The bucket 'b' does not exist here. In a test, add its objects with the option s3: { 'b/KEY': CONTENT }, or 'b/': '' for " +
      'an empty bucket. For the endpoint, use start --s3 DIR with the folder DIR/b, or start --forward s3=URL.',
  );
  expect((await run(map, { 'b/': '' })).output).toEqual([]);
});
