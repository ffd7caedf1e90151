// What a task calls, read from its Resource and its arguments.
import { isFunctionArn } from '../asl/integrations';
import { isObject, member, type Json, type JsonObject } from '../json/json';
import type { Environment } from '../templates/cloud-formation/environment';

/** A call of a service: `dynamodb`, `putItem`, none, or of the AWS SDK: `aws-sdk:dynamodb`, `putItem`. */
export interface ServiceCall {
  /** As in the Resource; an AWS SDK integration without its `aws-sdk:`. */
  readonly service: string;
  readonly isSdk: boolean;
  readonly action: string;
  /** `sync`, `sync:2`, `waitForTaskToken`, or undefined for request and response. */
  readonly pattern: string | undefined;
  readonly args: JsonObject;
  /** Where the resources are that the arguments name without saying where. */
  readonly home: Pick<Environment, 'partition' | 'region' | 'account'>;
}

const SERVICE = /^arn:[^:]+:states:[^:]*:[^:]*:(aws-sdk:)?([^:]+):([^:.]+)(?:\.(.+))?$/;

/** Undefined for an activity, whose workers come by themselves. */
export function serviceCall(resource: string, args: Json, home: ServiceCall['home']): ServiceCall | undefined {
  const given = isObject(args) ? args : {};
  if (isFunctionArn(resource)) {
    const named = { FunctionName: resource };
    return { service: 'lambda', isSdk: false, action: 'invoke', pattern: undefined, args: named, home };
  }
  const [, sdk, service, action, pattern] = SERVICE.exec(resource) ?? [];
  if (service === undefined || action === undefined || service === 'activity') return undefined;
  return { service, isSdk: sdk !== undefined, action, pattern, args: given, home };
}

export function isSync({ pattern }: ServiceCall): boolean {
  return pattern === 'sync' || pattern === 'sync:2';
}

/** An argument that is text. */
export function text({ args }: Pick<ServiceCall, 'args'>, name: string): string | undefined {
  const value = member(args, name);
  return typeof value === 'string' ? value : undefined;
}

/** `arn:aws:<service>:<region>:<account>:<rest>` of something at home. */
export function localArn({ home }: ServiceCall, service: string, rest: string): string {
  return `arn:${home.partition}:${service}:${home.region}:${home.account}:${rest}`;
}
