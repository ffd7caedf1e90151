// The roles that a task passes on to a service: whoever calls the service needs iam:PassRole for them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
import type { Need } from './need';
import type { ServiceCall } from './service-call';
import { isArn } from '../asl/arn';
import { isArray, isObject, member, type Json } from '../json/json';

interface Passing {
  /** Where the arguments name roles. A part may be a list, of which all items count. */
  readonly paths: readonly string[];
  /** The service that assumes the role. */
  readonly to: string;
}

const passing = (to: string, ...paths: readonly string[]): Passing => ({ paths, to: `${to}.amazonaws.com` });

/** Operations of which AWS's documentation says so, by service and action as in a Resource. */
const PASSING: Readonly<Record<string, Passing>> = {
  'eventbridge:putRule': passing('events', 'RoleArn'),
  'eventbridge:putTargets': passing('events', 'Targets.RoleArn'),
  'glue:createCrawler': passing('glue', 'Role'),
  'glue:createJob': passing('glue', 'Role'),
  'lambda:createFunction': passing('lambda', 'Role'),
  'pipes:createPipe': passing('pipes', 'RoleArn'),
  'scheduler:createSchedule': passing('scheduler', 'Target.RoleArn'),
  'scheduler:updateSchedule': passing('scheduler', 'Target.RoleArn'),
  'sfn:createStateMachine': passing('states', 'RoleArn'),
  'sfn:updateStateMachine': passing('states', 'RoleArn'),
};

/** A need for each role that the arguments name by its ARN. */
export function passedRoles(call: ServiceCall): readonly Need[] {
  const key = `${call.service.toLowerCase()}:${call.action}`;
  const found = Object.hasOwn(PASSING, key) ? PASSING[key] : undefined;
  if (!found) return [];
  const roles = found.paths.flatMap((path) => textsAt(call.args, path.split('.')));
  return [...new Set(roles)].filter(isArn).map((role) => ({
    action: 'iam:PassRole',
    resources: [{ names: [role] }],
    context: { 'iam:PassedToService': found.to },
  }));
}

function textsAt(value: Json | undefined, path: readonly string[]): readonly string[] {
  if (isArray(value)) return value.flatMap((item) => textsAt(item, path));
  const [name, ...rest] = path;
  if (name !== undefined) return isObject(value) ? textsAt(member(value, name), rest) : [];
  return typeof value === 'string' ? [value] : [];
}
