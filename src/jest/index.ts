// Matchers, snapshots and coverage: `import 'cdk-lambda-workflows/jest'` in a test or a setup file, or use the name as
// a Jest reporter.
export { executionSerializer, matchers } from './register';
export { CoverageReporter, CoverageReporter as default, type CoverageReporterOptions } from './coverage-reporter';
export type { ExecutionMatchers } from '../matchers/types';
