// The folders of src and who may import whom: read by the lint zones and by test/architecture.test.ts.

/** Each folder of src with those right below it: it may import these, and whatever these may import. */
const BUILT_ON: Readonly<Record<string, readonly string[]>> = {
  json: [],
  asl: ['json'],
  expressions: ['asl'],
  templates: ['asl'],
  constructs: ['asl'],
  runtime: ['expressions'],
  states: ['runtime'],
  services: ['runtime'],
  'test-state': ['states', 'services', 'templates'],
  permissions: ['states', 'services', 'templates'],
  steps: ['permissions'],
  views: ['steps'],
  replay: ['steps'],
  simulator: ['test-state', 'views', 'replay'],
  'local-functions': ['simulator'],
  'coverage-reports': ['simulator'],
  matchers: ['simulator'],
  jest: ['matchers', 'coverage-reports'],
  vitest: ['matchers', 'coverage-reports'],
  assert: ['matchers', 'coverage-reports'],
  endpoint: ['local-functions'],
  cli: ['endpoint', 'coverage-reports'],
};

/** The arrows as people read them, for messages. */
export const ARROWS =
  'json <- asl <- {expressions, templates, constructs}; expressions <- runtime <- {states, services}; ' +
  '{states, services, templates} <- {test-state, permissions}; permissions <- steps <- {views, replay}; ' +
  '{test-state, views, replay} <- simulator <- {local-functions, matchers, coverage-reports}; ' +
  '{matchers, coverage-reports} <- {jest, vitest, assert}; local-functions <- endpoint; {endpoint, coverage-reports} <- cli';

/** What each folder of src may import besides itself; `index.ts` stands for src/index.ts. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.keys(BUILT_ON).map((folder) => [folder, below(folder)])),
  'index.ts': ['constructs'],
};

/**
 * The folders inside of a folder of src, lowest first: each imports those before it. Files beside them may stand above
 * or below a folder, but not both: no circle leads from a folder to itself.
 */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  asl: [
    'text',
    'fields',
    'json-path',
    'intrinsic',
    'jsonata',
    'services/catalogue',
    'services',
    'schemas',
    'rules',
    'placeholders',
  ],
  expressions: ['intrinsics', 'json-path', 'regex', 'jsonata/values', 'jsonata/functions', 'jsonata'],
  templates: ['serverless', 'cloud-formation/functions', 'cloud-formation', 'sources'],
  constructs: ['private/kinds', 'private', 'private/checks', 'private/workflow'],
  states: ['map-run'],
  services: ['api', 'models', 'errors', 'integrations', 'step-functions'],
  permissions: ['reference', 'resources'],
  steps: ['reasons'],
  views: ['trace', 'graph', 'svg', 'report'],
  replay: ['recording', 'compare'],
  simulator: ['coverage', 'mocks', 'driving'],
  endpoint: ['http', 'cloudwatch-logs', 'state', 'actions', 'tasks', 'forwarding', 'services'],
  cli: ['watch', 'live-log', 'batch', 'scaffold/flow', 'scaffold', 'start', 'test', 'replay', 'validate', 'commands'],
};

/**
 * Entries of the package that do more than export their folder: nothing imports them, they may import these besides, and
 * they may hold code. `simulator/index.ts` hands local functions in, `jest/index.ts` is a reporter, too.
 */
export const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  'simulator/index.ts': ['local-functions'],
  'jest/index.ts': [],
};

/** The packages that only constructs/ imports, and CDK_SOURCES when a stack is given. */
export const CDK_PACKAGES: readonly string[] = ['aws-cdk-lib', 'constructs'];

/** Where a stack may be read: as a type, or with the CDK loaded in the function that needs it. */
export const CDK_SOURCES = 'templates/sources';

/** The only files that read the clock or roll dice. */
export const CLOCK_FILES: readonly string[] = ['src/runtime/clock.ts', 'src/runtime/random.ts'];

/** A folder of src holds at most this share of its lines. */
export const LARGEST_SHARE = 1 / 5;

function below(folder: string): string[] {
  const found = new Set<string>();
  const visit = (one: string): void =>
    BUILT_ON[one]!.forEach((next) => {
      found.add(next);
      visit(next);
    });
  visit(folder);
  return Object.keys(BUILT_ON).filter((one) => found.has(one));
}
