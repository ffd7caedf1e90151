// What a task calls: the ARNs and names that its Resource and its arguments tell.
import { functionArn, parseArn, unqualifiedArn } from '../../asl/arn';
import { readResource, type TaskResource } from '../../asl/services/resource';
import type { TaskState } from '../../asl/task-states';
import { isObject, type Json } from '../../json/json';

// Parameters that say who is called, where an expression makes them: FunctionName, StateMachineArn, QueueUrl.
const NAMES_A_RESOURCE = /(Name|Arn|Url)$/;

/** Everything that the state's Resource and its literal arguments name. */
export function calledByTask({ resource, given }: TaskState, machineArn: string): readonly string[] {
  return identitiesIn(readResource(resource)!, given ?? null, machineArn);
}

/** Whether what is called shows only when the task runs. */
export function mayCallAnything({ resource, given }: TaskState): boolean {
  if (!isService(readResource(resource)!)) return false;
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
export function identitiesIn(resource: TaskResource, args: Json, machineArn: string): readonly string[] {
  if (!isService(resource)) return withUnqualified([resource.arn]);
  const named = Object.entries(isObject(args) ? args : {}).flatMap(([name, value]) =>
    typeof value === 'string' && !name.endsWith('.$') && !isExpression(value)
      ? [name === 'FunctionName' ? functionArn(value, parseArn(machineArn)!) : value]
      : [],
  );
  return withUnqualified([...named, resource.arn]);
}

function isService({ kind }: TaskResource): boolean {
  return kind === 'optimised' || kind === 'sdk';
}

function isExpression(value: Json): boolean {
  return typeof value === 'string' && value.startsWith('{%');
}

/** Each version and alias is followed by the function or the machine that it belongs to. */
export function withUnqualified(identities: readonly string[]): readonly string[] {
  return identities.flatMap((identity) => {
    const unqualified = unqualifiedArn(identity);
    return unqualified === identity ? [identity] : [identity, unqualified];
  });
}
