// In a test file: counts what its simulations run and leaves it for the reporter, when there is one.
import { FOLDER_VARIABLE, writeRaw } from './raw-files';
import { collectedCoverages, startCollecting } from '../../simulator/coverage/collected';

/** What of the test framework's globals is used. */
export interface TestGlobals {
  readonly afterAll?: (hook: () => void) => void;
  readonly expect?: { getState?(): { readonly testPath?: string | undefined } };
}

/** @param globals what the test framework offers */
export function measure(globals: TestGlobals): void {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined || folder === '' || !globals.afterAll) return;
  startCollecting();
  globals.afterAll(() => writeRaw(folder, globals.expect?.getState?.().testPath ?? '', collectedCoverages()));
}
