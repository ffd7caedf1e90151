// What a distributed Map needs of its role: https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
import { Simulator } from '../../src/simulator';
import { allow, HOME, inline } from '../support/role-templates';

const PROCESSOR = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'P',
  States: { P: { Type: 'Pass', End: true } },
};
const READER = {
  Resource: 'arn:aws:states:::s3:getObject',
  ReaderConfig: { InputType: 'JSON' },
  Parameters: { Bucket: 'in', Key: 'a/items.json' },
};
const LISTER = { Resource: 'arn:aws:states:::s3:listObjectsV2', Parameters: { Bucket: 'in', Prefix: 'a/' } };
const WRITER = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out', Prefix: 'results' } };
const MACHINE = `arn:aws:states:${HOME}:stateMachine:orders`;
const START = allow('states:StartExecution', MACHINE);
const S3 = { 'in/a/items.json': '[1, 2]' };

function machineWith(state: object, ...statements: readonly object[]) {
  const definition = { StartAt: 'Each', States: { Each: { ...state, End: true } } };
  const template = {
    Resources: {
      Orders: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { StateMachineName: 'orders', RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, Definition: definition },
      },
      Role: { Type: 'AWS::IAM::Role', Properties: inline(...statements) },
    },
  };
  return Simulator.fromTemplate(template as never);
}

function run(fields: object, ...statements: readonly object[]) {
  const map = { Type: 'Map', ItemProcessor: PROCESSOR, Label: 'Each', ...fields };
  return machineWith(map, ...statements).run({ input: [1, 2], s3: S3 });
}

test('it starts executions of its own machine', async () => {
  expect((await run({}, START)).output).toEqual([1, 2]);
  const execution = await run({}, allow('states:StartExecution', `${MACHINE}2`));
  expect(execution.error).toBe('States.Permissions');
  expect(execution.cause).toMatch(
    /is not authorized to perform: states:StartExecution on resource: .*:stateMachine:orders because/,
  );
  expect(execution.missingPermissions).toEqual([
    {
      state: 'Each',
      role: 'Role',
      action: 'states:StartExecution',
      resource: MACHINE,
      deniedBy: undefined,
      kind: 'identity-based policy',
      statement: { Effect: 'Allow', Action: 'states:StartExecution', Resource: MACHINE },
    },
  ]);
});

test('an ItemReader reads an object, or lists a bucket', async () => {
  expect((await run({ ItemReader: READER }, START, allow('s3:GetObject', 'arn:aws:s3:::in/a/*'))).output).toEqual([
    1, 2,
  ]);
  expect((await run({ ItemReader: LISTER }, START, allow('s3:ListBucket', 'arn:aws:s3:::in'))).status).toBe(
    'SUCCEEDED',
  );

  const denied = await run({ ItemReader: READER }, START, allow('s3:GetObject', 'arn:aws:s3:::in/b/*'));
  expect(denied.error).toBe('States.ItemReaderFailed');
  expect(denied.missingPermissions.map(({ statement }) => statement)).toEqual([
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::in/a/items.json' },
  ]);
  expect((await run({ ItemReader: LISTER }, START, allow('s3:GetObject'))).missingPermissions[0]).toMatchObject({
    action: 's3:ListBucket',
    resource: 'arn:aws:s3:::in',
  });
});

test('a condition on the prefix is held to the prefix of the reader', async () => {
  const under = (prefix: string) =>
    allow('s3:ListBucket', 'arn:aws:s3:::in', { Condition: { StringLike: { 's3:prefix': prefix } } });
  expect((await run({ ItemReader: LISTER }, START, under('a/*'))).status).toBe('SUCCEEDED');
  expect((await run({ ItemReader: LISTER }, START, under('b/*'))).error).toBe('States.ItemReaderFailed');
});

test('a ResultWriter writes below its prefix, and is refused before any child runs', async () => {
  expect((await run({ ResultWriter: WRITER }, START, allow('s3:PutObject', 'arn:aws:s3:::out/results/*'))).status).toBe(
    'SUCCEEDED',
  );
  const denied = await run({ ResultWriter: WRITER }, START, allow('s3:PutObject', 'arn:aws:s3:::out/other/*'));
  expect(denied.error).toBe('States.ResultWriterFailed');
  // The words are those of aws/aws-cdk#32144.
  expect(denied.cause).toMatch(
    /^Failed to write a test manifest into the specified output bucket\. Access denied\. Ensure the correct permissions are added to your state machine's execution role\. \| Message from S3: User: /,
  );
  expect(denied.missingPermissions[0]?.resource).toBe('arn:aws:s3:::out/results/*');
  expect(denied.history.map(({ type }) => type)).not.toContain('MapRunSucceeded');
});

test.each(['ItemProcessor', 'Iterator'])(
  'what a distributed Map with %s may do counts as used; data that looks like one does not',
  async (field) => {
    const unusedBy = async (state: object) => {
      const simulator = machineWith(state, allow(['states:StopExecution', 's3:AbortMultipartUpload']), START);
      await simulator.run({ input: [1, 2] });
      return simulator.unusedPermissions().statements.flatMap(({ actions }) => actions);
    };
    expect(await unusedBy({ Type: 'Map', Label: 'Each', [field]: PROCESSOR })).toEqual([]);
    expect(await unusedBy({ Type: 'Pass', Result: PROCESSOR })).toEqual([
      ...['states:StopExecution', 's3:AbortMultipartUpload'],
      'states:StartExecution',
    ]);
  },
);
