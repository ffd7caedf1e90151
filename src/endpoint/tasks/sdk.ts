// Loads the AWS SDK for JavaScript that the user has installed: a service's package, and a client for an endpoint.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SimulatorError } from '../../asl/simulator-error';

export interface SdkClient {
  send(command: object): Promise<object>;
}

/** A package such as @aws-sdk/client-dynamodb. */
export type SdkPackage = Readonly<Record<string, unknown>>;

/**
 * Finds the package of a service by its name in Resources, such as `secretsmanager`; undefined if none is installed.
 */
export type LoadSdk = (service: string) => SdkPackage | undefined;

/** Searches the project in the working directory. Packages are named like the services, with dashes between words. */
export const loadInstalledSdk: LoadSdk = (service) => {
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

/** Throws a SimulatorError that says what to install. */
export function sdkOf(service: string, load: LoadSdk): SdkPackage {
  const found = load(service);
  if (found) return found;
  throw new SimulatorError(
    `--forward ${service} needs the AWS SDK's client for this service. In the folder where the endpoint is started, run ` +
      `npm install --save-dev @aws-sdk/client-${service} (with dashes between the words of its name).`,
  );
}

/** Credentials come from the environment, if it has any: a stand-in for AWS accepts all. */
export function clientOf(sdk: SdkPackage, endpoint: string, region: string): SdkClient {
  const name = Object.keys(sdk).find((one) => /^[A-Z]\w*Client$/.test(one) && one !== '__Client')!;
  const Client = sdk[name] as new (options: object) => SdkClient;
  const { AWS_ACCESS_KEY_ID, AWS_PROFILE } = process.env;
  const known = AWS_ACCESS_KEY_ID !== undefined || AWS_PROFILE !== undefined;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  // Uses path-style buckets and no host prefixes, because subdomains of a local endpoint do not resolve.
  return new Client({
    ...{ endpoint, region, forcePathStyle: true, disableHostPrefix: true },
    ...(!known && { credentials }),
  });
}
