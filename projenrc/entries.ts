// What users of the package can import and run, besides the constructs: read by .projenrc.ts and by tools/bundle.ts.

/** Each entry by its name behind `cdk-lambda-workflows/`, and the file of src that is behind it. */
export const ENTRIES: Readonly<Record<string, string>> = {
  simulator: 'simulator/index',
  jest: 'jest/index',
  'jest/reporter': 'jest/reporter',
  'vitest/reporter': 'vitest/reporter',
  assert: 'assert/index',
};

/** What lib/vitest/index.mjs loads, which is an ES module and not in the bundle. */
export const VITEST = 'vitest/common';

/** The command line, which bin/cdk-lambda-workflows starts. */
export const COMMAND = 'cli/main';

/** Where tools/bundle.ts puts a file of src: all files are in one folder, so that they find each other. */
export function bundledFile(source: string): string {
  return `bundle/${source.replace(/\/index$/, '').replaceAll('/', '-')}.js`;
}
