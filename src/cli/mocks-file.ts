// Mocks from a file: JSON with the names that the functions have in code, or a module that exports them.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from './command';
import { isArray, isObject, member, type Json } from '../json/json';
import { fails, returns, sequence, type Mock, type Mocks } from '../simulator/mocks/mock';

/** Reads the mocks of a file. Throws a UsageError that names the file, the place, and what was expected. */
export async function readMocks(path: string): Promise<Mocks> {
  if (!existsSync(path)) throw new UsageError(`--mocks ${path}: there is no such file.`);
  if (extname(path) !== '.json') return mocksOfModule(path);
  const mocks = parsed(path);
  if (!isObject(mocks)) {
    throw new UsageError(`${path}: expected an object with an answer under each task state's name.`);
  }
  return Object.fromEntries(Object.entries(mocks).map(([state, answer]) => [state, mockOf(answer, path, state)]));
}

async function mocksOfModule(path: string): Promise<Mocks> {
  try {
    const loaded = (await load(resolve(path))) as { default?: Mocks; mocks?: Mocks };
    return loaded.mocks ?? loaded.default ?? (loaded as Mocks);
  } catch (error) {
    throw new UsageError(`--mocks ${path} cannot be loaded: ${(error as Error).message}`);
  }
}

/** CommonJS at once, an ES module by import(). */
async function load(path: string): Promise<unknown> {
  try {
    return createRequire(path)(path) as unknown;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ESM') throw error;
    return import(pathToFileURL(path).href);
  }
}

function parsed(path: string): Json {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Json;
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}.`);
  }
}

function mockOf(answer: Json, path: string, place: string): Mock {
  if (isArray(answer)) return sequence(...answer.map((one, index) => mockOf(one, path, `${place}[${index}]`)));
  if (isObject(answer)) {
    const keys = Object.keys(answer);
    if (keys.length === 1 && keys[0] === 'returns') return returns(answer.returns);
    if (keys.length === 1 && keys[0] === 'fails' && isFailure(answer.fails!)) {
      const { error, cause } = answer.fails as { error?: string; cause?: string };
      return fails(error, cause);
    }
  }
  throw new UsageError(
    `${path}: '${place}' is ${JSON.stringify(answer).slice(0, 80)}: expected { "returns": VALUE }, ` +
      '{ "fails": { "error": "NAME", "cause": "TEXT" } }, or a list of these, one for each attempt.',
  );
}

function isFailure(failure: Json): boolean {
  return (
    isObject(failure) &&
    Object.keys(failure).every((key) => key === 'error' || key === 'cause') &&
    [member(failure, 'error'), member(failure, 'cause')].every((text) => text === undefined || typeof text === 'string')
  );
}
