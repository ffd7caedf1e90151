// What `validate` finds in one file or folder: findings with their places in the text.
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Diagnostic } from '../../asl/diagnostic';
import { MAX_DEFINITION_LENGTH } from '../../asl/quotas';
import { SimulatorError } from '../../asl/simulator-error';
import type { SourceText } from '../../asl/source-text';
import { validateDefinition, type ValidationOptions } from '../../asl/validate';
import { isObject, member, type Json } from '../../json/json';
import { parseFile, sourceText, tryReadFile } from '../../templates/sources/files';
import { sourceFromAssembly } from '../../templates/sources/from-assembly';
import { sourceFromTemplate } from '../../templates/sources/from-template';
import type { MachineSource } from '../../templates/sources/machine-source';

/** A finding, and the file that it is in. */
export interface FileFinding extends Diagnostic {
  readonly file: string;
  /** The line of text that it points to; undefined where there is no place. */
  readonly sourceLine?: string;
  /** Of a template that has several. */
  readonly stateMachine?: string;
}

/** @throws SimulatorError for what cannot be read. */
export function checkPath(path: string, options: ValidationOptions): FileFinding[] {
  if (existsSync(path) && statSync(path).isDirectory()) return checkAssembly(path, options);
  const text = tryReadFile(path);
  if (text === undefined) throw new SimulatorError(`There is no file ${path}`);
  return checkText(path, text, options);
}

function checkText(path: string, text: string, options: ValidationOptions): FileFinding[] {
  if (text.length > MAX_DEFINITION_LENGTH) {
    return validateDefinition(text, options).map((one) => ({ ...one, file: path }));
  }
  const content = contentOf(path, text);
  if (content === undefined) return inText(path, text, validateDefinition(text, options));
  if (isObject(content) && member(content, 'Resources') !== undefined) {
    return checkTemplate(path, text, content, options);
  }
  const findings = validateDefinition(content, options);
  return inText(path, text, findings, (source) => [...source.duplicateFields(), ...findings]);
}

/** Undefined for JSON that is none, whose error is a finding like others. */
function contentOf(path: string, text: string): Json | undefined {
  try {
    return parseFile(path, text, `file ${basename(path)}`);
  } catch (error) {
    if (/\.ya?ml$/i.test(path)) throw error;
    return undefined;
  }
}

function checkTemplate(path: string, text: string, template: Json, options: ValidationOptions): FileFinding[] {
  const { machines } = sourceFromTemplate(template, { directory: join(path, '..'), origin: `file ${basename(path)}` });
  if (machines.length === 0) throw new SimulatorError(`There is no state machine in file ${path}`);
  return machines.flatMap((machine) => {
    const findings = checkMachine(machine, options);
    // A definition that is text, or in another file, has its findings at the resource.
    const prefix = `/Resources/${machine.logicalId}/Properties/Definition`;
    return inText(path, text, findings, (source) => source.placed(findings, prefix)).map((finding) => ({
      ...finding,
      stateMachine: machine.name,
    }));
  });
}

function checkAssembly(path: string, options: ValidationOptions): FileFinding[] {
  const { machines } = sourceFromAssembly(path);
  if (machines.length === 0) throw new SimulatorError(`There is no state machine in ${path}`);
  return machines.flatMap((machine) =>
    checkMachine(machine, options).map((finding) => ({ ...finding, file: path, stateMachine: machine.name })),
  );
}

function checkMachine(machine: MachineSource, options: ValidationOptions): Diagnostic[] {
  return validateDefinition(machine.definition, { type: machine.type, ...options });
}

/** Places are looked for when there is something to tell, or with `look`. */
function inText(
  path: string,
  text: string,
  findings: readonly Diagnostic[],
  look: (source: SourceText) => readonly Diagnostic[] = () => findings,
): FileFinding[] {
  const source = placesOf(text);
  if (!source) return findings.map((finding) => ({ ...finding, file: path }));
  const lines = text.split('\n');
  const placed = source.placed(look(source));
  placed.sort((one, other) => (one.position?.offset ?? 0) - (other.position?.offset ?? 0));
  return placed.map((finding) => ({
    ...finding,
    file: path,
    ...(finding.position && { sourceLine: lines[finding.position.line - 1] }),
  }));
}

/** Undefined for text that nests too deeply to look into, which is a finding of its own. */
function placesOf(text: string): SourceText | undefined {
  try {
    return sourceText(text);
  } catch {
    return undefined;
  }
}
