// Finds the state machines of a mock configuration: by option, in an app, or next to the configuration.
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Simulator } from '../../simulator/simulator';
import type { SourceOptions } from '../../simulator/source-options';
import type { ResolveOptions } from '../../templates/cloud-formation/template-options';
import { notePlace } from '../../templates/sources/places-read';
import { UsageError } from '../command';
import { isFolder, openSimulator } from '../open-simulator';

const ENDINGS = ['.asl.json', '.asl.yaml', '.asl.yml', '.json', '.yaml', '.yml'];

export interface DefinitionPlaces {
  /** The path of the configuration. */
  readonly config: string;
  /** `NAME=FILE`, each. */
  readonly definitions: readonly string[];
  /** A folder that `cdk synth` wrote, or a template. */
  readonly app: string | undefined;
  /** Whether roles are asked, and values that templates and definitions leave open. */
  readonly options: SourceOptions & Pick<ResolveOptions, 'onUnknownParameters'>;
}

/** Finds the definitions of machines by their names in the configuration. */
export class Definitions {
  private readonly files: ReadonlyMap<string, string>;

  constructor(private readonly places: DefinitionPlaces) {
    this.files = new Map(places.definitions.map(nameAndPath));
  }

  /**
   * @throws UsageError that lists where it was looked for
   * @throws SimulatorError if it cannot be simulated
   */
  simulator(name: string): Simulator {
    const file = this.files.get(name);
    const { app, config, options } = this.places;
    if (file !== undefined) return fromFile(file, name, options);
    if (app !== undefined) return fromApp(app, name, options);
    const beside = ENDINGS.map((ending) => join(dirname(config), `${name}${ending}`)).find(isThere);
    if (beside !== undefined) return fromFile(beside, name, options);
    throw new UsageError(
      `There is no definition of '${name}': expected ${name}.asl.json beside ${basename(config)} (or ${ENDINGS.slice(1).join(', ')}). ` +
        `Set its file with --definition ${name}=FILE, or its app (cdk.out, or a template) with --app.`,
    );
  }
}

function nameAndPath(definition: string): [string, string] {
  const at = definition.indexOf('=');
  if (at > 0 && at < definition.length - 1) return [definition.slice(0, at), definition.slice(at + 1)];
  throw new UsageError(`Invalid --definition '${definition}': expected NAME=FILE.`);
}

/**
 * A definition gets its name from the configuration, regardless of the file name. A template has names for its
 * machines.
 */
function fromFile(path: string, name: string, options: SourceOptions): Simulator {
  if (!isThere(path)) {
    throw new UsageError(`The definition of '${name}' is missing: the file ${path} does not exist.`);
  }
  return Simulator.fromFile(path, { ...options, name, stateMachine: name });
}

function fromApp(path: string, name: string, options: SourceOptions): Simulator {
  if (!isThere(path)) throw new UsageError(`--app ${path}: the folder or file does not exist.`);
  return isFolder(path) ? openSimulator(path, { ...options, stateMachine: name }) : fromFile(path, name, options);
}

/** A watcher waits for what is missing, too. */
function isThere(path: string): boolean {
  notePlace(path);
  return existsSync(path);
}
