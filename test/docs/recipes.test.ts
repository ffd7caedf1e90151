// The recipes of docs/recipes.md: their files go into one project, where their commands run. docs.test.ts runs their tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { blocksOf } from './blocks';
import { Simulator } from '../../src/simulator';
import { runCommand } from '../support/command-line';
import { tempFolder, writeIn } from '../support/folders';

const TEMPLATE = '.serverless/cloudformation-template-update-stack.json';
const page = readFileSync(join(__dirname, '../../docs/recipes.md'), 'utf8');
const blocks = blocksOf('docs/recipes.md', page);
const project = tempFolder('recipes');
const folder = process.cwd();

const commands = blocks
  .filter(({ language }) => language === 'sh')
  .flatMap(({ code }) => code.trim().split('\n'))
  .filter((line) => line.startsWith('npx cdk-lambda-workflows '))
  .map((line) => line.split(' ').slice(2));

beforeAll(() => {
  for (const { file, code } of blocks) if (file) writeIn(project, file, code);
  // What `serverless package` wrote for the page's serverless.yml.
  writeIn(project, TEMPLATE, readFileSync(join(__dirname, 'serverless-template.json'), 'utf8'));
  process.chdir(project);
});

afterAll(() => process.chdir(folder));

test('the page has a command for each kind of project', () => {
  expect(commands.map(([, file]) => file)).toEqual(['template.yaml', 'workflows/orders.asl.json', TEMPLATE]);
});

test.each(commands)('%s %s finds nothing wrong', async (...command) => {
  expect(await runCommand(command)).toMatchObject({ code: 0, stdout: '' });
});

test('the file of templatefile is checked without values, too', async () => {
  const { code, stderr } = await runCommand(['validate', 'workflows/orders.asl.json']);
  expect(code).toBe(0);
  expect(stderr).toContain('No value is known for the placeholders delay, charge_arn.');
});

test('without its policy, the task of the SAM template is refused as on AWS', async () => {
  const template = readFileSync('template.yaml', 'utf8').replace(/ {6}Policies:[^]*/, '');
  writeIn(project, 'without-policy.yaml', template);
  const execution = await Simulator.fromFile('without-policy.yaml').run({ functions: 'local' });
  expect(execution).toMatchObject({ status: 'FAILED', error: 'Lambda.AWSLambdaException' });
  expect(execution.cause).toContain('AccessDeniedException');
});

test('the template of the Serverless Framework has the definition of the page', () => {
  const { code } = blocks.find(({ file }) => file === 'serverless.yml')!;
  // Its only tag, !GetAtt, is a function of CloudFormation.
  const { stepFunctions } = parse(code, { logLevel: 'silent' }) as ServerlessFile;
  const { States, ...rest } = stepFunctions.stateMachines.orders.definition;
  const Resource = expect.stringMatching(/:function:shop-dev-charge$/) as string;
  expect(Simulator.fromFile(TEMPLATE).definition).toEqual({
    ...rest,
    States: { Charge: { ...States.Charge, Resource } },
  });
});

interface ServerlessFile {
  stepFunctions: { stateMachines: { orders: { definition: { StartAt: string; States: { Charge: object } } } } };
}
