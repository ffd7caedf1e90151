// --app: registers the state machines of a synthesized app, a template or a definition, and registers them again when
// it changes.
import { existsSync, statSync, watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';
import { commandLineMessageOf } from '../../asl/option-error';
import { SimulatorError } from '../../asl/simulator-error';
import { systemErrorText } from '../../asl/system-error';
import { FunctionRegistration } from '../../endpoint/state/function-registration';
import { Registration, type Registered } from '../../endpoint/state/registration';
import type { World } from '../../endpoint/world';
import { RealClock } from '../../runtime/clock';
import type { ResolveOptions } from '../../templates/cloud-formation/template-options';
import { sourceFromAssembly } from '../../templates/sources/from-assembly';
import { sourceFromFile } from '../../templates/sources/from-file';
import type { MachineSource } from '../../templates/sources/machine-source';
import { UsageError } from '../command';
import { placeholderWarning } from '../open-values';

/** A synthesis writes many files. They are read after no file was written for this time. */
const QUIET_MS = 300;

export interface WatchedApp {
  readonly machines: readonly string[];
  stop(): void;
}

/**
 * Registers the state machines and watches for changes. Throws errors at the start. Later errors are reported, and the
 * previous registration is kept.
 */
export function watchApp(path: string, world: World, values: ResolveOptions, tell: (line: string) => void): WatchedApp {
  if (!existsSync(path)) throw new UsageError(`--app ${path}: the folder or file does not exist. Run cdk synth first.`);
  const registration = new Registration(world);
  const functions = new FunctionRegistration(world);
  const machines = machinesOf(path, world, values);
  const first = registration.apply(machines);
  functions.apply(machines);
  for (const line of first.refused) tell(`${path}: ${line}`);
  for (const warning of warningsAbout(machines)) tell(warning);
  const reload = (): void => {
    try {
      const now = machinesOf(path, world, values);
      functions.apply(now);
      for (const line of changesIn(registration.apply(now))) tell(`${path}: ${line}`);
    } catch (error) {
      const text = error instanceof SimulatorError ? commandLineMessageOf(error) : systemErrorText(error);
      if (text === undefined) throw error;
      tell(`${path}: What was registered before stays. ${text}`);
    }
  };
  return { machines: first.added, stop: whenQuiet(path, reload) };
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

function machinesOf(path: string, { region, account }: World, values: ResolveOptions): readonly MachineSource[] {
  const options = { ...values, region, account };
  return (statSync(path).isDirectory() ? sourceFromAssembly(path, options) : sourceFromFile(path, options)).machines;
}

function changesIn({ added, updated, removed, refused }: Registered): readonly string[] {
  const lists = { added, updated, removed };
  const changes = Object.entries(lists).flatMap(([what, names]) =>
    names.length ? [`${what} ${names.join(', ')}`] : [],
  );
  return [...changes, ...refused];
}

/** Calls back when the files have changed and then been quiet for a while. Returns a function that stops watching. */
function whenQuiet(path: string, changed: () => void): () => void {
  const clock = new RealClock();
  let cancel = (): void => undefined;
  const restart = (): void => {
    cancel();
    cancel = clock.wake(clock.now + QUIET_MS, () => (existsSync(path) ? changed() : undefined));
  };
  // Folders are often deleted and created again, and files are replaced. Watching the parent folder detects that, too.
  const watchers: FSWatcher[] = [];
  const follow = (place: string): void => {
    const watcher = watch(place, { persistent: false }, restart);
    watcher.on('error', () => undefined);
    watchers.push(watcher);
  };
  if (statSync(path).isDirectory()) follow(path);
  follow(dirname(path));
  return () => {
    cancel();
    for (const watcher of watchers) watcher.close();
  };
}
