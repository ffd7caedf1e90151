// What `validate` finds in one file or folder: findings, values that nobody set, and machines that cannot be read.
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CheckedFinding, FilePlace } from './finding';
import { InvalidDefinitionError } from '../../asl/invalid-definition-error';
import { commandLineMessageOf } from '../../asl/option-error';
import { SimulatorError } from '../../asl/simulator-error';
import { Places } from '../../asl/text/places';
import { JsonText } from '../../asl/text/source-text';
import { examineDefinition, type ValidationOptions } from '../../asl/validate';
import type { ResolveOptions } from '../../templates/cloud-formation/template-options';
import { tryReadFile } from '../../templates/sources/files';
import { sourceFromAssembly } from '../../templates/sources/from-assembly';
import { sourceFromFile } from '../../templates/sources/from-file';
import type { MachineSource, Source } from '../../templates/sources/machine-source';
import { placeholder, unresolvedIn, type Unresolved } from '../../templates/unresolved-error';

export interface CheckedFile {
  readonly findings: readonly CheckedFinding[];
  /** How many state machines it has. */
  readonly machines: number;
  /** The absolute paths of further files that were read: those of definitions, and nested templates. */
  readonly read: ReadonlySet<string>;
  /** The values that were left open, each as a sentence. */
  readonly open: readonly string[];
  /** Why machines could not be read. */
  readonly unread: readonly string[];
}

/**
 * Needs no values: what nobody set is left open.
 * @throws SimulatorError if the file cannot be read
 */
export function checkPath(path: string, options: ValidationOptions, values: ResolveOptions = {}): CheckedFile {
  return new Checker(path, options).check(values);
}

class Checker {
  private readonly findings: CheckedFinding[] = [];
  private machines = 0;
  private readonly read = new Set<string>();
  private readonly templates = new Map<string, JsonText>();
  /** By what is said of them, because a template may use a value many times. */
  private readonly open = new Map<string, Unresolved>();
  private readonly placeholders = new Set<string>();
  private readonly unread = new Set<string>();

  constructor(
    private readonly path: string,
    private readonly options: ValidationOptions,
  ) {}

  check(values: ResolveOptions): CheckedFile {
    const leaveOpen = (unresolved: Unresolved): void => void this.open.set(sentenceAbout(unresolved), unresolved);
    this.findings.push(
      ...findingsOf(this.path, () => {
        const { machines } = sourceOf(this.path, { ...values, leaveOpen });
        this.machines = machines.length;
        return machines.flatMap((machine) => this.checkMachine(machine));
      }),
    );
    const standIns = new Set([...this.open.values()].map(({ standIn }) => [standIn].flat()[0]));
    const names = [...this.placeholders].filter((name) => !standIns.has(placeholder(name)) && !name.startsWith('Fn::'));
    const unset = `No value is known for the placeholders ${names.join(', ')}. Set them with --substitution NAME=VALUE.`;
    return {
      findings: this.findings,
      machines: this.machines,
      read: this.read,
      open: [...this.open.keys(), ...(names.length > 0 ? [unset] : [])],
      unread: [...this.unread],
    };
  }

  /** A machine that cannot be read does not keep others from being checked. */
  private checkMachine(machine: MachineSource): readonly CheckedFinding[] {
    try {
      return this.findingsIn(machine);
    } catch (error) {
      if (!(error instanceof SimulatorError)) throw error;
      const unresolved = unresolvedIn(error);
      if (unresolved?.standIn === undefined) this.unread.add(commandLineMessageOf(error));
      else this.open.set(`${commandLineMessageOf(error)} '${machine.name}' was not checked.`, unresolved);
      return [];
    }
  }

  private findingsIn(machine: MachineSource): readonly CheckedFinding[] {
    const findings = findingsOf(this.path, () => {
      const { diagnostics } = examineDefinition(machine.definition, { type: machine.type, ...this.options });
      for (const name of machine.placeholders ?? []) this.placeholders.add(name);
      const { places } = machine;
      for (const file of [places?.file, machine.template?.surroundings.source?.name]) {
        if (file !== undefined) this.read.add(resolve(file));
      }
      if (!places) return diagnostics.map((finding) => ({ ...finding, file: this.path }));
      return places.inOrder(diagnostics).map((finding) => places.shown(finding));
    });
    // A plain definition is the only machine in its file.
    if (machine.logicalId === undefined || findings.length === 0) return findings;
    const { name: stateMachine, constructPath } = machine;
    const { source, resource } = this.synthesized(machine);
    return findings.map((finding) => ({
      ...finding,
      stateMachine,
      ...(constructPath !== undefined && { constructPath }),
      ...(source && { source }),
      ...(resource && { resource }),
    }));
  }

  /** Where a machine of a cloud assembly comes from and went to. */
  private synthesized({
    logicalId,
    constructPath,
    template,
  }: MachineSource): Pick<CheckedFinding, 'source' | 'resource'> {
    const { templateFile, codePlace } = template?.surroundings ?? {};
    const source = constructPath === undefined ? undefined : codePlace?.(constructPath);
    return { source, resource: templateFile === undefined ? undefined : this.placeIn(templateFile, logicalId!) };
  }

  private placeIn(file: string, logicalId: string): FilePlace {
    let text = this.templates.get(file);
    if (!text) this.templates.set(file, (text = new JsonText(file, tryReadFile(file) ?? '')));
    if (!text.root()) return { file };
    const { line, column } = Places.at(text, `/Resources/${logicalId}`).positionOf({});
    return { file, line, column };
  }
}

function sourceOf(path: string, options: Parameters<typeof sourceFromFile>[1]): Source {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  return isFolder ? sourceFromAssembly(path, options) : sourceFromFile(path, options);
}

function sentenceAbout({ subject, why, hint }: Unresolved): string {
  return `No value is known for ${subject}: ${why}.${hint ? ` ${hint.onCommandLine}.` : ''}`;
}

/** An unreadable definition has findings, too. */
function findingsOf(path: string, check: () => readonly CheckedFinding[]): readonly CheckedFinding[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof InvalidDefinitionError) return error.shown(path);
    throw error;
  }
}
