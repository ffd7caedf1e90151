import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { sourceFromAssembly } from '../../../src/templates/sources/from-assembly';
import { tempFolder } from '../../support/folders';

const folder = tempFolder('sources');

function machine(scope: Construct, name: string) {
  const definitionBody = sfn.DefinitionBody.fromChainable(new sfn.Pass(scope, `${name} done`));
  return new sfn.StateMachine(scope, name, { definitionBody, stateMachineName: name });
}

function assembly(): string {
  const outdir = join(folder, 'cdk.out');
  const app = new App({ outdir });
  machine(new Stack(app, 'Orders'), 'orders');
  const refunds = new Stack(
    new Stage(app, 'Beta', { env: { region: 'eu-west-1', account: '111111111111' } }),
    'Refunds',
  );
  machine(refunds, 'refunds');
  machine(new NestedStack(refunds, 'Inner'), 'inner');
  new Stack(app, 'Empty');
  app.synth();
  return outdir;
}

test('an assembly gives the machines of all its stacks, stages and nested stacks', () => {
  const directory = assembly();
  const source = sourceFromAssembly(directory);
  expect(source.origin).toBe(`assembly ${directory}`);
  expect(source.machines.map(({ arn, constructPath }) => [arn, constructPath])).toEqual([
    ['arn:aws:states:eu-west-1:111111111111:stateMachine:refunds', 'Beta/Refunds/refunds/Resource'],
    ['arn:aws:states:eu-west-1:111111111111:stateMachine:inner', 'Beta/Refunds/Inner/inner/Resource'],
    ['arn:aws:states:us-east-1:123456789012:stateMachine:orders', 'Orders/orders/Resource'],
  ]);
});

test('region and account can be given for all stacks', () => {
  const source = sourceFromAssembly(assembly(), { region: 'sa-east-1', account: '999999999999' });
  const places = source.machines.map((each) => each.arn.split(':').slice(3, 5).join(':'));
  expect(new Set(places)).toEqual(new Set(['sa-east-1:999999999999']));
});

test('an assembly is read without aws-cdk-lib', () => {
  const script = `
    require('ts-node').register({ transpileOnly: true });
    const { sourceFromAssembly } = require('./src/templates/sources/from-assembly');
    require('./src/templates/sources/from-stack');
    require('./src/templates/sources/from-state-machine');
    const machines = sourceFromAssembly(process.argv[1]).machines.map((machine) => machine.definition.StartAt);
    const loaded = Object.keys(require.cache).filter((path) => /aws-cdk-lib|node_modules.constructs/.test(path));
    console.log(JSON.stringify([machines.length, loaded]));
  `;
  const root = resolve(__dirname, '../../..');
  const output = execFileSync(process.execPath, ['-e', script, assembly()], { cwd: root, encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual([3, []]);
});

test('a folder that is not an assembly is refused', () => {
  expect(() => sourceFromAssembly(folder)).toThrow(
    `The folder ${folder} is not a cloud assembly (cdk.out): the file ${join(folder, 'manifest.json')} does not exist.`,
  );
});

test('a template that the manifest names and that is gone is named', () => {
  const directory = assembly();
  rmSync(join(directory, 'Orders.template.json'));
  expect(() => sourceFromAssembly(directory)).toThrow(
    `The cloud assembly lacks a template: the file ${join(directory, 'Orders.template.json')} does not exist.`,
  );
});

test('a manifest without artifacts has no machines', () => {
  const empty = mkdtempSync(join(folder, 'empty-'));
  writeFileSync(join(empty, 'manifest.json'), '{"version":"55.0.0"}');
  expect(sourceFromAssembly(empty).machines).toEqual([]);
});
