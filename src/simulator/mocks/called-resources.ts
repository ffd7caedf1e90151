// What a task calls: the ARNs and names that its Resource and its arguments tell.
import type { TaskState } from '../../asl/task-states';
import { isObject, type Json } from '../../json/json';

const SERVICE = /^arn:[^:]+:states:[^:]*:[^:]*:(?:aws-sdk:)?[^:]+:[^:]+(?::2)?$/;
const OWN_KIND = /^arn:[^:]+:states:[^:]*:[^:]*:(activity|stateMachine):/;
const QUALIFIED = /^(arn:[^:]+:(?:lambda:[^:]*:[^:]*:function|states:[^:]*:[^:]*:stateMachine):[^:]+):[^:]+$/;
// Parameters that say who is called, where an expression makes them: FunctionName, StateMachineArn, QueueUrl.
const NAMES_A_RESOURCE = /(Name|Arn|Url)$/;

/** Everything that the state's Resource and its literal arguments name. */
export function calledByTask({ resource, given }: TaskState, machineArn: string): readonly string[] {
  return identitiesIn(resource, given ?? null, machineArn);
}

/** Whether what is called shows only when the task runs. */
export function mayCallAnything({ resource, given }: TaskState): boolean {
  if (!isService(resource)) return false;
  if (!isObject(given)) return typeof given === 'string';
  return Object.entries(given).some(
    ([name, value]) =>
      (name.endsWith('.$') && NAMES_A_RESOURCE.test(name.slice(0, -2))) ||
      (NAMES_A_RESOURCE.test(name) && isExpression(value)),
  );
}

/**
 * The Resource, and what the arguments of a service name: `FunctionName`, `StateMachineArn`, `QueueUrl` and whatever
 * else is a text at their top. Versions and aliases are followed by the function or the machine that they belong to.
 */
export function identitiesIn(resource: string, args: Json, machineArn: string): readonly string[] {
  if (!isService(resource)) return withUnqualified([resource]);
  const named = Object.entries(isObject(args) ? args : {}).flatMap(([name, value]) =>
    typeof value === 'string' && !name.endsWith('.$') && !isExpression(value)
      ? [name === 'FunctionName' ? functionArn(value, machineArn) : value]
      : [],
  );
  return withUnqualified([...named, resource]);
}

function isService(resource: string): boolean {
  return SERVICE.test(resource) && !OWN_KIND.test(resource);
}

function isExpression(value: Json): boolean {
  return typeof value === 'string' && value.startsWith('{%');
}

function withUnqualified(identities: readonly string[]): readonly string[] {
  return identities.flatMap((identity) => {
    const unqualified = QUALIFIED.exec(identity)?.[1];
    return unqualified === undefined ? [identity] : [identity, unqualified];
  });
}

/** Lambda takes a name, `name:alias` or `account:function:name` for an ARN of the caller's own region and account. */
export function functionArn(name: string, machineArn: string): string {
  if (name.startsWith('arn:')) return name;
  const [, partition, , region, account] = machineArn.split(':');
  const partial = /^(?:(\d{12}):)?(?:function:)?([^:]+(?::[^:]+)?)$/.exec(name);
  return `arn:${partition}:lambda:${region}:${partial?.[1] ?? account}:function:${partial?.[2] ?? name}`;
}
