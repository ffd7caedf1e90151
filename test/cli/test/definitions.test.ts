// Where the command test finds the definitions of the machines.
import { readFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { LambdaWorkflow, LambdaTask } from '../../../src';
import { runCommand } from '../../support/command-line';
import { writeIn, tempFolder } from '../../support/folders';
import { FETCH_AND_PROCESS } from '../../support/machines';
import { HAPPY, writeConfig, writeDefinition } from '../../support/mock-cases';
import { newFunction } from '../../support/stacks';

const folder = tempFolder('cli-test');
const file = (name: string, content: unknown) => writeIn(folder, name, content);
const config = (name: string, testCases: object, expected?: unknown, machine?: string) =>
  writeConfig(folder, name, testCases, expected, machine);
writeDefinition(folder);

test('--definition names the file of a machine, which keeps the name that the configuration has', async () => {
  const path = config('pointed.json', { Happy: HAPPY }, undefined, 'Orders');
  const definition = file('whatever.json', FETCH_AND_PROCESS);
  expect(await runCommand(['test', path, '--definition', `Orders=${definition}`])).toMatchObject({
    code: 0,
    stderr: '',
  });
});

test('--app finds a machine in a template and in a folder that cdk synth wrote, by name, logical id or path', async () => {
  const out = join(folder, 'cdk.out');
  mkdirSync(out);
  const stack = new Stack(new App({ outdir: out }), 'Orders');
  const fn = newFunction(stack, 'Fn');
  for (const id of ['First', 'Second']) {
    new LambdaWorkflow(stack, id, { definition: new LambdaTask(stack, `${id}Task`, { lambdaFunction: fn }) });
  }
  (stack.node.root as App).synth();
  const path = file('app.json', {
    StateMachines: { 'Orders/Second': { TestCases: { Happy: { SecondTask: 'Paid' } } } },
    MockedResponses: { Paid: { 0: { Return: { StatusCode: 200, Payload: 1 } } } },
  });
  const passed = { code: 0, stderr: '', stdout: expect.stringContaining('✓ Happy  SUCCEEDED after 0 s  SecondTask') };
  expect(await runCommand(['test', path, '--app', out])).toEqual(passed);
  const id = /"(Second\w+)": \{\s*"Type": "AWS::StepFunctions/.exec(
    readFileSync(join(out, 'Orders.template.json'), 'utf8'),
  )![1]!;
  const byId = file('app-by-id.json', readFileSync(path, 'utf8').replace('Orders/Second', id));
  expect(await runCommand(['test', byId, '--app', join(out, 'Orders.template.json')])).toEqual(passed);
});

test.each<[string[], string]>([
  [
    [],
    "There is no definition of 'Orders': expected Orders.asl.json beside missing.json (or .asl.yaml, .asl.yml, .json, .yaml, .yml). Set its file with --definition Orders=FILE, or its app (cdk.out, or a template) with --app.",
  ],
  [['--definition', 'Orders'], "Invalid --definition 'Orders': expected NAME=FILE."],
  [['--definition', 'Orders=gone.json'], "The definition of 'Orders' is missing: the file gone.json does not exist."],
  [['--app', 'gone'], '--app gone: the folder or file does not exist.'],
])('the command test with %j says which definition it misses', async (args, message) => {
  const path = config('missing.json', { Happy: HAPPY }, undefined, 'Orders');
  expect(await runCommand(['test', path, ...args])).toEqual({
    code: 2,
    stdout: '',
    stderr: `${message}\nSee cdk-lambda-workflows test --help.\n`,
  });
});
