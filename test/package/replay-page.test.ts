// docs/replay.md tried as its reader would: run at the endpoint, get the history, change the definition, replay.
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sectionBlocks, Terminal, whyNoShell } from '../support/documented-commands';
import { writeIn } from '../support/folders';
import { callAt } from '../support/start-command';
import { eventually } from '../support/time';

const commandsOf = (heading: string) =>
  sectionBlocks('docs/replay.md', heading).filter(({ language }) => language === 'sh');
const [getHistory, getLogs, getMore] = commandsOf('Get the history');
const [look] = commandsOf('Look at it');
const [replay] = commandsOf('Replay it');
const [replayAll] = commandsOf('Is it safe to deploy?');
const [scaffold, redact] = commandsOf('Make it a test');

const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:Charge';
const workflow = ({ attempts = 2, path = '$.order', resultPath = '$.payment', name = 'Charge' } = {}) => ({
  StartAt: name,
  States: {
    [name]: {
      ...{ Type: 'Task', Resource, InputPath: path, ResultPath: resultPath },
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: attempts }],
      Next: 'Pause',
    },
    Pause: { Type: 'Wait', Seconds: 1, Next: 'Done' },
    Done: { Type: 'Pass', End: true },
  },
});
const busy = { fails: { error: 'Busy', cause: 'try again' } };
const mocks = { Charge: [busy, busy, { returns: { id: 'p-1', card: '4111111111111111' } }] };
const input = { order: { orderId: 'o-1', email: 'ada@example.com', card: '4111111111111111' } };
const skipped = whyNoShell();

(skipped === undefined ? describe : describe.skip)(skipped ?? 'the page of replays', () => {
  const terminal = new Terminal('replay-page');
  const { folder } = terminal;
  const read = (name: string): string => readFileSync(resolve(folder, name), 'utf8');

  beforeAll(async () => {
    writeIn(folder, 'workflow.asl.json', workflow());
    writeIn(folder, 'mocks.json', mocks);
    await terminal.start({ code: 'npx cdk-lambda-workflows start --app workflow.asl.json --mocks mocks.json' });
    const arn = 'arn:aws:states:us-east-1:123456789012:execution:workflow:last-night';
    await callAt(terminal.url, 'StartExecution', {
      stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:workflow',
      ...{ name: 'last-night', input: JSON.stringify(input) },
    });
    await eventually(() => /last-night +SUCCEEDED/.test(terminal.log));
    await terminal.run({ code: `export AWS_ENDPOINT_URL=${terminal.url} ARN=${arn}` });
    await terminal.run(getHistory!);
    await terminal.run(getMore!);
  }, 60_000);

  test('the trace shows what happened', async () => {
    const text = await terminal.run(look!);
    expect(text).toMatch(/^workflow: SUCCEEDED after 4\.\d+ s\n/);
    expect(text).toMatch(/attempt 1 failed: Busy \(try again\); retried after 1(\.\d+)? s\n/);
  });

  test('the unchanged definition is the same as recorded', async () => {
    expect(await terminal.run(replay!)).toMatch(/^Same as recorded: SUCCEEDED\.$/m);
  });

  test.each([
    ['one retry less', { attempts: 1 }, 'Charge: another number of attempts.\n  recorded  3\n  now       2'],
    ['another path', { path: '$' }, 'Charge (attempt 1): the task is called with other arguments, at $.orderId.'],
    ['another place for the result', { resultPath: '$.charge' }, 'Charge: another output, at $.payment.'],
  ])('%s: the first difference is the right one', async (_, change, first) => {
    writeIn(folder, 'changed.asl.json', workflow(change));
    const code = replay!.code.replace('workflow.asl.json', 'changed.asl.json');
    const { code: exitCode, stdout } = await terminal.attempt({ code });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: expect.stringContaining(`recording.\n${first}`) });
  });

  test('a renamed state is the same, and the replay says so', async () => {
    writeIn(folder, 'changed.asl.json', workflow({ name: 'Pay' }));
    const code = replay!.code.replace('workflow.asl.json', 'changed.asl.json');
    expect(await terminal.run({ code })).toBe("Same as recorded: SUCCEEDED.\n'Charge' is now called 'Pay'.\n");
  });

  test('an EXPRESS execution is replayed from its log', async () => {
    const group = '/aws/vendedlogs/states/Express';
    const logGroupArn = `arn:aws:logs:us-east-1:123456789012:log-group:${group}:*`;
    const { stateMachineArn } = await callAt(terminal.url, 'CreateStateMachine', {
      ...{ name: 'Express', type: 'EXPRESS', roleArn: 'arn:aws:iam::123456789012:role/R' },
      definition: JSON.stringify(workflow()),
      loggingConfiguration: {
        ...{ level: 'ALL', includeExecutionData: true },
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }],
      },
    });
    const request = { stateMachineArn, name: 'quick', input: JSON.stringify(input) };
    const { executionArn } = await callAt(terminal.url, 'StartSyncExecution', request);
    const code = getLogs!.code.replace('history.json', 'logs.json');
    await terminal.run({ code: `ARN=${executionArn}\nGROUP=${group}\n${code}` });
    const again = replay!.code.replace('history.json', 'logs.json');
    expect(await terminal.run({ code: again })).toMatch(/^Same as recorded: SUCCEEDED\.$/m);
  }, 60_000);

  test('a folder of histories, one of them packed, is replayed against the definition as it is and changed', async () => {
    const history = read('history.json');
    writeIn(folder, 'histories/one.json', history);
    writeIn(folder, 'histories/two.json.gz', gzipSync(history));
    const same = '✓ one.json  SUCCEEDED\n✓ two.json.gz  SUCCEEDED\n\n2 same of 2\n';
    expect(await terminal.run(replayAll!)).toBe(same);
    writeIn(folder, 'changed.asl.json', workflow({ attempts: 1 }));
    const code = replayAll!.code.replace('workflow.asl.json', 'changed.asl.json');
    const line = (name: string) =>
      `✗ ${name}  SUCCEEDED → FAILED\n    Charge: another number of attempts.\n      recorded  3\n      now       2\n`;
    expect(await terminal.attempt({ code })).toMatchObject({
      code: 1,
      stdout: `${line('one.json')}${line('two.json.gz')}\n0 same, 2 different of 2\n`,
    });
  });

  test('mocks are made of the history, with which the machine ends as recorded', async () => {
    const code = scaffold!.code.replaceAll('mocks.json', 'recorded.json');
    expect(await terminal.run({ code })).toMatch(/^workflow: SUCCEEDED after 4(\.\d+)? s\n/m);
    const { $input, Charge } = JSON.parse(read('recorded.json')) as { $input: unknown; Charge: readonly unknown[] };
    expect($input).toEqual(input);
    expect(Charge).toMatchObject(mocks.Charge);
  });

  test('what is redacted occurs nowhere in a test, and what was equal stays equal', async () => {
    const text = await terminal.run({ code: `${redact!.code.trim()} --format node` });
    expect(text).not.toMatch(/ada@example\.com|4111111111111111/);
    const cards = text.match(/card: '\d{16}'/g)!;
    expect([cards.length, new Set(cards).size]).toEqual([4, 1]);
    writeIn(folder, 'recorded.test.mjs', text);
    mkdirSync(resolve(folder, 'node_modules'));
    symlinkSync(resolve(__dirname, '../..'), resolve(folder, 'node_modules/cdk-lambda-workflows'));
    expect(await terminal.run({ code: 'node --test recorded.test.mjs' })).toMatch(/^# pass 1$/m);
  });
});
