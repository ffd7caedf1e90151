// Passes the coverage of a test file from its process to the reporter, through one file each.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeCoverages } from './merge';
import type { JsonObject } from '../json/json';
import { compactText, parseBounded } from '../json/text';
import { Coverage, writtenOf } from '../simulator/coverage/coverage';

/** The environment variable with the folder to which test processes write. */
export const FOLDER_VARIABLE = 'CDK_LAMBDA_WORKFLOWS_COVERAGE';

/** A type alias, for the compiler takes no interface for JSON. */
type RawCoverage = {
  readonly name: string;
  readonly definition: JsonObject;
  readonly passes: Readonly<Record<string, number>>;
  /** Where the definition is written. */
  readonly file?: string;
  readonly lines?: Readonly<Record<string, number>>;
};

/** Creates the folder, empty. */
export function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** @param origin the test file's path; running it again replaces its file */
export function writeRaw(folder: string, origin: string, coverages: readonly Coverage[]): void {
  if (coverages.length === 0) return;
  const raw = coverages.map((coverage): RawCoverage => ({
    name: coverage.name,
    definition: coverage.definition,
    passes: Object.fromEntries(coverage.points.map(({ at, passes }) => [at, passes])),
    ...writtenOf(coverage),
  }));
  const file = `${createHash('sha256').update(origin).digest('hex').slice(0, 16)}.json`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), compactText(raw));
}

/** All coverages in a folder, added up per machine. */
export function readMerged(folder: string): Coverage[] {
  const raw = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => parseBounded(readFileSync(join(folder, file), 'utf8')) as readonly RawCoverage[]);
  return mergeCoverages(raw.map(coverageOf));
}

function coverageOf({ name, definition, passes, file, lines = {} }: RawCoverage): Coverage {
  return new Coverage(name, definition, passes, file === undefined ? undefined : { file, lines });
}
