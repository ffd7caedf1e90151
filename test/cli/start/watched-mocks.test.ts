// --mocks: read again when the file changes.
import { writeIn, tempFolder } from '../../support/folders';
import { callAt, startCommand, type Started } from '../../support/start-command';

const folder = tempFolder('mocks');
const ARN = 'arn:aws:states:us-east-1:123456789012:stateMachine:orders';
const TASK = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage',
  Parameters: { QueueUrl: 'q', MessageBody: 'b' },
  End: true,
};
const app = writeIn(folder, 'orders.asl.json', { StartAt: 'Send', States: { Send: TASK } });

async function outputOf(started: Started, name: string): Promise<string> {
  await callAt(started.url, 'StartExecution', { stateMachineArn: ARN, name });
  return (await started.line(new RegExp(`orders/${name} +(SUCCEEDED|FAILED)`))).replace(/.* with /, '');
}

test('changed mocks answer the executions that start from then on, and broken ones leave the old ones', async () => {
  const mocks = writeIn(folder, 'mocks.json', { Send: { returns: 1 } });
  const started = await startCommand('--app', app, '--mocks', mocks, '--ignore-models');
  expect(await outputOf(started, 'one')).toBe('1');
  writeIn(folder, 'mocks.json', '{');
  await started.line(/mocks\.json: The mocks from before stay\. .*is not JSON/);
  expect(await outputOf(started, 'two')).toBe('1');
  writeIn(folder, 'mocks.json', { Send: { returns: 22 } });
  await started.line(/mocks\.json: mocks changed; executions in flight keep theirs$/);
  expect(await outputOf(started, 'three')).toBe('22');
  await started.end();
});

test('an unanswered task is listed with what to add, also after mocks have changed', async () => {
  const mocks = writeIn(folder, 'some.json', { Send: { returns: 1 } });
  const started = await startCommand('--app', app, '--mocks', mocks);
  expect(started.lines.join()).not.toContain('Nothing would answer');
  writeIn(folder, 'some.json', {});
  await started.line(/^Nothing would answer these tasks:$/);
  await started.line(/^ {2}orders: Send \(arn:aws:states:::sqs:sendMessage\): add a mock or --forward sqs=URL$/);
  await started.end();
});
