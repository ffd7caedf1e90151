// Layers in folders, variables from outside, and their places in a template.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FunctionRunner } from '../../src/local-functions/function-runner';
import { functionsOf } from '../../src/local-functions/template-functions';
import { sourceFromFile } from '../../src/templates/sources/from-file';
import { tempFolder, writeIn } from '../support/folders';
import { whyNoPython } from '../support/python';

const folder = tempFolder('layers');
const runner = new FunctionRunner({ environment: ({ name }) => ({ ADDED: name, COLOR: 'blue' }) });
afterAll(() => runner.close());

for (const layer of ['first', 'second']) {
  writeIn(folder, `${layer}/nodejs/node_modules/both/index.js`, `module.exports = '${layer}';`);
  writeIn(folder, `${layer}/nodejs/node_modules/only-${layer}/index.js`, `module.exports = '${layer}';`);
  writeIn(folder, `${layer}/python/both.py`, `NAME = '${layer}'\n`);
  mkdirSync(join(folder, layer, 'bin'));
}
writeIn(folder, 'first/nodejs/node22/node_modules/versioned/index.js', "module.exports = 'v22';");
writeIn(folder, 'first/python/lib/python3.13/site-packages/versioned.py', "NAME = 'v313'\n");
const layers = ['first', 'second'].map((name) => ({ folder: join(folder, name) }));
const rest = {
  name: 'F',
  arn: 'arn:aws:lambda:us-east-1:123456789012:function:F',
  handler: 'index.handler',
  timeout: 20,
};

test('modules of layers are found in Node.js, of a later layer first', async () => {
  const inline = `exports.handler = async () => [require('both'), require('only-first'), require('only-second'), require('versioned'), process.env.PATH.split(':')[0]];`;
  const { payload } = await runner.invoke({ ...rest, runtime: 'nodejs22.x', code: { inline }, layers }, '{}');
  expect(JSON.parse(payload)).toEqual(['second', 'first', 'second', 'v22', join(folder, 'second', 'bin')]);
});

(whyNoPython() === undefined ? test : test.skip)(
  'modules of layers are found in Python, of a later layer first (skipped without python3)',
  async () => {
    const inline = 'import both, versioned\ndef handler(event, context):\n    return [both.NAME, versioned.NAME]\n';
    const { payload } = await runner.invoke({ ...rest, runtime: 'python3.13', code: { inline }, layers }, '{}');
    expect(JSON.parse(payload)).toEqual(['second', 'v313']);
  },
);

test('variables from outside are added to those of the function', async () => {
  const inline = 'exports.handler = async () => [process.env.ADDED, process.env.COLOR, process.env.OWN];';
  const environment = { COLOR: 'red', OWN: 'own' };
  const { payload } = await runner.invoke({ ...rest, runtime: 'nodejs22.x', code: { inline }, environment }, '{}');
  expect(JSON.parse(payload)).toEqual(['F', 'blue', 'own']);
});

test('a SAM template names the folders of its layers and the ids of its functions', () => {
  writeIn(folder, 'app/index.js', 'exports.handler = async () => 1;');
  const path = writeIn(folder, 'template.json', {
    Transform: 'AWS::Serverless-2016-10-31',
    Resources: {
      Layer: { Type: 'AWS::Serverless::LayerVersion', Properties: { ContentUri: './first' } },
      Fetch: {
        Type: 'AWS::Serverless::Function',
        Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', CodeUri: './app', Layers: [{ Ref: 'Layer' }] },
      },
      Machine: {
        Type: 'AWS::Serverless::StateMachine',
        Properties: { Definition: { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } } },
      },
    },
  });
  const { machines } = sourceFromFile(path, {});
  const [found] = functionsOf([machines[0]!.template!]).values();
  expect(found).toMatchObject({ logicalId: 'Fetch', code: { folder: join(folder, 'app') } });
  expect(found!.layers).toEqual([{ folder: join(folder, 'first') }]);
});
