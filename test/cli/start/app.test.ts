// Registers the machines and functions of an app, and again when a file that they come from changes.
import { join } from 'node:path';
import { writeIn, tempFolder } from '../../support/folders';
import { callAt, startCommand } from '../../support/start-command';

const root = tempFolder('start-app');
const ARN = 'arn:aws:states:us-east-1:123456789012:stateMachine';

const pass = (Comment: string) => ({ Comment, StartAt: 'A', States: { A: { Type: 'Succeed' } } });
const wait = (next: string) => ({
  StartAt: 'W',
  States: { W: { Type: 'Wait', Seconds: 3600, Next: next }, [next]: { Type: 'Pass', Result: next, End: true } },
});

test('start --app registers what is there, and again when it changes', async () => {
  const folder = join(root, 'app');
  const path = writeIn(folder, 'watched.asl.json', pass('one'));
  const started = await startCommand('--app', path);
  await started.line(/^State machines: watched$/);
  writeIn(folder, 'watched.asl.json', pass('two'));
  await started.line(/ watched: definition changed: Comment$/);
  await started.end();
});

test('a broken file is reported once, what was registered before stays, and the mended file counts', async () => {
  const folder = join(root, 'broken');
  const path = writeIn(folder, 'watched.asl.json', pass('one'));
  const started = await startCommand('--app', path);
  writeIn(folder, 'watched.asl.json', '{');
  await started.line(/What was registered before stays\. File .*watched\.asl\.json is not JSON:$/);
  writeIn(folder, 'watched.asl.json', '[');
  await started.line(/What was registered before stays\./);
  writeIn(folder, 'watched.asl.json', '[');
  writeIn(folder, 'app.log', 'a line');
  expect((await callAt(started.url, 'ListStateMachines', {})).stateMachines).toHaveLength(1);
  writeIn(folder, 'watched.asl.json', pass('mended'));
  await started.line(/ watched: definition changed: Comment$/);
  expect(started.lines.filter((line) => line.includes('registered before stays'))).toHaveLength(2);
  await started.end();
});

test('the definition behind a DefinitionUri is watched, and executions in flight keep theirs', async () => {
  const folder = join(root, 'uri');
  const path = writeIn(folder, 'template.yaml', SAM);
  writeIn(folder, 'orders.asl.json', wait('Old'));
  writeIn(folder, 'charge/index.js', 'exports.handler = async () => 1;');
  const started = await startCommand('--app', path, '--log', 'verbose');
  await callAt(started.url, 'StartExecution', { stateMachineArn: `${ARN}:Orders`, name: 'before' });
  writeIn(folder, 'orders.asl.json', wait('New'));
  await started.line(
    / Orders: definition changed: W, New \(new\), Old \(removed\); 1 execution in flight keeps its own$/,
  );
  await callAt(started.url, 'StartExecution', { stateMachineArn: `${ARN}:Orders`, name: 'after' });
  await fetch(`${started.url}/_sim/advance`, { method: 'POST', body: '{"seconds": 3600}' });
  await started.line(/Orders\/before {2}SUCCEEDED after 3600 s with "Old"$/);
  await started.line(/Orders\/after {2}SUCCEEDED after 3600 s with "New"$/);
  await started.end();
});

test('the code behind a CodeUri is watched: the next call runs the new code, and packages and logs wake nobody', async () => {
  const folder = join(root, 'code');
  const path = writeIn(folder, 'template.yaml', SAM);
  writeIn(folder, 'orders.asl.json', CALL);
  writeIn(folder, 'charge/index.js', 'exports.handler = async () => 1;');
  const started = await startCommand('--app', path);
  await started.line(/^Functions: Charge \(nodejs22\.x\)$/);
  const output = async (name: string): Promise<string> => {
    await callAt(started.url, 'StartExecution', { stateMachineArn: `${ARN}:Orders`, name });
    return (await started.line(new RegExp(`Orders/${name} +(SUCCEEDED|FAILED)`))).replace(/.* with /, '');
  };
  expect(await output('first')).toBe('1');
  writeIn(folder, 'charge/node_modules/x/index.js', '');
  writeIn(folder, 'charge/debug.log', 'a line');
  writeIn(folder, 'charge/index.js', 'exports.handler = async () => 22;');
  await started.line(/ function Charge: code changed; calls in flight end with the old code$/);
  expect(await output('second')).toBe('22');
  expect(started.lines.filter((line) => line.includes('code changed'))).toHaveLength(1);
  await started.end();
}, 30_000);

const SAM = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Charge:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: Charge, Runtime: nodejs22.x, Handler: index.handler, CodeUri: charge/ }
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: Orders
      DefinitionUri: orders.asl.json
      Policies: [{ LambdaInvokePolicy: { FunctionName: !Ref Charge } }]
      DefinitionSubstitutions: { ChargeArn: !GetAtt Charge.Arn }
`;
const CALL = '{"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":"${ChargeArn}","End":true}}}';
