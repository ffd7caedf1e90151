// The live log: what each level shows of requests, executions and functions.
import { PassThrough } from 'node:stream';
import type { LogLevel } from '../../../src/cli/live-log/fact';
import { LiveLog } from '../../../src/cli/live-log/live-log';
import { SharedMocks } from '../../../src/endpoint/state/mock-source';
import { fails, returns, sequence } from '../../../src/simulator';
import { arn, FixedClock, ROLE, TestApi } from '../../support/endpoint';

const MACHINE = {
  StartAt: 'Charge',
  States: {
    Charge: {
      ...{ Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge', Next: 'Done' },
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, MaxAttempts: 3 }],
      Catch: [{ ErrorEquals: ['Declined'], Next: 'Refuse' }],
    },
    Refuse: { Type: 'Fail', Error: 'Refused', Cause: 'no\nmoney' },
    Done: { Type: 'Succeed' },
  },
};
const mocks = () => new SharedMocks({ Charge: sequence(fails('Busy', 'try\u001b[2J again'), fails('Declined', 'no')) });

class Memory extends PassThrough {
  written = '';
  override write(text: unknown): boolean {
    this.written += String(text);
    return true;
  }
}

/** Runs the machine to its end under a log. Gives what was written. */
async function logged(level: Exclude<LogLevel, 'quiet'>, isTTY = false): Promise<string> {
  const stream = Object.assign(new Memory(), { isTTY });
  const clock = new FixedClock(Date.UTC(2026, 0, 1, 10));
  const log = new LiveLog(level, stream, {}, clock);
  const api = new TestApi({ clock, observer: log, mocks: mocks() });
  await api.call('CreateStateMachine', { name: 'Orders', definition: JSON.stringify(MACHINE), roleArn: ROLE });
  await api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'Orders'), name: 'e1', input: '{"id":7}' });
  await api.advance(2);
  await api.send('DescribeExecution', { executionArn: arn('execution', 'Orders:gone') });
  await api.call('ListStateMachines', {});
  log.functionWrote({ functionName: 'F', stream: 's', message: 'START RequestId: 1 Version: $LATEST\n' });
  log.functionWrote({ functionName: 'F', stream: 's', message: '2026-01-01T10:00:00.000Z\t1\tERROR\tone\ntwo\n' });
  log.flush();
  api.close();
  return stream.written;
}

/** Without the times: those of this machine are others in each run. */
const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^2026-01-01 (10:\S+) \(real \S+\)/, '$1'));

test('normal shows one line a fact: changes, refusals, states, failures with what follows, functions', async () => {
  expect(lines(await logged('normal'))).toEqual([
    '10:00:00.000  CreateStateMachine 200',
    '10:00:00.000  Orders/e1  started with {"id":7}',
    '10:00:00.000  Orders/e1  Charge (Task)',
    '10:00:00.000  Orders/e1  Charge failed Busy: try\\u001b[2J again; retry 1 of 3 in 2 s',
    '10:00:02.000  Orders/e1  Charge failed Declined: no; caught, Refuse is next',
    '10:00:02.000  Orders/e1  Refuse (Fail)',
    '10:00:02.000  Orders/e1  Refuse failed Refused: no money',
    '10:00:02.000  Orders/e1  FAILED after 2 s Refused: no money',
    "10:00:02.000  DescribeExecution 400  ExecutionDoesNotExist: Execution Does Not Exist: 'arn:aws:states:us-east-1:123456789012:execution:Orders:gone'",
    '10:00:02.000  F | ERROR one',
    '10:00:02.000  F | two',
  ]);
});

test('verbose shows also payloads, tasks, every request with its duration, and what Lambda writes', async () => {
  const shown = lines(await logged('verbose')).join('\n');
  expect(shown).toMatch(/StartExecution 200 \d+ ms/);
  expect(shown).toMatch(/ListStateMachines 200 \d+ ms/);
  expect(shown).toContain('Orders/e1  Charge (Task) with {"id":7}');
  expect(shown).toContain('Orders/e1  Charge LambdaFunctionScheduled {"resource":');
  expect(shown).toContain('F | START RequestId: 1 Version: $LATEST');
});

test('json writes each fact as an object on one line, with both times', async () => {
  const facts = (await logged('json'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const kinds = new Set(facts.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(
    [
      'execution-ended',
      'execution-started',
      'function',
      'request',
      'state-entered',
      'state-exited',
      'state-failed',
      'task',
    ].sort(),
  );
  expect(facts.find(({ kind }) => kind === 'state-failed')).toEqual({
    ...{ time: '2026-01-01T10:00:00.000Z', realTime: expect.any(String), kind: 'state-failed', state: 'Charge' },
    ...{ error: 'Busy', cause: 'try\u001b[2J again', retriedAfterSeconds: 2, retry: { attempt: 1, of: 3 } },
    ...{ stateMachine: 'Orders', execution: 'e1', executionArn: arn('execution', 'Orders:e1'), eventId: 5 },
  });
});

test('only a terminal gets colours, and a control character never reaches it', async () => {
  expect(await logged('normal')).not.toContain('\u001b');
  const shown = await logged('normal', true);
  expect(shown).toContain('\u001b[31mCharge failed\u001b[0m');
  expect(shown).not.toContain('\u001b[2J');
});

test('the children of a Map Run are logged under the label of their Map', async () => {
  const stream = new Memory();
  const log = new LiveLog('normal', stream, {}, { now: 0 });
  const api = new TestApi({ observer: log, mocks: new SharedMocks({ T: returns(1) }) });
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    ...{ StartAt: 'Each', States: { Each: { Type: 'Pass', End: true } } },
  };
  const definition = JSON.stringify({
    StartAt: 'Map',
    States: { Map: { Type: 'Map', Label: 'All', ItemProcessor, End: true } },
  });
  await api.call('CreateStateMachine', { name: 'M', definition, roleArn: ROLE });
  const { executionArn } = await api.call('StartExecution', {
    ...{ stateMachineArn: arn('stateMachine', 'M'), name: 'e', input: '[1]' },
  });
  await api.ended(executionArn);
  log.flush();
  api.close();
  expect(stream.written).toMatch(/ M\/All\/[0-9a-f]{8} {2}Each \(Pass\)/);
});

test('a reader that does not keep up makes gaps, which are counted', () => {
  const stream = Object.assign(new Memory(), { behind: 0 });
  Object.defineProperty(stream, 'writableLength', { get: () => stream.behind });
  const log = new LiveLog('normal', stream, {}, { now: 0 });
  stream.behind = 5 * 1024 * 1024;
  log.notice('lost');
  log.flush();
  stream.behind = 0;
  log.notice('seen');
  log.flush();
  expect(stream.written).toMatch(/1 lines? (are|is) left out here: the reader of the log is too slow\.\n.*seen\n$/);
  expect(stream.written).not.toContain('lost');
});
