// Measures the coverage of a test file and passes it to the reporter, if there is one.
import { FOLDER_VARIABLE, writeRaw } from './raw-files';
import { RUNS_VARIABLE, writeRuns } from './raw-runs';
import { collectCoverage, type CoverageCollector } from '../simulator/coverage/collected';
import { recordRuns, type RunRecorder } from '../simulator/coverage/recorded-runs';

/** What a runner's `expect` knows of the test that runs. */
interface TestState {
  readonly testPath?: string | undefined;
  readonly currentTestName?: string | undefined;
}

/** Whether a runner's hook writes what this process measures. */
let hasHook = false;

// They collect until the process or the runner's module registry ends.
let collector: CoverageCollector | undefined;
let recorder: RunRecorder | undefined;

/**
 * @param afterAll the runner's hook after the tests of a file
 * @param expect the runner's `expect`, which knows the file
 */
export function measure(afterAll: (hook: () => void) => void, expect: { getState?(): TestState }): void {
  const folder = start(() => expect.getState?.().currentTestName);
  if (folder === undefined) return;
  hasHook = true;
  afterAll(() => write(folder, expect.getState?.().testPath ?? ''));
}

/** Measures from now to the end of the process, for runners without such a hook. */
export function measureProcess(): void {
  const folder = start(() => undefined);
  if (folder === undefined) return;
  process.once('exit', () => {
    if (!hasHook) write(folder, `process ${process.pid}`);
  });
}

/** Returns the reporter's folder; undefined without a reporter. */
function start(currentTest: () => string | undefined): string | undefined {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined || folder === '') return undefined;
  collector ??= collectCoverage();
  if (process.env[RUNS_VARIABLE]) recorder ??= recordRuns(currentTest);
  return folder;
}

function write(folder: string, origin: string): void {
  writeRaw(folder, origin, collector?.coverages() ?? []);
  writeRuns(folder, origin, recorder?.runs() ?? []);
}
