// The findings of `validate` in one file or folder: reasons for the simulator to reject it, and warnings.
import { existsSync, statSync } from 'node:fs';
import { InvalidDefinitionError } from '../../asl/invalid-definition-error';
import { SimulatorError } from '../../asl/simulator-error';
import type { ShownFinding } from '../../asl/text/places';
import { examineDefinition, type ValidationOptions } from '../../asl/validate';
import { sourceFromAssembly } from '../../templates/sources/from-assembly';
import { sourceFromFile } from '../../templates/sources/from-file';
import type { MachineSource, Source } from '../../templates/sources/machine-source';

/** @throws SimulatorError if it cannot be read */
export function checkPath(path: string, options: ValidationOptions): readonly ShownFinding[] {
  return findingsOf(path, () => {
    const { machines } = sourceOf(path);
    if (machines.length === 0) throw new SimulatorError(`There is no state machine in ${path}.`);
    return machines.flatMap((machine) => checkMachine(machine, path, options));
  });
}

function sourceOf(path: string): Source {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  return isFolder ? sourceFromAssembly(path) : sourceFromFile(path);
}

function checkMachine(machine: MachineSource, path: string, options: ValidationOptions): readonly ShownFinding[] {
  const findings = findingsOf(path, () => {
    const { diagnostics } = examineDefinition(machine.definition, { type: machine.type, ...options });
    const { places } = machine;
    if (!places) return diagnostics.map((finding) => ({ ...finding, file: path }));
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

/** An unreadable definition has findings, too. */
function findingsOf(path: string, check: () => readonly ShownFinding[]): readonly ShownFinding[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof InvalidDefinitionError) return error.shown(path);
    throw error;
  }
}
