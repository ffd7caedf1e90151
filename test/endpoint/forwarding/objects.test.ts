// The objects of S3 at another endpoint, for ItemReader and ResultWriter.
import { forwarded } from '../../../src/endpoint/forwarding/forward';
import type { LoadSdk } from '../../../src/endpoint/forwarding/sdk';
import { arn, TestApi } from '../../support/endpoint';

/** A client of S3 with objects in memory. */
function s3(stored: Map<string, string>): LoadSdk {
  class Command {
    constructor(readonly input: any) {}
  }
  const missing = (name: string) => Object.assign(new Error(name), { name, $metadata: { httpStatusCode: 404 } });
  class S3Client {
    async send({ input, constructor }: any): Promise<unknown> {
      const place = `${input.Bucket}/${input.Key}`;
      if (input.Bucket === 'none') throw missing('NoSuchBucket');
      if (constructor === Put) return stored.set(place, String(input.Body));
      if (constructor === List) {
        const keys = [...stored.keys()].filter((one) => one.startsWith(`${input.Bucket}/${input.Prefix}`)).sort();
        const start = Number(input.ContinuationToken ?? 0);
        const Contents = keys.slice(start, start + 1).map((one) => ({
          ...{ Key: one.slice(input.Bucket.length + 1), Size: 3, ETag: '"e"', LastModified: new Date(1000) },
        }));
        return { Contents, ...(start + 1 < keys.length && { NextContinuationToken: String(start + 1) }) };
      }
      if (!stored.has(place)) throw missing('NoSuchKey');
      return { Body: { transformToByteArray: async () => Buffer.from(stored.get(place)!) } };
    }
  }
  class Get extends Command {}
  class List extends Command {}
  class Put extends Command {}
  return () => ({ S3Client, GetObjectCommand: Get, ListObjectsV2Command: List, PutObjectCommand: Put });
}

async function outcome(map: object, stored: Map<string, string>, load = s3(stored)) {
  const api = new TestApi(forwarded(['s3=http://127.0.0.1:1'], 'us-east-1', load));
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    ...{ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
  };
  const States = { M: { Type: 'Map', ItemProcessor, End: true, ...map } };
  await api.machine('M', { definition: JSON.stringify({ StartAt: 'M', States }) });
  await api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'M'), name: 'a', input: '{"items":[1,2]}' });
  await api.ended(arn('execution', 'M:a'));
  const { status, output, error, cause } = await api.call('DescribeExecution', {
    executionArn: arn('execution', 'M:a'),
  });
  api.endpoint.close();
  return { status, error, cause, output: output === undefined ? undefined : JSON.parse(output) };
}

const reader = (action: string, Parameters: object) => ({
  ItemReader: { Resource: `arn:aws:states:::s3:${action}`, Parameters },
});

test('an ItemReader reads an object of the other endpoint', async () => {
  const map = reader('getObject', { Bucket: 'b', Key: 'list.json' });
  expect(await outcome(map, new Map([['b/list.json', '[1,2,3]']]))).toMatchObject({
    ...{ status: 'SUCCEEDED', output: [1, 2, 3] },
  });
  expect(await outcome(map, new Map())).toMatchObject({
    ...{
      status: 'FAILED',
      error: 'States.ItemReaderFailed',
      cause: "There is no object 'list.json' in the bucket 'b'.",
    },
  });
});

test('an ItemReader lists the objects of the other endpoint, over all pages', async () => {
  const stored = new Map([
    ['b/in/1', 'one'],
    ['b/in/2', 'two'],
    ['b/out/3', 'three'],
  ]);
  const { output } = await outcome(reader('listObjectsV2', { Bucket: 'b', Prefix: 'in/' }), stored);
  expect(output).toMatchObject([
    { Key: 'in/1', LastModified: 1, Size: 3 },
    { Key: 'in/2', Etag: '"e"' },
  ]);
});

test('a ResultWriter writes to the other endpoint before the state ends', async () => {
  const stored = new Map<string, string>();
  const writer = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b', Prefix: 'out' } };
  const { output } = await outcome({ ItemsPath: '$.items', ResultWriter: writer }, stored);
  const { Key } = output.ResultWriterDetails;
  expect(JSON.parse(stored.get(`b/${Key}`)!).ResultFiles.SUCCEEDED).toHaveLength(1);
  expect([...stored.keys()].filter((key) => key.includes('SUCCEEDED_0.json'))).toHaveLength(1);
});

test('a refusal of the other endpoint fails the Map Run', async () => {
  expect(await outcome(reader('listObjectsV2', { Bucket: 'none' }), new Map())).toMatchObject({
    ...{ status: 'FAILED', error: 'States.ItemReaderFailed', cause: 'NoSuchBucket' },
  });
  const writer = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'none' } };
  expect(await outcome({ ItemsPath: '$.items', ResultWriter: writer }, new Map())).toMatchObject({
    ...{ status: 'FAILED', error: 'States.ResultWriterFailed' },
  });
});

test('an endpoint that is not there aborts the execution', async () => {
  class S3Client {
    async send(): Promise<unknown> {
      throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
    }
  }
  const load: LoadSdk = () => ({ S3Client, ListObjectsV2Command: class {} });
  expect(await outcome(reader('listObjectsV2', { Bucket: 'b' }), new Map(), load)).toMatchObject({
    ...{
      status: 'ABORTED',
      cause: '--forward s3=http://127.0.0.1:1 does not answer: connect ECONNREFUSED 127.0.0.1:1.',
    },
  });
});
