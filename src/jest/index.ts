// Matchers and snapshots for Jest: `import 'cdk-lambda-workflows/jest'` in a test or a setup file.
import { CoverageReporter } from './coverage-reporter';
export { executionSerializer } from '../matchers/serializer';
export type { ExecutionMatchers } from '../matchers/types';
export { CoverageReporter, type CoverageReporterOptions } from './coverage-reporter';
export { matchers } from './register';

// Before there was `jest/reporter`, this entry was the reporter as well, and Jest takes the default of a module. It is not
// exported by name: Node.js and bundlers disagree on what the default of such a module is.
declare const exports: object;
Object.assign(exports, { default: CoverageReporter });
