// scaffold --from-history: mocks and tests that repeat a recorded execution, without what must not be written down.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, fails, never, replies, returns, sequence, Simulator, submits } from '../../../src/simulator';
import { runCommand } from '../../support/command-line';
import { tempFolder, writeIn } from '../../support/folders';
import { LAMBDA } from '../../support/machines';

const folder = tempFolder('scaffold-recorded');
const file = (name: string, content: unknown) => writeIn(folder, name, content);

const DEFINITION = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: `${LAMBDA}Charge`,
      Retry: [{ ErrorEquals: ['Busy'] }],
      ResultPath: '$.paid',
      Next: 'Ship',
    },
    Ship: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'Ship', 'Payload.$': '$' },
      ResultPath: '$.sent',
      Next: 'Approve',
    },
    Approve: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
        MessageBody: { 't.$': '$$.Task.Token' },
      },
      TimeoutSeconds: 60,
      ResultPath: '$.approved',
      End: true,
    },
  },
};
const definition = file('orders.asl.json', DEFINITION);
const input = { email: 'ada@example.com', card: '4111111111111111', total: 12 };

const SHIPPED = {
  ExecutedVersion: '7',
  Payload: { to: 'ada@example.com' },
  SdkHttpMetadata: { HttpStatusCode: 200 },
  StatusCode: 200,
};

/** @returns the path of the recorded history */
async function record(mocks: object): Promise<string> {
  const execution = await Simulator.fromFile(definition).run({
    input,
    mocks: {
      Charge: sequence(after(1.5, fails('Busy', 'Later')), after(2, returns({ receipt: 'r-1' }))),
      Ship: replies(SHIPPED),
      Approve: submits({ MessageId: 'm-1' }, after(30, returns('yes'))),
      ...mocks,
    },
  });
  return file('history.json', { events: execution.history });
}

const scaffold = (history: string, ...args: string[]) =>
  runCommand(['scaffold', definition, '--from-history', history, ...args]);

test('the mocks are what the tasks answered, attempt by attempt, at their times', async () => {
  const { code, stdout, stderr } = await scaffold(await record({}));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    $input: input,
    Charge: [
      { fails: { error: 'Busy', cause: 'Later' }, after: 1.5 },
      { returns: { receipt: 'r-1' }, after: 2 },
    ],
    Ship: { replies: SHIPPED },
    Approve: { returns: 'yes', after: 30, submits: { MessageId: 'm-1' } },
  });
});

test('with these mocks the execution is the same as recorded', async () => {
  const history = await record({});
  const mocks = file('mocks.json', (await scaffold(history)).stdout);
  const run = await runCommand(['simulate', definition, '--mocks', mocks, '--json']);
  const again = file('again.json', run.stdout);
  expect(await runCommand(['replay', definition, '--history', again])).toMatchObject({ code: 0 });
  const { events } = JSON.parse(readFileSync(again, 'utf8')) as { events: unknown };
  const recorded = JSON.parse(readFileSync(history, 'utf8')) as { events: unknown };
  expect(events).toEqual(recorded.events);
});

test('a task that timed out never answers, and a failure keeps the event that records it', async () => {
  const failed = { Approve: fails('SQS.SdkException', 'No queue', { event: 'TaskSubmitFailed' }) };
  const submitFailed = await scaffold(await record(failed));
  expect(JSON.parse(submitFailed.stdout)).toMatchObject({
    Approve: { fails: { error: 'SQS.SdkException', cause: 'No queue', event: 'TaskSubmitFailed' } },
  });
  const timedOut = await scaffold(await record({ Approve: never() }));
  expect(JSON.parse(timedOut.stdout)).toMatchObject({ Approve: { never: true } });
});

test.each<[string, string[]]>([
  ['ts', ["import 'cdk-lambda-workflows/jest';", '  expect(execution).toSucceedWith({']],
  ['vitest', ["import { expect, test } from 'vitest';", "import 'cdk-lambda-workflows/vitest';"]],
  ['node', ["import { assertSucceeded } from 'cdk-lambda-workflows/assert';", '  assertSucceeded(execution, {']],
])('--format %s writes a test that expects the recorded end', async (format, lines) => {
  const { stdout } = await scaffold(await record({}), '--format', format);
  for (const line of [...lines, "test('orders ends as recorded', async () => {"]) expect(stdout).toContain(line);
  expect(stdout).toContain("    after(1.5, fails('Busy', 'Later')),\n    after(2, returns({ receipt: 'r-1' })),\n");
});

test.each<[string, string]>([
  ['ts', "  expect(execution).toFailWith('Closed', 'Today');"],
  ['node', "  assertFailed(execution, 'Closed', 'Today');"],
])('a test for %s expects a recorded failure', async (format, line) => {
  const { stdout } = await scaffold(await record({ Ship: fails('Closed', 'Today') }), '--format', format);
  expect(stdout).toContain(line);
});

test('--format mock-config writes a test case that passes', async () => {
  const out = join(folder, 'MockConfigFile.json');
  await scaffold(await record({}), '--format', 'mock-config', '--out', out, '--force');
  const { code, stdout } = await runCommand(['test', out, '--definition', `orders=${definition}`]);
  expect(stdout).toContain('✓ Recorded');
  expect(code).toBe(0);
});

test('--redact replaces values everywhere, and keeps shapes and equalities', async () => {
  const { stdout } = await scaffold(await record({}), '--redact', 'email', '--redact', '/^4\\d{15}$/');
  expect(stdout).not.toMatch(/ada@example|4111111111111111/);
  const written = JSON.parse(stdout) as { $input: typeof input; Ship: { replies: typeof SHIPPED } };
  expect(written.$input.email).toMatch(/^[a-z]{3}@[a-z]{7}\.[a-z]{3}$/);
  expect(written.$input.card).toMatch(/^[1-9]\d{15}$/);
  expect(written.$input.total).toBe(12);
  expect(written.Ship.replies.Payload.to).toBe(written.$input.email);
});

test.each<[string, string]>([
  ['$.input.email', 'email'],
  ['$.email', 'email'],
  ['$.*.total', 'total'],
])('--redact takes the path %s', async (path, member) => {
  const { stdout } = await scaffold(await record({}), '--redact', path);
  const written = JSON.parse(stdout) as { $input: Record<string, unknown> };
  expect(Object.keys(input).filter((key) => written.$input[key] !== (input as Record<string, unknown>)[key])).toEqual([
    member,
  ]);
});

test('a pattern that is no regular expression is refused', async () => {
  const { code, stderr } = await scaffold(await record({}), '--redact', '/(/');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^Invalid --redact \/\(\/: /);
});

test('an unknown format is refused', async () => {
  expect((await scaffold(await record({}), '--format', 'mocha')).stderr).toContain(
    "Invalid --format 'mocha': expected one of json, ts, vitest, node, mock-config.",
  );
});

test('--execution names an execution that the history must have', async () => {
  const { stderr } = await scaffold(await record({}), '--execution', 'arn:x');
  expect(stderr).toContain('--from-history has no execution arn:x.');
});

test('what a history does not hold is said: the children of a distributed Map', async () => {
  const machine = {
    StartAt: 'All',
    States: {
      All: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'One',
          States: { One: { Type: 'Task', Resource: `${LAMBDA}One`, End: true } },
        },
        End: true,
      },
    },
  };
  const distributed = file('all.asl.json', machine);
  const { history } = await Simulator.fromDefinition(machine as object).run({ input: [1], mocks: { One: returns(1) } });
  const { stderr } = await runCommand([
    'scaffold',
    distributed,
    '--from-history',
    file('all.json', { events: history }),
  ]);
  expect(stderr).toBe(
    "The history does not hold the answers of 'One'. Add them: a distributed Map's children are not in it.\n",
  );
});
