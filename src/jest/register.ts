// When loaded, adds the matchers and the serializer to Jest's `expect`, and measures coverage for the reporter.
import { SimulatorError } from '../asl/simulator-error';
import { measure } from '../coverage-reports/measure';
import { matchersWith } from '../matchers/matchers';
import { addMatchers, type RunnerExpect } from '../matchers/register';
import './types';

/** What is used of the globals of a test runner. */
interface RunnerGlobals {
  readonly expect?: RunnerExpect;
  readonly afterAll?: (hook: () => void) => void;
}

const globals = runnerGlobals();

/** The matchers by their names, as `expect.extend` takes them. */
export const matchers = matchersWith(() => {
  if (!globals?.expect) throw new SimulatorError(withoutExpect());
  return globals.expect;
});

if (globals?.expect) {
  addMatchers(globals.expect, matchers);
  if (globals.afterAll) measure(globals.afterAll, globals.expect);
} else if (isInTest()) {
  throw new SimulatorError(withoutExpect());
}

/** The globals, or what stands for them in Jest with `injectGlobals: false`. */
function runnerGlobals(): RunnerGlobals | undefined {
  const injected = globalThis as RunnerGlobals;
  if (injected.expect) return injected;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies -- Jest answers it, without the package
    return require('@jest/globals') as RunnerGlobals;
  } catch {
    return undefined;
  }
}

/** Otherwise Jest loads the reporter, outside of tests. */
function isInTest(): boolean {
  const { JEST_WORKER_ID, VITEST, NODE_TEST_CONTEXT } = process.env;
  const hasDescribe = 'describe' in globalThis;
  return hasDescribe || [JEST_WORKER_ID, VITEST, NODE_TEST_CONTEXT].some((variable) => variable !== undefined);
}

function withoutExpect(): string {
  const found = 'There is no global `expect` that cdk-lambda-workflows/jest could extend. ';
  const { JEST_WORKER_ID, VITEST } = process.env;
  if (VITEST !== undefined) return `${found}In Vitest, import cdk-lambda-workflows/vitest instead.`;
  return JEST_WORKER_ID === undefined
    ? `${found}With node:test and other runners, use the functions of cdk-lambda-workflows/assert.`
    : `${found}Import it in a Jest test, or add it to Jest's setupFilesAfterEnv.`;
}
