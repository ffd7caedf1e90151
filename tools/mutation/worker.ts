// A process that runs test files with a mutant, one request at a time. Its parent ends it when a mutant never ends.
import fs from 'node:fs';
import { resolve } from 'node:path';
import type { AggregatedResult } from '@jest/test-result';
import { change } from './change';

export interface Request {
  readonly tests: readonly string[];
  readonly mutant?: { readonly path: string; readonly text: string };
  /** The file that the called functions are written to. */
  readonly hits?: string;
}

export interface Reply {
  /** The test file that failed. */
  readonly failed: string | undefined;
}

let runs = 0;
let mutated = '';

// Jest keeps the code of a file in memory for as long as its time of change is the same; nothing is written here.
const stat = fs.statSync;
(fs as { statSync: unknown }).statSync = (path: string, ...rest: []) => {
  const stats = stat(path, ...rest);
  if (path === mutated) stats.mtime = new Date(stats.mtime.getTime() + runs);
  return stats;
};

type Run = (argv: object, roots: string[]) => Promise<{ results: AggregatedResult }>;

async function failing(tests: readonly string[], isCounting: boolean): Promise<string | undefined> {
  // Loaded here, because graceful-fs copies the functions of fs when Jest loads it.
  const { runCLI } = (await import('jest')) as unknown as { runCLI: Run };
  const settings = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { jest: object };
  const config = {
    ...settings.jest,
    rootDir: process.cwd(),
    roots: ['<rootDir>/src', '<rootDir>/test'],
    transform: { '^.+\\.[t]sx?$': '<rootDir>/tools/mutation/transformer.ts' },
    setupFilesAfterEnv: isCounting ? ['<rootDir>/tools/mutation/hits.ts'] : [],
    cacheDirectory: `<rootDir>/.cache/mutation/${isCounting ? 'hits' : 'jest'}`,
    reporters: [],
  };
  const fixed = { $0: '', runInBand: true, ci: true, silent: true, watchman: false, runTestsByPath: true };
  const { results } = await runCLI({ ...fixed, _: [...tests], config: JSON.stringify(config) }, [process.cwd()]);
  const one = results.testResults.find((result) => result.numFailingTests > 0 || result.testExecError !== undefined);
  return one && tests.find((test) => resolve(test) === one.testFilePath);
}

async function answer({ tests, mutant, hits }: Request): Promise<Reply> {
  change.mutant = mutant;
  change.isCounting = hits !== undefined;
  if (hits !== undefined) process.env.MUTATION_HITS = hits;
  runs += 1;
  const previous = mutated;
  mutated = mutant ? resolve(mutant.path) : '';
  if (previous !== mutated) runs += 1;
  // The nearest test decides most mutants.
  const failed = await failing(tests.slice(0, 1), change.isCounting);
  if (failed !== undefined || tests.length < 2) return { failed };
  return { failed: await failing(tests.slice(1), change.isCounting) };
}

process.on('message', (request: Request) => {
  void answer(request).then((reply) => process.send!(reply));
});
