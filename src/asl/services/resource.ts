// What a Task calls: the only reader of the field Resource.
import { parseArn, type Home } from '../arn';

/** Behind the dot of a service integration. Without one, the task ends with the service's response. */
export type IntegrationPattern = 'sync' | 'sync:2' | 'waitForTaskToken';

const PATTERNS: readonly IntegrationPattern[] = ['sync', 'sync:2', 'waitForTaskToken'];

/** An action of a service, and how the task waits for it. */
export interface ServiceAction {
  readonly kind: 'function' | 'optimised' | 'sdk';
  /** Of `aws-sdk:s3:getObject` it is `s3`. */
  readonly service: string;
  readonly action: string;
}

interface Located extends Home {
  /** The whole Resource. */
  readonly arn: string;
}

/** A Lambda function by its own ARN, with or without a version or an alias: a call of `lambda:invoke`. */
export interface FunctionResource extends Located {
  readonly kind: 'function';
  readonly service: 'lambda';
  readonly action: 'invoke';
  readonly pattern: undefined;
}

/** `arn:aws:states:::SERVICE:ACTION.PATTERN`, or the same with `aws-sdk:` before the service. */
export interface ServiceResource extends Located, ServiceAction {
  readonly kind: 'optimised' | 'sdk';
  readonly pattern: IntegrationPattern | undefined;
}

/** Workers poll for the tasks of an activity: it is no call of a service. */
export interface ActivityResource extends Located {
  readonly kind: 'activity';
  readonly name: string;
}

export type TaskResource = FunctionResource | ServiceResource | ActivityResource;

/**
 * Undefined for what no Task can call. Whether the service and the action exist is another question. Text behind the dot that is no
 * pattern stays part of the action; a definition that still has placeholders may have one there.
 */
export function readResource(arn: string): TaskResource | undefined {
  const parsed = parseArn(arn);
  if (!parsed) return undefined;
  const { partition, service, region, account, resource } = parsed;
  const located = { arn, partition, region, account };
  if (service === 'lambda') {
    if (!resource.startsWith('function:')) return undefined;
    return { kind: 'function', service: 'lambda', action: 'invoke', pattern: undefined, ...located };
  }
  if (service !== 'states') return undefined;
  const [first, second] = splitAt(resource, resource.indexOf(':'));
  if (first === 'activity') return { kind: 'activity', name: second, ...located };
  if (first !== 'aws-sdk') return serviceResource('optimised', first, second, located);
  return serviceResource('sdk', ...splitAt(second, second.indexOf(':')), located);
}

function serviceResource(
  kind: ServiceResource['kind'],
  service: string,
  called: string,
  located: Located,
): ServiceResource | undefined {
  const pattern = patternOf(called);
  const action = pattern === undefined ? called : called.slice(0, -1 - pattern.length);
  if (service === '' || action === '' || action.includes(':')) return undefined;
  return { kind, service, action, pattern, ...located };
}

/** The pattern that a Resource ends with, whatever comes before it. */
export function patternOf(resource: string): IntegrationPattern | undefined {
  return PATTERNS.find((pattern) => resource.endsWith(`.${pattern}`));
}

/** Whether the task waits for the end of a job. */
export function isSync({ pattern }: { readonly pattern: IntegrationPattern | undefined }): boolean {
  return pattern === 'sync' || pattern === 'sync:2';
}

/** Whether it calls this action of an optimised integration, with any pattern. */
export function isOptimised(
  resource: TaskResource | undefined,
  service: string,
  action: string,
): resource is ServiceResource {
  return resource?.kind === 'optimised' && resource.service === service && resource.action === action;
}

/** The service as Resources and histories name it: `dynamodb`, or `aws-sdk:dynamodb`. */
export function resourceType({ kind, service }: Pick<ServiceAction, 'kind' | 'service'>): string {
  return kind === 'sdk' ? `aws-sdk:${service}` : service;
}

/** Whether a deployment fills something in, such as `${ChargeFunction}`: DefinitionSubstitutions. */
export function hasPlaceholder(resource: string): boolean {
  return /\$\{[^}]+\}/.test(resource);
}

/** The texts before and after a separator of one character; all is before it where there is none. */
function splitAt(text: string, at: number): [string, string] {
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
