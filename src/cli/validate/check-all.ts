// Checks the files that a search found, and joins what was found in them.
import { resolve } from 'node:path';
import { checkPath, type CheckedFile } from './checked-file';
import type { FoundFiles, Target } from './find-files';
import type { CheckedFinding, Report } from './finding';
import { refuseOtherFiles } from './kind-of-file';
import { commandLineMessageOf } from '../../asl/option-error';
import { SimulatorError } from '../../asl/simulator-error';
import type { ValidationOptions } from '../../asl/validate';
import type { TemplateOptions } from '../../templates/cloud-formation/template-options';
import { Progress } from '../progress';
import { SharedParameters } from '../shared-parameters';

interface Checked {
  readonly target: Target;
  /** The problem, for a file that cannot be read. */
  readonly file: CheckedFile | string;
}

/**
 * What is open and what cannot be read is printed to `stderr`, too.
 * @throws SimulatorError for a parameter that no file has
 */
export function checkAll(
  { targets, problems }: FoundFiles,
  options: ValidationOptions,
  values: TemplateOptions,
  stderr: NodeJS.WritableStream,
): Report {
  const shared = new SharedParameters();
  const { onUnknownParameters } = shared;
  const given = { ...values, ...(targets.length > 1 && { onUnknownParameters }) };
  const progress = new Progress(stderr, 'files checked', targets.length);
  const checked = targets.map((target) => {
    const file = check(target, () => checkPath(target.path, options, given));
    progress.step();
    return { target, file };
  });
  progress.end();
  const relevant = withoutParts(checked);
  const findings = unique(relevant.map(({ file }) => (typeof file === 'string' ? [] : file.findings)));
  const open = relevant.flatMap(({ target: { path }, file }) =>
    typeof file === 'string' ? [] : file.open.map((text) => `${path}: ${text}`),
  );
  const unread = [...relevant.flatMap(({ file }) => (typeof file === 'string' ? [file] : file.unread)), ...problems];
  if (relevant.length === 0 && problems.length === 0) unread.push('There is no state machine in what was found.');
  for (const line of [...open, ...unread]) stderr.write(`${line}\n`);
  shared.check();
  return { findings, open, unread, files: relevant.filter(({ file }) => typeof file !== 'string').length };
}

function check({ path, isNamed }: Target, read: () => CheckedFile): CheckedFile | string {
  try {
    if (isNamed) refuseOtherFiles(path);
    const file = read();
    const isEmpty = isNamed && file.machines === 0 && file.findings.length === 0;
    return isEmpty ? `There is no state machine in ${path}.` : file;
  } catch (error) {
    if (error instanceof SimulatorError) return commandLineMessageOf(error);
    throw error;
  }
}

/**
 * A definition or a nested template that a found template refers to was checked there, with its values. Templates without state
 * machines are not what a folder was searched for.
 */
function withoutParts(checked: readonly Checked[]): readonly Checked[] {
  const parts = new Set<string>();
  for (const { target, file } of checked) {
    if (typeof file === 'string') continue;
    for (const path of file.read) if (path !== resolve(target.path)) parts.add(path);
  }
  return checked.filter(({ target: { path, isNamed }, file }) => {
    if (isNamed) return true;
    const isEmpty = typeof file !== 'string' && file.machines === 0 && file.findings.length === 0;
    return !isEmpty && !parts.has(resolve(path));
  });
}

/** A file that two others refer to, or that was named beside one that refers to it, has its findings once. */
function unique(lists: readonly (readonly CheckedFinding[])[]): readonly CheckedFinding[] {
  const seen = new Set<string>();
  return lists.flatMap((findings) => {
    const fresh = findings.map((finding) => [keyOf(finding), finding] as const).filter(([key]) => !seen.has(key));
    for (const [key] of fresh) seen.add(key);
    return fresh.map(([, finding]) => finding);
  });
}

function keyOf({ code, message, location, position, file, stateMachine, constructPath }: CheckedFinding): string {
  const place = position ? position.offset : [location, stateMachine, constructPath];
  return JSON.stringify([resolve(file), place, code, message]);
}
