// Matchers, snapshots and coverage: `import 'cdk-lambda-workflows/jest'` in a test or a setup file; as a Jest reporter, its name.
export { executionSerializer, matchers } from './register';
export {
  CoverageReporter,
  CoverageReporter as default,
  type CoverageReporterOptions,
} from './reporter/coverage-reporter';
export type { ExecutionMatchers } from './types';
