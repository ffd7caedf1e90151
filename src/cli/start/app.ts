// --app: registers the state machines of a synthesized app, a template or a definition, and again when it changes.
import { existsSync, statSync, watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';
import { SimulatorError } from '../../asl/simulator-error';
import { FunctionRegistration } from '../../endpoint/state/function-registration';
import { Registration, type Registered } from '../../endpoint/state/registration';
import type { World } from '../../endpoint/world';
import { RealClock } from '../../runtime/clock';
import { sourceFromAssembly } from '../../templates/sources/from-assembly';
import { sourceFromFile } from '../../templates/sources/from-file';
import type { MachineSource } from '../../templates/sources/machine-source';
import { UsageError } from '../command';

/** A synthesis writes many files: they are read when none was written for so long. */
const QUIET_MS = 300;

export interface WatchedApp {
  readonly machines: readonly string[];
  stop(): void;
}

/**
 * Registers what is there, and watches. Throws what is wrong with it at the start; later mistakes are told, and what was
 * registered before stays.
 */
export function watchApp(path: string, world: World, tell: (line: string) => void): WatchedApp {
  if (!existsSync(path)) throw new UsageError(`--app ${path}: there is no such folder or file. Run cdk synth first?`);
  const registration = new Registration(world);
  const functions = new FunctionRegistration(world);
  const machines = machinesOf(path, world);
  const first = registration.apply(machines);
  functions.apply(machines);
  for (const line of first.refused) tell(`${path}: ${line}`);
  const reload = (): void => {
    try {
      const now = machinesOf(path, world);
      functions.apply(now);
      for (const line of changesIn(registration.apply(now))) tell(`${path}: ${line}`);
    } catch (error) {
      if (!(error instanceof SimulatorError)) throw error;
      tell(`${path}: What was registered before stays. ${error.message}`);
    }
  };
  return { machines: first.added, stop: whenQuiet(path, reload) };
}

function machinesOf(path: string, { region, account }: World): readonly MachineSource[] {
  const options = { region, account };
  return (statSync(path).isDirectory() ? sourceFromAssembly(path, options) : sourceFromFile(path, options)).machines;
}

function changesIn({ added, updated, removed, refused }: Registered): readonly string[] {
  const lists = { added, updated, removed };
  const changes = Object.entries(lists).flatMap(([what, names]) =>
    names.length ? [`${what} ${names.join(', ')}`] : [],
  );
  return [...changes, ...refused];
}

/** Calls back when the files have changed and then rested for a while. Returns what ends that. */
function whenQuiet(path: string, changed: () => void): () => void {
  const clock = new RealClock();
  let cancel = (): void => undefined;
  const restart = (): void => {
    cancel();
    cancel = clock.wake(clock.now + QUIET_MS, () => (existsSync(path) ? changed() : undefined));
  };
  // A folder is often removed and made anew, a file replaced: the folder around it sees that, too.
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
