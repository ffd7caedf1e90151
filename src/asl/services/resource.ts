// Reads the field Resource of a Task. No other code does.
import { parseArn, type Arn, type Home } from '../arn';

/** The part after the dot of a service integration. Without it, the task ends with the service's response. */
export type IntegrationPattern = 'sync' | 'sync:2' | 'waitForTaskToken';

/** Before the service in calls of the AWS SDK. */
const SDK = 'aws-sdk:';

/** An action of a service, with any pattern. */
export interface ServiceAction {
  readonly kind: 'function' | 'optimised' | 'sdk';
  /** For `aws-sdk:s3:getObject` it is `s3`. */
  readonly service: string;
  readonly action: string;
}

interface Located extends Home {
  /** The whole Resource. */
  readonly arn: string;
}

/** A Lambda function by its ARN, with or without a version or an alias. It means a call of `lambda:invoke`. */
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

/** Workers poll for the tasks of an activity; no service is called. */
export interface ActivityResource extends Located {
  readonly kind: 'activity';
  readonly name: string;
}

export type TaskResource = FunctionResource | ServiceResource | ActivityResource;

/**
 * Undefined if a Task cannot call it. This does not check that the service and the action exist. Text after the dot
 * that is not a pattern stays part of the action, because an unresolved definition may have a placeholder there.
 */
export function readResource(arn: string): TaskResource | undefined {
  const known = resources.get(arn);
  if (known) return known;
  const resource = parseResource(arn);
  if (!resource) return undefined;
  if (resources.size >= MOST_REMEMBERED) resources.clear();
  resources.set(arn, resource);
  return resource;
}

/** Several rules and the compiler read each Resource, and most definitions repeat a few. */
const resources = new Map<string, TaskResource>();
const MOST_REMEMBERED = 1000;

function parseResource(arn: string): TaskResource | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service === 'states') return statesResource(arn, parsed);
  if (parsed?.service !== 'lambda' || !parsed.resource.startsWith('function:')) return undefined;
  const { partition, region, account } = parsed;
  return { kind: 'function', service: 'lambda', action: 'invoke', pattern: undefined, arn, partition, region, account };
}

function statesResource(arn: string, { partition, region, account, resource }: Arn): TaskResource | undefined {
  const isSdk = resource.startsWith(SDK);
  const start = isSdk ? SDK.length : 0;
  const colon = resource.indexOf(':', start);
  if (colon <= start) return undefined;
  const service = resource.slice(start, colon);
  const called = resource.slice(colon + 1);
  if (!isSdk && service === 'activity') return { kind: 'activity', name: called, arn, partition, region, account };
  const pattern = patternOf(called);
  const action = pattern === undefined ? called : called.slice(0, -1 - pattern.length);
  if (action === '' || action.includes(':')) return undefined;
  return { kind: isSdk ? 'sdk' : 'optimised', service, action, pattern, arn, partition, region, account };
}

/** The pattern at the end of a Resource, whatever precedes it. */
export function patternOf(resource: string): IntegrationPattern | undefined {
  if (resource.endsWith('.sync')) return 'sync';
  if (resource.endsWith('.waitForTaskToken')) return 'waitForTaskToken';
  return resource.endsWith('.sync:2') ? 'sync:2' : undefined;
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
  return kind === 'sdk' ? SDK + service : service;
}

/** Whether the text is nothing but a placeholder. */
export function isWholePlaceholder(text: string): boolean {
  return text.startsWith('${') && /^\$\{[^{}]+\}$/.test(text);
}

/** Whether a deployment still has to replace a placeholder such as `${ChargeFunction}` (DefinitionSubstitutions). */
export function hasPlaceholder(resource: string): boolean {
  return /\$\{[^}]+\}/.test(resource);
}
