// What `require('cdk-lambda-workflows/vitest')` gets: Vitest cannot be required, and says so less clearly.
throw new Error(
  'cdk-lambda-workflows/vitest is an ES module, as Vitest is: use import in a test file of Vitest, or name it in setupFiles. ' +
    'Do not bundle tests to CommonJS.',
);
export {};
