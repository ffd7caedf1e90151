// The tasks people run: `npm test` and each of its steps by itself, `npm run demo`, `npm run bench`.
import { awscdk } from 'projen';

/** ESLint with a cache of results per file, keyed by the file's content: a second run takes seconds. */
const ESLINT = 'eslint --cache --cache-strategy content --cache-location .cache/eslint/';
/** What Prettier alone looks after. */
const SCRIPTS = '"{bench,test,examples}/**/*.{mjs,js}"';
/** Folders and files of test/, as Jest's patterns of paths; `.` stands for a separator of either system. */
const QUICK =
  '"test.(json|asl|expressions|runtime|states|templates|simulator|steps|views|replay|cli|local-functions|schemas)." ' +
  '"test.package.(process|watch)"';
const tool = (name: string) => `ts-node --transpile-only tools/${name}.ts`;

export function tasks(project: awscdk.AwsCdkConstructLibrary) {
  const lint = project.addTask('lint', {
    description: 'Check style and architecture; warnings are errors',
  });
  lint.exec(`${ESLINT} --max-warnings 0`);
  lint.exec(`prettier --check --log-level warn ${SCRIPTS}`);
  const lintFix = project.addTask('lint:fix', { description: 'Mend what lint can mend, and format' });
  lintFix.exec(`prettier --write --log-level warn ${SCRIPTS}`);
  lintFix.exec(`${ESLINT} --fix`);
  project.addTask('fix', {
    description: 'Generate and format everything; with --snapshots, record the snapshots, too',
    exec: tool('fix'),
    receiveArgs: true,
  });

  const typecheck = project.addTask('typecheck', {
    description: 'Check src more strictly than jsii can, and the types of test, integ, examples and tools',
    exec: 'tsc -p tsconfig.strict.json',
  });
  typecheck.exec('tsc --noEmit -p test/tsconfig.json');
  project.addTask('fields', {
    description:
      'Write what is made from the rows of src/asl/fields: validators, types of definitions, schemas for editors',
    exec: tool('fields'),
  });
  project.addTask('models', {
    description: "Write what is known of AWS's services from their published models; needs botocore (see --help)",
    exec: tool('models'),
    receiveArgs: true,
  });
  project.addTask('iam', {
    description: "Write what is known of IAM's actions from AWS's reference; needs Python packages (see --help)",
    exec: tool('iam'),
    receiveArgs: true,
  });
  project.addTask('runtimes', {
    description: "Record what functions of many shapes answer with AWS's runtime clients (see --help)",
    exec: tool('runtimes'),
    receiveArgs: true,
  });
  project.addTask('fuzz', {
    description: 'Run drawn definitions and mocks, and report what must never happen (see --help)',
    exec: tool('fuzz'),
    receiveArgs: true,
  });
  project.addTask('mutation', {
    description: 'Break the code in drawn places, and list the mistakes that no test notices (see --help)',
    exec: tool('mutation'),
    receiveArgs: true,
  });
  project.addTask('reference', {
    description: 'Write docs/reference from the docstrings of the simulator',
    exec: tool('reference'),
  });
  const drift = project.addTask('drift', {
    description:
      'Compare what is generated (API.md, the files of projen, what src/asl/fields gives) with what is committed',
    exec: tool('check-drift'),
  });
  drift.exec(`${tool('fields')} --check`);
  drift.exec(`${tool('pictures')} --check`);
  drift.exec(`${tool('reference')} --check`);
  const integ = project.addTask('integ', {
    description: 'Compare the templates of integ/ with their snapshots, offline',
    exec: tool('integ-snapshot'),
    receiveArgs: true,
  });
  project.addTask('integ:update', {
    description: 'Rewrite the snapshots of integ/',
    exec: `${tool('integ-snapshot')} --update`,
    receiveArgs: true,
  });
  const unit = project.addTask('unit', {
    description: 'Run the Jest tests; snapshots are compared, never written',
    exec: 'jest --ci --maxWorkers=2',
    receiveArgs: true,
  });

  project.addTask('unit:quick', {
    description: 'Run the tests that take seconds and depend on the system; CI runs them on Windows and macOS',
    exec: `jest --ci --maxWorkers=2 ${QUICK}`,
    receiveArgs: true,
  });

  project.testTask.reset();
  for (const [title, step] of [
    ['Compile src with jsii', project.compileTask],
    ['Generated files without drift', drift],
    ['Lint', lint],
    ['Types of src, tests, examples, integ and tools', typecheck],
    ['Integ snapshots', integ],
    ['Unit tests, README snippets and the package', unit],
  ] as const) {
    project.testTask.say(`== ${title} ==`);
    project.testTask.spawn(step, { receiveArgs: step === unit });
  }

  const fresh = project.addTask('compile:stale', {
    description: 'Compile when lib/ is missing or older than src/',
    condition: tool('is-stale'),
  });
  fresh.spawn(project.compileTask);
  const demo = project.addTask('demo', { description: 'Synthesize examples/orders and simulate three orders' });
  demo.spawn(fresh);
  demo.exec('ts-node --transpile-only examples/orders/demo.ts', { receiveArgs: true });
  const pictures = project.addTask('pictures', {
    description: 'Draw the pictures of the documentation, and state machines as PNG to look at',
  });
  pictures.spawn(fresh);
  pictures.exec(tool('pictures'), { receiveArgs: true });
  const deploy = project.addTask('deploy:local', {
    description: 'Deploy the examples with the CDK to moto, a stand-in for AWS; needs Python with pip',
  });
  deploy.spawn(fresh);
  deploy.exec('ts-node --transpile-only tools/deploy-local/main.ts');
  const languages = project.addTask('languages', {
    description: 'Pack the library for Python and Java, and compare the templates of examples; needs pip and mvn',
  });
  languages.spawn(fresh);
  languages.exec('jest --ci test/package/languages.test.ts');
  // projen's own compares with the version in the registry, which there is not.
  project.removeTask('compat');
  project.addTask('compat', {
    description: 'Check and test the constructs with the oldest supported aws-cdk-lib; needs npm (see --help)',
    exec: tool('oldest-peers'),
    receiveArgs: true,
  });
  const matrix = project.addTask('matrix', {
    description: 'Use the packed library in projects with each test runner, on each version of Node.js (see --help)',
  });
  matrix.spawn(fresh);
  matrix.exec(tool('matrix/main'), { receiveArgs: true });
  const bench = project.addTask('bench', {
    description: 'Compare with a floor and a peer, in ratios (see bench/README.md)',
  });
  bench.spawn(fresh);
  bench.exec('node --expose-gc bench/run.mjs', { receiveArgs: true });
  const load = project.addTask('bench:endpoint', {
    description: 'Put load on the endpoint: executions a second, latencies, memory (see bench/README.md)',
  });
  load.spawn(fresh);
  load.exec('node bench/endpoint.mjs', { receiveArgs: true });
  const soak = project.addTask('soak', {
    description: 'Run 200,000 executions through one endpoint, and look at each (see bench/README.md)',
  });
  soak.spawn(fresh);
  soak.exec('node bench/soak.mjs', { receiveArgs: true });
}
