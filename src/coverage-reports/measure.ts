// Measures the coverage of a test file and passes it to the reporter, if there is one.
import { FOLDER_VARIABLE, writeRaw } from './raw-files';
import { collectedCoverages, startCollecting } from '../simulator/coverage/collected';

/** The globals of the test framework that are used. */
export interface TestGlobals {
  readonly afterAll?: (hook: () => void) => void;
  readonly expect?: { getState?(): { readonly testPath?: string | undefined } };
}

/** @param globals the globals of the test framework */
export function measure(globals: TestGlobals): void {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined || folder === '' || !globals.afterAll) return;
  startCollecting();
  globals.afterAll(() => writeRaw(folder, globals.expect?.getState?.().testPath ?? '', collectedCoverages()));
}
