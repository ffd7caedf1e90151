// The executions of a test file or a command, if a report of the whole test run asks for them.
import type { Run } from '../../steps/step';

/** An execution, and the test that started it. */
export interface RecordedRun {
  /** The full name of the test; undefined outside of one. */
  readonly test: string | undefined;
  readonly run: Run;
}

/** Further executions are not kept: each holds its history. */
const MOST_KEPT = 400;

interface Recording {
  readonly currentTest: () => string | undefined;
  readonly kept: { readonly test: string | undefined; readonly read: () => Run }[];
}

/** The executions begun since it was made. */
export interface RunRecorder {
  runs(): RecordedRun[];
  /** Executions that begin later are not kept. */
  stop(): void;
}

const open = new Set<Recording>();

/** @param currentTest the full name of the test that runs */
export function recordRuns(currentTest: () => string | undefined): RunRecorder {
  const recording: Recording = { currentTest, kept: [] };
  open.add(recording);
  return {
    runs: () => recording.kept.map(({ test, read }) => ({ test, run: read() })),
    stop: () => void open.delete(recording),
  };
}

/** @param read the execution as data, when it is needed: it may still run now */
export function recordRun(read: () => Run): void {
  for (const { currentTest, kept } of open) {
    if (kept.length < MOST_KEPT) kept.push({ test: currentTest(), read });
  }
}
