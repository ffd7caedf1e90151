// --app: registers the state machines and functions of a synthesized app, a template or a definition, and registers
// them again when a file that they come from changes.
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Reporter } from './reporter';
import { commandLineMessageOf } from '../../asl/option-error';
import { SimulatorError } from '../../asl/simulator-error';
import { systemErrorText } from '../../asl/system-error';
import { FunctionRegistration, type RegisteredFunctions } from '../../endpoint/state/function-registration';
import { Registration, type Registered } from '../../endpoint/state/registration';
import type { World } from '../../endpoint/world';
import type { ResolveOptions } from '../../templates/cloud-formation/template-options';
import { sourceFromAssembly } from '../../templates/sources/from-assembly';
import { sourceFromFile } from '../../templates/sources/from-file';
import type { MachineSource } from '../../templates/sources/machine-source';
import { notingPlaces } from '../../templates/sources/places-read';
import { UsageError } from '../command';
import { placeholderWarning } from '../open-values';
import { Watcher } from '../watch/watcher';

export class WatchedApp {
  private readonly registration: Registration;
  private readonly functions: FunctionRegistration;
  private readonly watcher: Watcher;
  /** What was reported about the files as they are, so that it is reported once. */
  private reported: ReadonlySet<string> = new Set();

  /** @param onChange called after each further registration */
  constructor(
    private readonly path: string,
    private readonly world: World,
    private readonly values: ResolveOptions,
    private readonly reporter: Reporter,
    private readonly onChange: () => void,
  ) {
    if (!existsSync(path)) {
      throw new UsageError(`--app ${path}: the folder or file does not exist. Run cdk synth first.`);
    }
    this.registration = new Registration(world);
    this.functions = new FunctionRegistration(world);
    this.watcher = new Watcher((files) => this.reload(files));
  }

  /** Registers what is there, and watches it from then on. Throws errors of the whole file. */
  start(): void {
    const places = new Set<string>([this.path]);
    const { machines, registered } = notingPlaces(places, () => {
      const found = this.machines();
      const first = this.registration.apply(found);
      this.functions.apply(found);
      return { machines: found, registered: first };
    });
    this.reportRefused(registered.refused);
    for (const warning of warningsAbout(machines)) this.reporter.warning(warning);
    this.watch(places);
  }

  stop(): void {
    this.watcher.stop();
  }

  /** Errors are reported, and what was registered before stays. */
  private reload(files: readonly string[]): void {
    const { path, reporter } = this;
    const places = new Set<string>([path]);
    try {
      notingPlaces(places, () => {
        const machines = this.machines();
        const registered = this.registration.apply(machines);
        for (const line of [
          ...this.machineLines(registered),
          ...functionLines(this.functions.apply(machines, files)),
        ]) {
          reporter.notice(line);
        }
        this.reportRefused(registered.refused);
      });
      this.onChange();
    } catch (error) {
      const text = error instanceof SimulatorError ? commandLineMessageOf(error) : systemErrorText(error);
      if (text === undefined) throw error;
      this.reportOnce([`${path}: What was registered before stays. ${text}`]);
    }
    this.watch(places);
  }

  /** cdk.out is read by its manifest, and its files by their names: what else is written there wakes nobody. */
  private watch(places: Set<string>): void {
    const isFolder = statSync(this.path, { throwIfNoEntry: false })?.isDirectory() ?? false;
    if (isFolder || places.size > 1) places.delete(this.path);
    if (places.size === 0) places.add(resolve(this.path, 'manifest.json'));
    places.add(isFolder ? resolve(this.path, 'manifest.json') : resolve(dirname(this.path), this.path));
    this.watcher.watch(places);
  }

  private reportRefused(refused: readonly string[]): void {
    this.reportOnce(refused.map((line) => `${this.path}: ${line}`));
  }

  private reportOnce(lines: readonly string[]): void {
    for (const line of lines) if (!this.reported.has(line)) this.reporter.problem(line);
    this.reported = new Set(lines);
  }

  private machines(): readonly MachineSource[] {
    const { path, world, values } = this;
    const { region, account } = world;
    const options = { ...values, region, account };
    return (statSync(path).isDirectory() ? sourceFromAssembly(path, options) : sourceFromFile(path, options)).machines;
  }

  private machineLines({ added, updated, removed, changes }: Registered): readonly string[] {
    return [
      ...added.map((name) => `${name}: added`),
      ...updated.map((name) => `${name}: ${changes.get(name) || 'changed'}${this.inFlight(name)}`),
      ...removed.map((name) => `${name}: removed`),
    ];
  }

  private inFlight(name: string): string {
    const running = this.world.executions.running.filter(({ machine }) => machine.name === name).length;
    if (running === 0) return '';
    return running === 1 ? '; 1 execution in flight keeps its own' : `; ${running} executions in flight keep theirs`;
  }
}

function functionLines({ added, updated, recoded, removed }: RegisteredFunctions): readonly string[] {
  const line = (names: readonly string[], what: string) => names.map((name) => `function ${name}: ${what}`);
  return [
    ...line(added, 'added'),
    ...line(updated, 'configuration changed'),
    ...line(recoded, 'code changed; calls in flight end with the old code'),
    ...line(removed, 'removed'),
  ];
}

/** Machines that cannot be read have been reported. */
function warningsAbout(machines: readonly MachineSource[]): readonly string[] {
  return machines.flatMap((machine) => {
    try {
      return placeholderWarning(machine.name, machine.placeholders ?? [])?.trimEnd() ?? [];
    } catch (error) {
      if (error instanceof SimulatorError) return [];
      throw error;
    }
  });
}
