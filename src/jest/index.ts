// Matchers and a snapshot serializer for executions: `import 'cdk-lambda-workflows/jest'` in a test or a setup file.
export { executionSerializer, matchers } from './register';
export type { ExecutionMatchers } from './types';
