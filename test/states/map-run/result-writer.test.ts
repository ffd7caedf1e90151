// ResultWriter: what a distributed Map makes of the ends of its child executions.
// docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
import type { Json } from '../../../src/json/json';
import { fails, returns, Simulator } from '../../../src/simulator';
import { run } from '../../support/executions';
import { inner, LAMBDA, only } from '../../support/machines';

const Resource = 'arn:aws:states:::s3:putObject';
const map = (rest: object, state: object = { Type: 'Pass' }, ExecutionType = 'STANDARD') =>
  only({
    ...{ Type: 'Map', Label: 'Each', MaxConcurrency: 1 },
    ItemProcessor: { ...inner(state), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType } },
    ...rest,
  });
const write = (ResultWriter: object, input: Json = [[1], [2, 3]]) =>
  run(map({ ResultWriter }), { input, startTime: '2026-01-01T00:00:00Z' });
const task = { Type: 'Task', Resource: `${LAMBDA}T` };
const mocks = { I: (item: number) => (item < 0 ? fails('Negative', 'below 0') : returns([item])) };

interface Manifest {
  readonly ResultFiles: Readonly<Record<string, { readonly Key: string; readonly Size: number }[]>>;
}

/** What stands in the files of a status, read through the manifest. */
function filesOf(s3: Readonly<Record<string, string>>, status: string): unknown[] {
  const [manifest] = Object.entries(s3)
    .find(([key]) => key.endsWith('/manifest.json'))!
    .slice(1);
  const { ResultFiles } = JSON.parse(manifest!) as Manifest;
  return ResultFiles[status]!.map(({ Key }) => JSON.parse(s3[`out/${Key}`]!) as unknown);
}

test("writes the outcome of each child and a manifest, whose place is the state's result", async () => {
  const { output, s3 } = await write({ Resource, Parameters: { Bucket: 'out', Prefix: 'jobs' } });
  expect(output).toEqual({
    MapRunArn: expect.stringContaining(':mapRun:StateMachine/Each:'),
    ResultWriterDetails: { Bucket: 'out', Key: expect.stringMatching(/^jobs\/[0-9a-f-]{36}\/manifest\.json$/) },
  });
  const { MapRunArn, ResultWriterDetails } = output as { MapRunArn: string; ResultWriterDetails: { Key: string } };
  const manifest = JSON.parse(s3[`out/${ResultWriterDetails.Key}`]!);
  expect(manifest).toMatchObject({ DestinationBucket: 'out', MapRunArn, ResultFiles: { FAILED: [], PENDING: [] } });
  const [file] = manifest.ResultFiles.SUCCEEDED;
  const text = s3[`out/${file.Key}`]!;
  expect(file).toEqual({ Key: expect.stringMatching(/SUCCEEDED_0\.json$/), Size: text.length });
  expect(JSON.parse(text)[1]).toMatchObject({
    Input: '[2,3]',
    Output: '[2,3]',
    Status: 'SUCCEEDED',
    StartDate: '2026-01-01T00:00:00.000Z',
  });
});

test.each<[string, string, Json]>([
  ['COMPACT', 'JSON', [[1], [2, 3]]],
  ['FLATTEN', 'JSON', [1, 2, 3]],
  ['FLATTEN', 'JSONL', '1\n2\n3'],
])('%s as %s without a bucket', async (Transformation, OutputType, output) => {
  expect((await write({ WriterConfig: { Transformation, OutputType } })).output).toEqual(output);
});

test('a failed child appears in full, whatever the transformation', async () => {
  const whole = {
    Cause: 'below 0',
    Error: 'Negative',
    ExecutionArn: expect.stringMatching(/:execution:StateMachine\/Each:[0-9a-f-]{36}$/),
    Input: '-2',
    InputDetails: { Included: true },
    Name: expect.stringMatching(/^[0-9a-f-]{36}$/),
    OutputDetails: { Included: true },
    RedriveCount: 0,
    RedriveStatus: 'REDRIVABLE',
    StartDate: '2026-01-01T00:00:00.000Z',
    StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:StateMachine/Each',
    Status: 'FAILED',
    StopDate: '2026-01-01T00:00:00.000Z',
  };
  const options = { input: [1, -2], mocks, startTime: '2026-01-01T00:00:00Z' };
  const resultOf = async (Transformation: string, type?: string) =>
    (
      await run(
        map(
          { ToleratedFailureCount: 1, ResultWriter: { WriterConfig: { Transformation, OutputType: 'JSON' } } },
          task,
          type,
        ),
        options,
      )
    ).output;
  expect(await resultOf('COMPACT')).toEqual([[1], whole]);
  expect(await resultOf('FLATTEN')).toEqual([1, whole]);
  expect(await resultOf('NONE')).toMatchObject([{ Status: 'SUCCEEDED', Output: '[1]' }, whole]);
  // docs: redrive-map-run. The ARN of an EXPRESS execution has a name of its own after the name of the state machine.
  expect(await resultOf('COMPACT', 'EXPRESS')).toMatchObject([
    [1],
    {
      RedriveStatus: 'REDRIVABLE_BY_MAP_RUN',
      ExecutionArn: expect.stringMatching(/^arn:aws:states:[^:]+:\d+:express:StateMachine\/Each:[0-9a-f-]{36}/),
    },
  ]);
});

test('a child that succeeded appears in full without a transformation', async () => {
  const writer = { ResultWriter: { WriterConfig: { Transformation: 'NONE', OutputType: 'JSON' } } };
  const { output } = await run(map(writer, { Type: 'Wait', Seconds: 5 }), {
    input: [1],
    startTime: '2026-01-01T00:00:00Z',
  });
  expect(output).toEqual([
    {
      ExecutionArn: expect.stringMatching(/:execution:StateMachine\/Each:[0-9a-f-]{36}$/),
      Input: '1',
      InputDetails: { Included: true },
      Name: expect.stringMatching(/^[0-9a-f-]{36}$/),
      Output: '1',
      OutputDetails: { Included: true },
      RedriveCount: 0,
      RedriveStatus: 'NOT_REDRIVABLE',
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      StartDate: '2026-01-01T00:00:00.000Z',
      StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:StateMachine/Each',
      Status: 'SUCCEEDED',
      StopDate: '2026-01-01T00:00:05.000Z',
    },
  ]);
});

test('of a run that fails the results are written, too: what failed, and what was not started', async () => {
  const ResultWriter = { Resource, Parameters: { Bucket: 'out', Prefix: 'jobs/' } };
  const { status, s3 } = await run(map({ ResultWriter }, task), { input: [1, -2, 3], mocks });
  expect(status).toBe('FAILED');
  expect(Object.keys(s3).map((key) => key.split('/').pop())).toEqual([
    'FAILED_0.json',
    'PENDING_0.json',
    'SUCCEEDED_0.json',
    'manifest.json',
  ]);
  expect(filesOf(s3, 'SUCCEEDED')).toMatchObject([[{ Output: '[1]' }]]);
  expect(filesOf(s3, 'FAILED')).toMatchObject([[{ Error: 'Negative', Input: '-2' }]]);
  expect(filesOf(s3, 'PENDING')).toEqual([[{ Input: '3', InputDetails: { Included: true }, Status: 'PENDING' }]]);
});

test('the results of an aborted run are written, too', async () => {
  const ResultWriter = { Resource, Parameters: { Bucket: 'out' } };
  const machine = { ...map({ ResultWriter }, { Type: 'Wait', Seconds: 6 }), TimeoutSeconds: 10 };
  const { status, s3 } = await run(machine, { input: [1, 2, 3] });
  expect(status).toBe('TIMED_OUT');
  expect(filesOf(s3, 'SUCCEEDED')).toMatchObject([[{ Input: '1' }]]);
  expect(filesOf(s3, 'FAILED')).toMatchObject([[{ Input: '2', Status: 'ABORTED' }]]);
  expect(filesOf(s3, 'PENDING')).toMatchObject([[{ Input: '3' }]]);
});

test('COMPACT and FLATTEN apply to files as well', async () => {
  const flat = { Transformation: 'FLATTEN', OutputType: 'JSON' };
  const { s3 } = await write({ Resource, Parameters: { Bucket: 'out' }, WriterConfig: flat });
  expect(filesOf(s3, 'SUCCEEDED')).toEqual([[1, 2, 3]]);
});

test.each([
  [{}, 'The parameter Bucket is required, and must be a text.'],
  [{ Bucket: 'b', Prefix: 1 }, 'The parameter Prefix must be a text.'],
  [{ Bucket: 'a/b' }, "The bucket 'a/b' has a slash in its name."],
])('%j is not a destination', async (Parameters, cause) => {
  const execution = await write({ Resource, Parameters });
  expect(execution).toMatchObject({ status: 'FAILED', error: 'States.ResultWriterFailed', cause });
  expect(execution.mapRuns[0]).toMatchObject({ status: 'FAILED' });
});

test('in JSONata the place is evaluated', async () => {
  const { States } = map({}, { Type: 'Pass' });
  const Arguments = { Bucket: '{% $states.input.bucket %}', Prefix: "{% 'a' & 'b' %}" };
  const S = { ...States.S, QueryLanguage: 'JSONata', Items: [1], ResultWriter: { Resource, Arguments } };
  const { output } = await run({ StartAt: 'S', States: { S } }, { input: { bucket: 'out' } });
  expect(output).toMatchObject({
    ResultWriterDetails: { Bucket: 'out', Key: expect.stringMatching(/^ab\/[0-9a-f-]{36}\/manifest\.json$/) },
  });
});

test('a redrive writes into a folder of its own, and all that has succeeded', async () => {
  let isBroken = true;
  const ResultWriter = { Resource, Parameters: { Bucket: 'out' } };
  const execution = Simulator.fromDefinition(map({ ResultWriter }, task)).start({
    input: [1, 2],
    mocks: { I: (item: number) => (item === 2 && isBroken ? fails('Broken') : returns(item)) },
  });
  await execution.end();
  isBroken = false;
  await (await execution.redrive()).end();
  const { Key } = (execution.output as { ResultWriterDetails: { Key: string } }).ResultWriterDetails;
  expect(Key).toMatch(/^[0-9a-f-]{36}\/Redrive-1\/manifest\.json$/);
  const { ResultFiles } = JSON.parse(execution.s3[`out/${Key}`]!) as Manifest;
  const results = JSON.parse(execution.s3[`out/${ResultFiles.SUCCEEDED![0]!.Key}`]!);
  expect(results).toMatchObject([
    { Input: '1', RedriveCount: 0 },
    { Input: '2', RedriveCount: 1 },
  ]);
  expect(ResultFiles.FAILED).toEqual([]);
});
