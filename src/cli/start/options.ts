// The options of `start`.
import { parseArgs } from 'node:util';
import { readEnvFile } from './env-file';
import { DEFAULT_REGION } from '../../asl/identity';
import type { EndpointOptions } from '../../endpoint/endpoint';
import { isOrigin } from '../../endpoint/http/guard';
import { RealClock } from '../../runtime/clock';
import type { TemplateOptions } from '../../templates/cloud-formation/template-options';
import { UsageError } from '../command';
import { LOG_LEVELS, type LogLevel } from '../live-log/fact';
import { templateValues, VALUE_OPTIONS } from '../template-values';

export interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly endpoint: EndpointOptions;
  /** The folders and files whose state machines are registered. */
  readonly apps: readonly string[];
  /** What their templates and definitions leave open. */
  readonly values: TemplateOptions;
  /** The file of mocks, to watch it. */
  readonly mocksFile: string | undefined;
  /** The services whose tasks are sent to another endpoint. */
  readonly forwarded: ReadonlySet<string>;
  readonly log: LogLevel;
}

/** Throws a UsageError, or a SimulatorError for an invalid file of mocks. */
export async function readOptions(args: readonly string[]): Promise<StartOptions> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8083' },
      host: { type: 'string', default: '127.0.0.1' },
      'allow-host': { type: 'string', multiple: true, default: [] },
      'allow-origin': { type: 'string', multiple: true, default: [] },
      region: { type: 'string' },
      account: { type: 'string' },
      app: { type: 'string', multiple: true, default: [] },
      mocks: { type: 'string' },
      forward: { type: 'string', multiple: true, default: [] },
      s3: { type: 'string' },
      env: { type: 'string' },
      inspect: { type: 'string' },
      'inspect-brk': { type: 'string' },
      'ignore-permissions': { type: 'boolean', default: false },
      'ignore-models': { type: 'boolean', default: false },
      'time-scale': { type: 'string', default: '1' },
      'skip-waits': { type: 'boolean', default: false },
      'keep-events': { type: 'string', default: '200000' },
      log: { type: 'string', default: 'normal' },
      ...VALUE_OPTIONS,
    },
  });
  if (values.account !== undefined && !/^\d{12}$/.test(values.account)) {
    throw new UsageError(`Invalid --account '${values.account}': expected twelve digits.`);
  }
  if (values.region !== undefined && !/^[a-z0-9-]+$/.test(values.region)) {
    throw new UsageError(`Invalid --region '${values.region}': expected the name of a region, such as us-east-1.`);
  }
  if (values.host === '') {
    throw new UsageError('Missing ADDRESS of --host: expected an address or a name of this machine.');
  }
  for (const origin of values['allow-origin']) {
    if (!isOrigin(origin)) {
      throw new UsageError(`Invalid --allow-origin '${origin}': expected an origin such as http://localhost:3000.`);
    }
  }
  const { port, host, region, account, mocks } = values;
  return {
    port: whole('--port', port, 0, 65_535),
    host,
    apps: values.app,
    values: templateValues(values),
    mocksFile: mocks,
    forwarded: new Set(values.forward.map((text) => text.split('=', 1)[0]!)),
    log: levelOf(values.log),
    endpoint: {
      ...{ region, account },
      allowedHosts: [...values['allow-host'], host],
      allowedOrigins: values['allow-origin'],
      clock: new RealClock({ timeScale: scaleOf(values['time-scale']), skipWaits: values['skip-waits'] }),
      asksPermissions: !values['ignore-permissions'],
      checksArguments: !values['ignore-models'],
      ...forwarding(values.forward, values.s3, region),
      ...(values.env !== undefined && { functionEnvironment: readEnvFile(values.env) }),
      ...inspection(values.inspect, values['inspect-brk']),
      keepEvents: whole('--keep-events', values['keep-events'], 0, 1e9),
      ...(mocks !== undefined && { mocks: await mockSourceModule().mockSource(mocks) }),
    },
  };
}

/** Loaded only if asked for, because it reads the models of AWS's services. */
function forwarding(
  texts: readonly string[],
  folder: string | undefined,
  region = DEFAULT_REGION,
): Pick<EndpointOptions, 'answerers' | 'objects'> {
  /* eslint-disable @typescript-eslint/no-require-imports -- loaded on demand */
  if (texts.length === 0) {
    if (folder === undefined) return {};
    const { FolderObjects } =
      require('../../simulator/folder-objects') as typeof import('../../simulator/folder-objects');
    return { objects: new FolderObjects(folder) };
  }
  const { forwarded } =
    require('../../endpoint/forwarding/forward') as typeof import('../../endpoint/forwarding/forward');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const { answerers, objects } = forwarded(texts, region);
  if (folder === undefined) return { answerers, ...(objects && { objects }) };
  if (objects) throw new UsageError('The options --s3 and --forward s3 exclude each other: remove one of them.');
  return { answerers, ...forwarding([], folder) };
}

function inspection(
  port: string | undefined,
  waitingPort: string | undefined,
): Pick<EndpointOptions, 'functionInspection'> {
  if (port !== undefined && waitingPort !== undefined) {
    throw new UsageError('The options --inspect and --inspect-brk exclude each other: remove one of them.');
  }
  if (port !== undefined) return { functionInspection: { port: whole('--inspect', port, 1, 65_535), waits: false } };
  if (waitingPort === undefined) return {};
  return { functionInspection: { port: whole('--inspect-brk', waitingPort, 1, 65_535), waits: true } };
}

/** Loaded only if there are mocks, because it loads much of the simulator. */
function mockSourceModule(): typeof import('./mock-source') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded on demand
  return require('./mock-source') as typeof import('./mock-source');
}

function whole(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`Invalid ${option} '${text}': expected a number from ${least} to ${most}.`);
}

function scaleOf(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= 1e6) return value;
  throw new UsageError(`Invalid --time-scale '${text}': expected a number above 0 and up to 1000000.`);
}

function levelOf(text: string): LogLevel {
  const level = LOG_LEVELS.find((one) => one === text);
  if (level) return level;
  throw new UsageError(`Invalid --log '${text}': expected ${orList(LOG_LEVELS)}.`);
}

function orList(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]!}`;
}
