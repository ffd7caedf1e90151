// A task's call of a service, with its arguments.
import { arnAt, type Home } from '../asl/arn';
import type { FunctionResource, ServiceResource, TaskResource } from '../asl/services/resource';
import { isObject, member, type Json, type JsonObject } from '../json/json';

/** A call of a service. */
export interface ServiceCall extends Pick<
  FunctionResource | ServiceResource,
  'kind' | 'service' | 'action' | 'pattern'
> {
  readonly args: JsonObject;
  /** The region and account of resources that the arguments name only by name. */
  readonly home: Home;
}

/** Undefined for an activity: Step Functions calls nothing, workers poll. */
export function serviceCall(resource: TaskResource, args: Json, home: Home): ServiceCall | undefined {
  if (resource.kind === 'activity') return undefined;
  const { kind, service, action, pattern } = resource;
  const given = isObject(args) ? args : {};
  return { kind, service, action, pattern, args: kind === 'function' ? { FunctionName: resource.arn } : given, home };
}

/** A string argument. */
export function text({ args }: Pick<ServiceCall, 'args'>, name: string): string | undefined {
  const value = member(args, name);
  return typeof value === 'string' ? value : undefined;
}

/** `arn:aws:<service>:<region>:<account>:<rest>` in the call's own region and account. */
export function localArn({ home }: ServiceCall, service: string, rest: string): string {
  return arnAt(home, service, rest);
}
