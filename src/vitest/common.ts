// What the entry for Vitest takes from the rest of the package, in one file: the entry is an ES module beside the bundle.
export { measure } from '../coverage-reports/measure';
export { matchersWith } from '../matchers/matchers';
export { addMatchers } from '../matchers/register';
export { executionSerializer } from '../matchers/serializer';
export type { ExecutionMatchers } from '../matchers/types';
