// Loads the AWS SDK for JavaScript that the user has installed: a service's package, and a client for an endpoint.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ForwardTargets } from './targets';
import { SimulatorError } from '../../asl/simulator-error';

export interface SdkClient {
  readonly config?: { readonly requestHandler?: object };
  send(command: object): Promise<object>;
}

/** A package such as @aws-sdk/client-dynamodb. */
export type SdkPackage = Readonly<Record<string, unknown>>;

/**
 * Finds the package of a service by its name in Resources, such as `secretsmanager`; undefined if none is installed.
 */
export type LoadSdk = (service: string) => SdkPackage | undefined;

/** The Node.js handler for HTTP/1.1 beside the installed clients; undefined without one. */
function plainHandler(): object | undefined {
  const require = createRequire(join(process.cwd(), 'package.json'));
  try {
    // eslint-disable-next-line import/no-extraneous-dependencies -- a dependency of the clients, which the user installs
    const { NodeHttpHandler } = require('@smithy/node-http-handler') as { NodeHttpHandler: new () => object };
    return new NodeHttpHandler();
  } catch {
    return undefined;
  }
}

/** Searches the project in the working directory. Packages are named like the services, with dashes between words. */
const loadInstalledSdk: LoadSdk = (service) => {
  const require = createRequire(join(process.cwd(), 'package.json'));
  for (const folder of require.resolve.paths('@aws-sdk/client-sfn') ?? []) {
    const name = packagesIn(join(folder, '@aws-sdk')).find((one) => one.replace(/-/g, '') === `client${service}`);
    if (name !== undefined) return require(`@aws-sdk/${name}`) as SdkPackage;
  }
  return undefined;
};

function packagesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A service's client, and where it sends its requests. */
export interface SdkTarget {
  readonly service: string;
  readonly url: string;
  readonly sdk: SdkPackage;
  readonly client: SdkClient;
}

/** The clients of all targets, each loaded when it is needed. */
export class SdkClients {
  private readonly found = new Map<string, SdkTarget>();

  constructor(
    private readonly targets: ForwardTargets,
    private readonly load: LoadSdk = loadInstalledSdk,
  ) {}

  /** Undefined for a service that is not forwarded. Throws a SimulatorError if its client is not installed. */
  find(service: string, region: string): SdkTarget | undefined {
    const known = this.found.get(service);
    if (known) return known;
    const url = this.targets.get(service);
    if (url === undefined) return undefined;
    const sdk = sdkOf(service, this.load);
    const target = { service, url, sdk, client: clientOf(sdk, url, region) };
    this.found.set(service, target);
    return target;
  }
}

/** Throws a SimulatorError that says what to install. */
function sdkOf(service: string, load: LoadSdk): SdkPackage {
  const found = load(service);
  if (found) return found;
  throw new SimulatorError(
    `--forward ${service} needs the AWS SDK's client for this service. In the folder where the endpoint is started, run ` +
      `npm install --save-dev @aws-sdk/client-${service} (with dashes between the words of its name).`,
  );
}

/** Credentials come from the environment, if it has any: a stand-in for AWS accepts all. */
function clientOf(sdk: SdkPackage, endpoint: string, region: string): SdkClient {
  const name = Object.keys(sdk).find((one) => /^[A-Z]\w*Client$/.test(one) && one !== '__Client')!;
  const Client = sdk[name] as new (options: object) => SdkClient;
  const { AWS_ACCESS_KEY_ID, AWS_PROFILE } = process.env;
  const known = AWS_ACCESS_KEY_ID !== undefined || AWS_PROFILE !== undefined;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  // Uses path-style buckets and no host prefixes, because subdomains of a local endpoint do not resolve.
  const options = {
    ...{ endpoint, region, forcePathStyle: true, disableHostPrefix: true },
    ...(!known && { credentials }),
  };
  const client = new Client(options);
  // Some clients, such as that of Kinesis, speak HTTP/2, which local endpoints do not.
  const isHttp2 = client.config?.requestHandler?.constructor.name === 'NodeHttp2Handler';
  const requestHandler = isHttp2 && endpoint.startsWith('http:') ? plainHandler() : undefined;
  return requestHandler ? new Client({ ...options, requestHandler }) : client;
}
