// Measures the coverage of a test file and passes it to the reporter, if there is one.
import { FOLDER_VARIABLE, writeRaw } from './raw-files';
import { collectedCoverages, startCollecting } from '../simulator/coverage/collected';

/**
 * @param afterAll the runner's hook after the tests of a file
 * @param expect the runner's `expect`, which knows the file
 */
export function measure(
  afterAll: (hook: () => void) => void,
  expect: { getState?(): { readonly testPath?: string | undefined } },
): void {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined || folder === '') return;
  startCollecting();
  afterAll(() => writeRaw(folder, expect.getState?.().testPath ?? '', collectedCoverages()));
}

/** Measures the process, from now to its end: a runner that has no hook for it runs each file in one of its own. */
export function measureProcess(): void {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined || folder === '') return;
  startCollecting();
  process.once('exit', () => writeRaw(folder, `process ${process.pid}`, collectedCoverages()));
}
