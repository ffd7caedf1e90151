// Mocks from a file: JSON, a test case of a mock configuration, or a module that exports them.
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { types } from 'node:util';
import { UsageError } from './command';
import { placesOfModule } from './watch/module-places';
import type { MockEntries, Mocks } from '../simulator/mocks/mock';
import { readMockConfig, scenarioFromFile } from '../simulator/mocks/mocks-from-file';
import type { RunOptions } from '../simulator/run-options';
import { notePlace } from '../templates/sources/places-read';

/**
 * @param path of a file; after a `#`, the test case of a mock configuration, as `Case` or `StateMachine/Case`
 * @param stateMachine the machine that is simulated: if the configuration contains it, its test case is used
 */
export async function readScenario(
  path: string,
  stateMachine: string,
): Promise<Pick<RunOptions, 'mocks' | 'input' | 's3'>> {
  const at = existsSync(path) ? -1 : path.indexOf('#');
  const file = at < 0 ? path : path.slice(0, at);
  notePlace(file);
  if (!existsSync(file)) throw new UsageError(`--mocks ${file}: the file does not exist.`);
  if (isModule(file)) return { mocks: await mocksOfModule(file) };
  return scenarioFromFile(file, at < 0 ? {} : { ...testCaseOf(file, path.slice(at + 1), stateMachine) });
}

function testCaseOf(file: string, name: string, simulated: string): { stateMachine?: string; testCase: string } {
  const config = readMockConfig(file);
  const known = config.stateMachines;
  const [machine, ...rest] = name.split('/');
  if (rest.length > 0 && known.includes(machine!)) return { stateMachine: machine, testCase: rest.join('/') };
  return known.includes(simulated) ? { stateMachine: simulated, testCase: name } : { testCase: name };
}

/** Whether a file of mocks is a module. A pipe is read as JSON: a module has a name. */
export function isModule(path: string): boolean {
  return extname(path) !== '.json' && !statSync(path).isFIFO();
}

/**
 * The mocks that a module exports.
 * @param isAgain loads the module again, with the CommonJS files that it requires; of ES modules, only the file itself
 */
export async function mocksOfModule(path: string, isAgain = false): Promise<Mocks | MockEntries> {
  if (statSync(path).isDirectory()) {
    throw new UsageError(`--mocks ${path}: expected a JSON file or a module that exports mocks; found a folder.`);
  }
  for (const place of placesOfModule(path)) notePlace(place);
  try {
    const loaded = (await load(resolve(path), isAgain)) as { default?: Mocks; mocks?: Mocks };
    return loaded.mocks ?? loaded.default ?? (loaded as Mocks);
  } catch (error) {
    throw new UsageError(`--mocks ${path}: cannot load the file: ${(error as Error).message}.`);
  }
}

/** The own CommonJS files of a loaded module: not those of packages. */
function loadedFrom(path: string): readonly string[] {
  const { cache } = createRequire(resolve(path));
  const found = new Set<string>();
  const visit = (id: string): void => {
    const loaded = cache[id];
    if (!loaded || found.has(id) || id.includes(`${sep}node_modules${sep}`)) return;
    found.add(id);
    for (const child of loaded.children) visit(child.id);
  };
  visit(resolve(path));
  return [...found];
}

/** How often ES modules were loaded again: each time under another address, since Node.js keeps them for ever. */
let again = 0;

/** Loads CommonJS synchronously, and ES modules with import(). */
async function load(path: string, isAgain: boolean): Promise<unknown> {
  const require = createRequire(path);
  if (isAgain) for (const id of loadedFrom(path)) delete require.cache[id];
  try {
    const loaded = require(path) as unknown;
    // Newer versions of Node.js require ES modules, too.
    if (!isAgain || !types.isModuleNamespaceObject(loaded)) return loaded;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ESM') throw error;
  }
  const { href } = pathToFileURL(path);
  return import(isAgain ? `${href}?again=${(again += 1)}` : href);
}
