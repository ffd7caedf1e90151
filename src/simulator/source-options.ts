// Which of a source's state machines is simulated, and what is known beyond the source.
import type { PermissionOptions } from './run-options';
import { OptionError } from '../asl/option-error';
import type { OptionNames } from '../asl/option-names';
import { SimulatorError } from '../asl/simulator-error';
import { didYouMean } from '../json/suggestion';
import type { ResolveOptions, TemplateOptions } from '../templates/cloud-formation/template-options';
import type { FileOptions } from '../templates/sources/from-file';
import type { MachineSource, Source } from '../templates/sources/machine-source';

/** Which of the source's state machines to simulate, where it has several. */
export interface MachineChoice {
  /** The state machine's name, its logical id, or the path of its construct or of one around it. Default: the only one. */
  readonly stateMachine?: string;
}

/** What is known beyond a template, and which of its state machines is meant. */
export interface SourceOptions extends TemplateOptions, MachineChoice, PermissionOptions {}

/** The same for a file, which may hold a plain definition. */
export interface FileSourceOptions extends SourceOptions, FileOptions {}

export const SOURCE_OPTIONS: OptionNames<SourceOptions> = {
  stateMachine: true,
  permissions: true,
  region: true,
  account: true,
  stackName: true,
  parameters: true,
  imports: true,
  attributes: true,
  substitutions: true,
};

export const FILE_OPTIONS: OptionNames<FileSourceOptions> = { ...SOURCE_OPTIONS, name: true };

/** What commands that open several files pass besides. */
export const INTERNAL_OPTIONS: readonly (keyof ResolveOptions)[] = ['onUnknownParameters'];

/** Throws a SimulatorError where the source has no such machine, or several and none is named. */
export function selectMachine({ origin, machines }: Source, { stateMachine }: MachineChoice): MachineSource {
  const names = machines.map(({ name }) => `'${name}'`).join(', ');
  if (machines.length === 0) throw new SimulatorError(`There is no state machine in the ${origin}.`);
  if (stateMachine === undefined) {
    if (machines.length === 1) return machines[0]!;
    const [{ name }] = machines as [MachineSource];
    throw new OptionError(`There are ${machines.length} state machines in the ${origin}: ${names}.`, {
      inCode: `Select one: { stateMachine: '${name}' }`,
      onCommandLine: `Select one with --state-machine ${/^[\w.-]+$/.test(name) ? name : `'${name}'`}`,
    });
  }
  const found = machines.find(
    ({ name, logicalId, constructPath }) =>
      [name, logicalId, constructPath].includes(stateMachine) || constructPath?.startsWith(`${stateMachine}/`),
  );
  if (!found) {
    throw new SimulatorError(
      `There is no state machine '${stateMachine}' in the ${origin}. ` +
        `${didYouMean(stateMachine, namesOf(machines))}Its state machines are: ${names}.`,
    );
  }
  return found;
}

function namesOf(machines: readonly MachineSource[]): string[] {
  return machines.flatMap(({ name, logicalId, constructPath }) =>
    [name, logicalId, constructPath].filter((one) => one !== undefined),
  );
}

/** Undefined where there are none, so that all simulators of an app's stacks share one resolved app. */
export function templateOptionsIn({
  stateMachine: _,
  permissions: __,
  ...options
}: SourceOptions): TemplateOptions | undefined {
  return Object.keys(options).length > 0 ? options : undefined;
}
