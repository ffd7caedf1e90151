// What `validate` finds in one file or folder: findings, values that nobody set, and machines that cannot be read.
import { existsSync, statSync } from 'node:fs';
import { InvalidDefinitionError } from '../../asl/invalid-definition-error';
import { commandLineMessageOf } from '../../asl/option-error';
import { SimulatorError } from '../../asl/simulator-error';
import type { ShownFinding } from '../../asl/text/places';
import { examineDefinition, type ValidationOptions } from '../../asl/validate';
import type { ResolveOptions } from '../../templates/cloud-formation/template-options';
import { sourceFromAssembly } from '../../templates/sources/from-assembly';
import { sourceFromFile } from '../../templates/sources/from-file';
import type { MachineSource, Source } from '../../templates/sources/machine-source';
import { placeholder, unresolvedIn, type Unresolved } from '../../templates/unresolved-error';

export interface CheckedFile {
  readonly findings: readonly ShownFinding[];
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
  private readonly findings: ShownFinding[] = [];
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
        if (machines.length === 0) throw new SimulatorError(`There is no state machine in ${this.path}.`);
        return machines.flatMap((machine) => this.checkMachine(machine));
      }),
    );
    const standIns = new Set([...this.open.values()].map(({ standIn }) => [standIn].flat()[0]));
    const names = [...this.placeholders].filter((name) => !standIns.has(placeholder(name)) && !name.startsWith('Fn::'));
    const unset = `No value is known for the placeholders ${names.join(', ')}. Set them with --substitution NAME=VALUE.`;
    return {
      findings: this.findings,
      open: [...this.open.keys(), ...(names.length > 0 ? [unset] : [])],
      unread: [...this.unread],
    };
  }

  /** A machine that cannot be read does not keep others from being checked. */
  private checkMachine(machine: MachineSource): readonly ShownFinding[] {
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

  private findingsIn(machine: MachineSource): readonly ShownFinding[] {
    const findings = findingsOf(this.path, () => {
      const { diagnostics } = examineDefinition(machine.definition, { type: machine.type, ...this.options });
      for (const name of machine.placeholders ?? []) this.placeholders.add(name);
      const { places } = machine;
      if (!places) return diagnostics.map((finding) => ({ ...finding, file: this.path }));
      return places.inOrder(diagnostics).map((finding) => places.shown(finding));
    });
    // A plain definition is the only machine in its file.
    if (machine.logicalId === undefined) return findings;
    const { name: stateMachine, constructPath } = machine;
    return findings.map((finding) => ({
      ...finding,
      stateMachine,
      ...(constructPath !== undefined && { constructPath }),
    }));
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
function findingsOf(path: string, check: () => readonly ShownFinding[]): readonly ShownFinding[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof InvalidDefinitionError) return error.shown(path);
    throw error;
  }
}
