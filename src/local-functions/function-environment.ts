// The environment of a function's process: its own variables, Lambda's, and only the PATH of the host.
// docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
import { DEFAULT_MEMORY, type FunctionConfiguration } from './local-function';

export interface EnvironmentPlace {
  /** The folder with the function's code. */
  readonly folder: string;
  /** The folder with the bootstraps. */
  readonly runtime: string;
  readonly stream: string;
  readonly region: string;
  readonly runtimeApi: string;
}

export function logGroupOf(functionName: string): string {
  return `/aws/lambda/${functionName}`;
}

export function functionEnvironment(
  { name, runtime, handler, memorySize = DEFAULT_MEMORY, environment = {} }: FunctionConfiguration,
  { folder, runtime: runtimeFolder, stream, region, runtimeApi }: EnvironmentPlace,
): Record<string, string> {
  return {
    ...{ TZ: ':UTC', LANG: 'en_US.UTF-8', PATH: process.env.PATH ?? '' },
    // Windows cannot start processes without it.
    ...(process.env.SystemRoot !== undefined && { SystemRoot: process.env.SystemRoot }),
    // Placeholders for SDKs that do not work without credentials.
    ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_SESSION_TOKEN: 'test' },
    ...environment,
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
