// Mocks from a JSON file: our own form, or a test case of a mock configuration of Step Functions Local.
import { basename } from 'node:path';
import { jsonMocks, jsonSurroundings } from './json-mocks';
import type { Mocks } from './mock';
import { MockConfig } from './mock-config';
import { SimulatorError } from '../../asl/simulator-error';
import type { Json, JsonObject } from '../../json/json';
import { parseJson, tryReadFile } from '../../templates/sources/files';

/** Which test case of a mock configuration is meant. */
export interface MocksFromFileOptions {
  /** The machine's name in the file. Default: the one that has the test case. */
  readonly stateMachine?: string;
  /** Default: the machine's only one. */
  readonly testCase?: string;
}

/**
 * The mocks of a JSON file: `{ "Charge": { "returns": { "id": "p1" } } }`, or a test case of a MockConfigFile.json of Step
 * Functions Local, whose responses are read when they are needed.
 * @throws SimulatorError that names the file, the place, and what was expected
 */
export function mocksFromFile(path: string, options: MocksFromFileOptions = {}): Mocks {
  return mocksIn(readJson(path), path, options);
}

/** Mocks with what else a file has for the run. */
export interface Scenario {
  /** The mocks of the file. */
  readonly mocks: Mocks;
  /** Absent if the file has no `$input`. */
  readonly input?: Json;
  /** The objects in S3 by `bucket/key`. Absent if the file has no `$s3`. */
  readonly s3?: JsonObject;
}

/**
 * The mocks of a JSON file, with the input in its member `$input` and the objects in S3 in its member `$s3`, if it has
 * them: the options of a run. `cdk-lambda-workflows scaffold` writes such a file.
 *
 * @throws SimulatorError that names the file, the place, and what was expected
 * @example
 * import { scenarioFromFile, Simulator } from 'cdk-lambda-workflows/simulator';
 *
 * const execution = await Simulator.fromFile('orders.asl.json').run(scenarioFromFile('orders.mocks.json'));
 * console.log(execution.status);
 */
export function scenarioFromFile(path: string, options: MocksFromFileOptions = {}): Scenario {
  const content = readJson(path);
  const surroundings = MockConfig.isOne(content) ? {} : jsonSurroundings(content, path);
  return { mocks: mocksIn(content, path, options), ...surroundings };
}

function mocksIn(content: Json, path: string, options: MocksFromFileOptions): Mocks {
  if (MockConfig.isOne(content)) {
    return new MockConfig(content, basename(path)).choose(options.stateMachine, options.testCase);
  }
  if (options.testCase === undefined) return jsonMocks(content, path);
  throw new SimulatorError(
    `${path} is not a mock configuration with a test case '${options.testCase}': expected an object with StateMachines and MockedResponses.`,
  );
}

/**
 * The mock configuration in a file; undefined if the file contains something else.
 * @throws SimulatorError if the file does not exist
 */
export function tryReadMockConfig(path: string): MockConfig | undefined {
  const content = readJson(path);
  return MockConfig.isOne(content) ? new MockConfig(content, basename(path)) : undefined;
}

/** @throws SimulatorError if the file does not exist or is not a mock configuration */
export function readMockConfig(path: string): MockConfig {
  const config = tryReadMockConfig(path);
  if (config) return config;
  throw new SimulatorError(
    `${path} is not a mock configuration: expected an object with StateMachines and MockedResponses.`,
  );
}

function readJson(path: string): Json {
  const text = tryReadFile(path);
  if (text === undefined) throw new SimulatorError(`The file ${path} does not exist.`);
  return parseJson(text, `file ${path}`);
}
