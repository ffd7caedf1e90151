// node:test, the compiler's ways to find modules, the oldest and the newest CDK, and what packaging linters say.
import { COVERED, FAILURE, NODES, OUR_FRAMES, RUN, type Project } from './project';

const ASSERT = 'assertSucceeded, assertInvoked, assertExecutionSnapshot';
const nodeTest = (load: (names: string, from: string) => string) => ({
  holds: `${load('test', 'node:test')}${load(ASSERT, 'cdk-lambda-workflows/assert')}${load('returns, Simulator', 'cdk-lambda-workflows/simulator')}
test('holds', async (t) => {
  const execution = await ${RUN};
  assertSucceeded(execution, { id: 'p1' });
  assertInvoked(execution, 'Charge', { total: 5 });
  if (t.assert?.snapshot) assertExecutionSnapshot(t, execution);
});\n`,
  fails: `${load('test', 'node:test')}${load(ASSERT, 'cdk-lambda-workflows/assert')}${load('returns, Simulator', 'cdk-lambda-workflows/simulator')}
test('fails', async () => { assertInvoked(await ${RUN}, 'Charge', { total: 6 }); });\n`,
});
const esm = nodeTest((names, from) => `import { ${names} } from '${from}';\n`);
const cjs = nodeTest((names, from) => `const { ${names} } = require('${from}');\n`);

/** Uses a type of every entry, so that one which resolves to `any` is noticed. */
const TYPED = `import { LambdaWorkflow } from 'cdk-lambda-workflows';
import { assertSucceeded } from 'cdk-lambda-workflows/assert';
import { returns, Simulator } from 'cdk-lambda-workflows/simulator';
import 'cdk-lambda-workflows/jest';
import CoverageReporter = require('cdk-lambda-workflows/jest/reporter');
import VitestReporter = require('cdk-lambda-workflows/vitest/reporter');

export const workflow: typeof LambdaWorkflow = LambdaWorkflow;
export const reporters = [CoverageReporter, VitestReporter];
// @ts-expect-error: what resolves to its types is not any
export const wrong: [number, number, number, number] = [LambdaWorkflow, assertSucceeded, Simulator, CoverageReporter];
test('runs', async () => {
  const execution = await ${RUN};
  expect(execution).toSucceedWith({ id: 'p1' });
  assertSucceeded(execution, { id: 'p1' });
});
`;
const IMPORTED = TYPED.replace(/import (\w+) = require\('(.*)'\);/g, "import $1 from '$2';");

interface Options {
  readonly module: string;
  readonly moduleResolution: string;
  readonly ignoreDeprecations?: string;
  readonly esModuleInterop?: boolean;
}

const RESOLUTIONS: readonly (readonly [string, Options, string])[] = [
  ['node10', { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' }, TYPED],
  ['node16', { module: 'node16', moduleResolution: 'node16' }, TYPED],
  ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }, TYPED],
  ['bundler', { module: 'esnext', moduleResolution: 'bundler', esModuleInterop: true }, IMPORTED],
];

/** The compiler in a version, with each way to find modules that it has. */
const typescript = (version: string, options: object = {}): Project => {
  const resolutions = RESOLUTIONS.filter(([name]) => !(name === 'node10' && version === '7')); // gone in 7
  return {
    name: `TypeScript ${version}`,
    packages: [`typescript@${version}`, '@types/jest@30', '@types/node@20', 'aws-cdk-lib@2', 'constructs@10'],
    nodes: ['22'],
    files: Object.fromEntries(
      resolutions.flatMap(([name, { ignoreDeprecations, ...own }, main]) => [
        [`${name}/main.ts`, main],
        [
          `${name}/tsconfig.json`,
          JSON.stringify({
            compilerOptions: {
              ...{ strict: true, noEmit: true, target: 'es2022', types: ['jest', 'node'] },
              ...own,
              ...(version === '6' && { ignoreDeprecations }),
              ...options,
            },
            files: ['main.ts'],
          }),
        ],
      ]),
    ),
    steps: resolutions.map(([name]) => ({ command: ['tsc', '-p', name] })),
  };
};

const cdk = (version: string): Project => ({
  name: `aws-cdk-lib ${version}`,
  packages: [`aws-cdk-lib@${version}`, version === 'latest' ? 'constructs@10' : 'constructs@10.5.0'],
  nodes: NODES,
  files: {
    'main.mjs': `import { App, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LambdaTask, LambdaWorkflow } from 'cdk-lambda-workflows';
import { assertSucceeded } from 'cdk-lambda-workflows/assert';
import { returns, Simulator } from 'cdk-lambda-workflows/simulator';

const stack = new Stack(new App(), 'Shop');
const lambdaFunction = new LambdaFunction(stack, 'ChargeFunction', {
  runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = () => 1;'),
});
new LambdaWorkflow(stack, 'Orders', { definition: new LambdaTask(stack, 'Charge', { lambdaFunction }) });
assertSucceeded(await Simulator.fromStack(stack).run({ mocks: { Charge: returns({ id: 'p1' }) } }), { id: 'p1' });
console.log('synthesized and ran');
`,
  },
  steps: [{ command: ['node', 'main.mjs'], prints: ['synthesized and ran'] }],
});

/** Records the snapshots of test files, where Node.js has snapshots: it writes none unless it is asked to. */
const RECORD = `import { execFileSync } from 'node:child_process';
import test from 'node:test';

if (test.snapshot) execFileSync(process.execPath, ['--test', '--test-update-snapshots', ...process.argv.slice(2)]);
`;

const COVERAGE = ['cdk-lambda-workflows', 'coverage', '--threshold', 'states=100', '--'];
const [CALL_DIFFERS] = FAILURE.prints as readonly [string];

export const OTHER_PROJECTS: readonly Project[] = [
  {
    name: 'node:test',
    packages: [],
    nodes: NODES,
    files: {
      'holds.test.mjs': esm.holds,
      'holds.test.cjs': cjs.holds,
      'fails.test.mjs': esm.fails,
      'fails.test.cjs': cjs.fails,
      'nothing.test.mjs': "import 'cdk-lambda-workflows/assert';\n",
      'record.mjs': RECORD,
    },
    steps: [
      { command: ['node', 'record.mjs', 'holds.test.mjs', 'holds.test.cjs'] },
      {
        command: [...COVERAGE, 'node', '--test', 'holds.test.mjs', 'holds.test.cjs'],
        prints: [COVERED, /^# pass 2$|^ℹ pass 2$/m],
      },
      {
        command: ['node', '--test', 'fails.test.mjs', 'fails.test.cjs'],
        code: 1,
        prints: [CALL_DIFFERS, /\+ +total: 5\n[^\n]*- +total: 6/],
        omits: [OUR_FRAMES],
      },
      {
        command: [...COVERAGE, 'node', '--test', 'nothing.test.mjs'],
        code: 1,
        prints: ['There is no coverage of state machines: no process of the command ran one.'],
      },
      { command: [...COVERAGE, 'node', '-e', 'process.exit(7)'], code: 7 },
    ],
  },
  typescript('5.0', { skipLibCheck: true }),
  typescript('5.4'),
  typescript('6'),
  typescript('7'),
  cdk('2.239.0'),
  cdk('latest'),
];
