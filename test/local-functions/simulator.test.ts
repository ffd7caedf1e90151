import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { WatchedApp } from '../../src/cli/start/app';
import { returns, Simulator } from '../../src/simulator';
import { TestApi } from '../support/endpoint';
import { quietReporter } from '../support/start-command';

const app = new App();
const stack = new Stack(app, 'Shop', { env: { account: '123456789012', region: 'us-east-1' } });
const nodejs = { runtime: Runtime.NODEJS_22_X, handler: 'index.handler' };
const price = new LambdaFunction(stack, 'Price', {
  ...nodejs,
  code: Code.fromAsset(join(__dirname, 'assets', 'price')),
  environment: { CURRENCY: 'EUR' },
});
const charge = new LambdaFunction(stack, 'Charge', {
  ...nodejs,
  functionName: 'charge',
  code: Code.fromInline(`exports.handler = async ({ total }) => {
    console.log('charging', total);
    if (total > 100) process.stderr.write('refused\\n');
    if (total > 100) throw Object.assign(new Error('too much: ' + total), { name: 'TooMuch' });
    return 'charged ' + total;
  };`),
});
const first = new LambdaInvoke(stack, 'GetPrice', { lambdaFunction: price, payloadResponseOnly: true });
const second = new LambdaInvoke(stack, 'ChargeIt', {
  lambdaFunction: charge,
  outputPath: '$.Payload',
  retryOnServiceExceptions: false,
});
new StateMachine(stack, 'Orders', {
  stateMachineName: 'Orders',
  definitionBody: DefinitionBody.fromChainable(first.next(second)),
});

const simulator = Simulator.fromStack(stack);

test('tasks run what was synthesized: an asset, and inline code', async () => {
  const execution = await simulator.run({ input: { items: 3 }, functions: 'local' });
  expect(execution.output).toBe('charged 15');
  expect(execution.history.find(({ type }) => type === 'LambdaFunctionSucceeded')).toMatchObject({
    lambdaFunctionSucceededEventDetails: { output: '{"total":15,"currency":"EUR"}' },
  });
});

test('a mock replaces one state, and errors are the function’s own, the same in every run', async () => {
  const options = { input: { items: 3 }, functions: 'local', mocks: { GetPrice: returns({ total: 500 }) } } as const;
  const execution = await simulator.run(options);
  expect(execution).toMatchObject({ status: 'FAILED', error: 'TooMuch' });
  expect(JSON.parse(execution.cause!)).toMatchObject({ errorType: 'TooMuch', errorMessage: 'too much: 500' });
});

test('what a function wrote is data of its attempt, and follows a trace that asks for it', async () => {
  const options = { input: { items: 3 }, functions: 'local', mocks: { GetPrice: returns({ total: 500 }) } } as const;
  const execution = await simulator.run(options);
  const shown = /Logs of the function<\/figcaption><pre[^>]*>([^]*?)<\/pre>/.exec(execution.report())![1]!;
  for (const written of ['charging 500', 'refused']) expect(shown).toContain(written);
  const lines = execution.functionLogs.map((log) => log.lines.filter(({ text }) => /charging|refused/.test(text)));
  expect(execution.functionLogs).toMatchObject([
    { state: 'ChargeIt', stepId: 7, attempt: 1, hasFailed: true, functionName: 'charge' },
  ]);
  expect(lines[0]).toHaveLength(2);
  expect(lines[0]).toEqual(
    expect.arrayContaining([
      { stream: 'stdout', text: expect.stringContaining('charging 500') },
      { stream: 'stderr', text: expect.stringContaining('refused') },
    ]),
  );
  expect(execution.trace({ logs: true })).toMatch(/Written by charge \(ChargeIt, attempt 1\):\n(.*\n)*.*charging 500/);
  expect(execution.trace()).not.toContain('charging');
});

test('without functions, a task still needs a mock', async () => {
  await expect(simulator.run({ input: { items: 3 } })).rejects.toThrow('GetPrice');
  await expect(simulator.run({ functions: 'remote' as 'local' })).rejects.toThrow(
    "Invalid functions 'remote': expected 'local'",
  );
});

test('an execution that a test drives ends its processes, too', async () => {
  const execution = simulator.start({ input: { items: 2 }, functions: 'local' });
  await execution.until('ChargeIt');
  expect((await execution.end()).output).toBe('charged 10');
});

test('the endpoint registers the functions of an app', async () => {
  const folder = app.synth().directory;
  const api = new TestApi();
  const { world } = api.endpoint;
  const watched = new WatchedApp(folder, world, {}, quietReporter(world), () => undefined);
  try {
    watched.start();
    const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Orders';
    const started = await api.send('StartExecution', { stateMachineArn, input: '{"items":4}' });
    const { executions, functions } = api.endpoint.world;
    const { end } = await executions.whenEnded(executions.get(started.body.executionArn));
    expect(end).toMatchObject({ status: 'SUCCEEDED', output: 'charged 20' });
    expect(functions.all.map(({ configuration }) => configuration.name)).toContain('charge');
    expect(api.endpoint.world.logs.all.map(([name]) => name)).toContain('/aws/lambda/charge');
  } finally {
    watched.stop();
    api.endpoint.close();
    rmSync(folder, { recursive: true });
  }
  expect(api.faults).toEqual([]);
});
