// The targets of --forward: which service's tasks go to which URL.
import { serviceRow } from '../../asl/services/lookup';
import { serviceNames } from '../../asl/services/models-file';
import { SimulatorError } from '../../asl/simulator-error';

/** URLs by the service's name in Resources of the AWS SDK, such as `dynamodb`. */
export type ForwardTargets = ReadonlyMap<string, string>;

/** The services that are reached without a client of the AWS SDK. */
const WITHOUT_MODEL = ['apigateway'];

/**
 * Reads texts such as `events=http://127.0.0.1:4566`. A service may have its name in optimised integrations (`events`,
 * `states`) or in those of the AWS SDK (`eventbridge`, `sfn`). Throws a SimulatorError.
 */
export function forwardTargets(texts: readonly string[]): ForwardTargets {
  return new Map(texts.map(targetOf));
}

function targetOf(text: string): readonly [string, string] {
  const [, name, url] = /^([a-z0-9]+)=(https?:\/\/\S+)$/.exec(text) ?? [];
  if (name === undefined || !URL.canParse(url!)) {
    throw new SimulatorError(
      `Invalid --forward '${text}': expected SERVICE=URL, such as dynamodb=http://127.0.0.1:8000.`,
    );
  }
  if (WITHOUT_MODEL.includes(name)) return [name, url!];
  const service = serviceRow({ kind: 'optimised', service: name })?.model ?? name;
  const known = serviceNames();
  if (known.includes(service)) return [service, url!];
  const near = known.filter((one) => one.includes(name) || (one.length > 3 && name.startsWith(one))).slice(0, 5);
  const hint = near.length > 0 ? ` Similar names: ${near.join(', ')}.` : '';
  throw new SimulatorError(
    `Invalid --forward '${text}': expected the name of a service in a Resource, such as dynamodb, events or s3; found '${name}'.${hint}`,
  );
}
