// The environment of a function's process: its own variables, Lambda's, and only the PATH of the host.
// docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
import { delimiter, join } from 'node:path';
import { DEFAULT_MEMORY, type FunctionConfiguration } from './local-function';

export interface EnvironmentPlace {
  /** The folder with the function's code. */
  readonly folder: string;
  /** The folder with the bootstraps. */
  readonly runtime: string;
  /** The folders of the layers, first to last. */
  readonly layers?: readonly string[];
  readonly stream: string;
  readonly region: string;
  readonly runtimeApi: string;
}

export function logGroupOf(functionName: string): string {
  return `/aws/lambda/${functionName}`;
}

export function functionEnvironment(
  { name, runtime, handler, memorySize = DEFAULT_MEMORY, environment = {} }: FunctionConfiguration,
  { folder, runtime: runtimeFolder, layers = [], stream, region, runtimeApi }: EnvironmentPlace,
): Record<string, string> {
  return {
    LANG: 'en_US.UTF-8',
    ...hostVariables(),
    // Placeholders for SDKs that do not work without credentials.
    ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_SESSION_TOKEN: 'test' },
    ...environment,
    ...searchPaths(runtime, folder, layers, environment),
    ...{ AWS_REGION: region, AWS_DEFAULT_REGION: region },
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memorySize),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: logGroupOf(name),
    AWS_LAMBDA_LOG_STREAM_NAME: stream,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    LAMBDA_TASK_ROOT: folder,
    // Processes that a function detached are found by it: see runtime-folders.ts.
    LAMBDA_RUNTIME_DIR: runtimeFolder,
    _HANDLER: handler,
  };
}

/**
 * What a process needs of the host. Windows cannot start one without SystemRoot, has no other folder for temporary files that
 * can be written, and does not know the colon of Lambda's TZ.
 */
export function hostVariables(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
  if (platform !== 'win32') return { TZ: ':UTC' };
  const passed = ['SystemRoot', 'TEMP', 'TMP'].flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]));
  return { TZ: 'UTC', ...(Object.fromEntries(passed) as Record<string, string>) };
}

/**
 * Where programs, libraries and modules of layers are found, as Lambda has them below /opt
 * (docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html). A later layer comes first.
 */
function searchPaths(
  runtime: string,
  folder: string,
  layers: readonly string[],
  { PATH, NODE_PATH, PYTHONPATH, LD_LIBRARY_PATH }: Readonly<Record<string, string>>,
): Record<string, string> {
  const inLayers = (...parts: readonly string[]): string[] =>
    [...layers].reverse().flatMap((layer) => parts.map((part) => join(layer, part)));
  const joined = (...paths: readonly (string | undefined)[]): string =>
    paths.filter((path) => path !== undefined && path !== '').join(delimiter);
  const paths: Record<string, string> = { PATH: joined(...inLayers('bin'), PATH ?? process.env.PATH) };
  if (layers.length === 0) return paths;
  const version = /\d+(\.\d+)?/.exec(runtime)?.[0] ?? '';
  paths.LD_LIBRARY_PATH = joined(...inLayers('lib'), folder, join(folder, 'lib'), LD_LIBRARY_PATH);
  if (runtime.startsWith('nodejs')) {
    const places = inLayers(`nodejs/node${Number.parseInt(version, 10)}/node_modules`, 'nodejs/node_modules');
    paths.NODE_PATH = joined(...places, folder, NODE_PATH);
  }
  if (runtime.startsWith('python')) {
    paths.PYTHONPATH = joined(...inLayers(`python/lib/python${version}/site-packages`, 'python'), PYTHONPATH);
  }
  return paths;
}
