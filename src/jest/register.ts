// When loaded, adds the matchers and the serializer to the global `expect`, and measures coverage for the reporter.
import { SimulatorError } from '../asl/simulator-error';
import { measure, type TestGlobals } from '../coverage-reports/measure';
import { matchers } from '../matchers/matchers';
import { executionSerializer } from '../matchers/serializer';
import './types';

const globals = globalThis as TestGlobals & {
  expect?: { extend(matchers: object): void; addSnapshotSerializer(serializer: object): void };
};
if (globals.expect) {
  globals.expect.extend(matchers);
  globals.expect.addSnapshotSerializer(executionSerializer);
  measure(globals);
} else if (process.env.JEST_WORKER_ID !== undefined) {
  // Skipped if Jest loads the reporter, outside of tests.
  throw new SimulatorError(
    "There is no global `expect` that cdk-lambda-workflows/jest could extend. Import it in a Jest test, or add it to Jest's setupFilesAfterEnv.",
  );
}

export { executionSerializer, matchers };
