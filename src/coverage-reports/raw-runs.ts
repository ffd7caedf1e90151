// Passes the executions of a test file from its process to the reporter, through one file each.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../json/json';
import { compactText, parseBounded } from '../json/text';
import type { RecordedRun } from '../simulator/coverage/recorded-runs';
import type { RunReport } from '../views/report/model';
import { runReport } from '../views/report/run-report';

/** The environment variable by which the reporter asks for executions. */
export const RUNS_VARIABLE = 'CDK_LAMBDA_WORKFLOWS_RUNS';

/** An execution with what the page needs to know of it. */
export type RawRun = {
  readonly machine: string;
  /** Of its definition. */
  readonly hash: string;
  readonly test: string;
  readonly report: RunReport;
};

/** Many executions share a page. */
const LIMITS = { mostSteps: 150, mostText: 60_000 };

/** @param origin the test file's path; running it again replaces its file */
export function writeRuns(folder: string, origin: string, runs: readonly RecordedRun[]): void {
  if (runs.length === 0) return;
  const inner = runsFolder(folder);
  mkdirSync(inner, { recursive: true });
  writeFileSync(join(inner, `${sha256(origin)}.json`), compactText(rawRuns(runs)));
}

export function rawRuns(runs: readonly RecordedRun[]): RawRun[] {
  return runs.map(({ test, run }) => ({
    machine: run.stateMachineName,
    hash: definitionHash(run.definition),
    test: test ?? 'outside of a test',
    report: runReport(run, LIMITS),
  }));
}

/** The executions of all test files, in the order of the files' hashes, so that equal runs give equal pages. */
export function readRuns(folder: string): RawRun[] {
  let files: string[];
  try {
    files = readdirSync(runsFolder(folder));
  } catch {
    return [];
  }
  return files
    .sort()
    .flatMap((file) => parseBounded(readFileSync(join(runsFolder(folder), file), 'utf8')) as unknown as RawRun[]);
}

export function definitionHash(definition: JsonObject): string {
  return sha256(compactText(definition));
}

function runsFolder(folder: string): string {
  return join(folder, 'runs');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
