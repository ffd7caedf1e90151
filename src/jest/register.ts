// Teaches Jest's global `expect` the matchers and the serializer, when loaded.
import { matchers } from './matchers';
import { executionSerializer } from './serializer';
import './types';

const jestGlobal = globalThis as {
  expect?: { extend(matchers: object): void; addSnapshotSerializer(serializer: object): void };
};
if (!jestGlobal.expect) {
  throw new Error(
    "cdk-lambda-workflows/jest extends the global `expect`, and there is none: import it in a Jest test or in Jest's setupFilesAfterEnv.",
  );
}
jestGlobal.expect.extend(matchers);
jestGlobal.expect.addSnapshotSerializer(executionSerializer);

export { executionSerializer, matchers };
