// The executions of a test file, if a report of the whole test run asks for them.
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

let recording: Recording | undefined;

/** From now on, keeps the executions for `recordedRuns`. @param currentTest the full name of the test that runs */
export function startRecording(currentTest: () => string | undefined): void {
  recording ??= { currentTest, kept: [] };
}

/** @param read the execution as data, when it is needed: it may still run now */
export function recordRun(read: () => Run): void {
  if (recording && recording.kept.length < MOST_KEPT) recording.kept.push({ test: recording.currentTest(), read });
}

export function recordedRuns(): RecordedRun[] {
  return (recording?.kept ?? []).map(({ test, read }) => ({ test, run: read() }));
}
