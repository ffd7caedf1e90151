// What a task calls: the ARNs and names in its Resource and its arguments.
import { functionArn, parseArn, unqualifiedArn } from '../../asl/arn';
import { readResource, type TaskResource } from '../../asl/services/resource';
import type { TaskState } from '../../asl/task-states';
import { isObject, type Json } from '../../json/json';

// Parameters that name the called resource and may be computed: FunctionName, StateMachineArn, QueueUrl.
const NAMES_A_RESOURCE = /(Name|Arn|Url)$/;

/** All names in the state's Resource and its literal arguments. */
export function calledByTask({ resource, given }: TaskState, machineArn: string): readonly string[] {
  return identitiesIn(readResource(resource)!, given ?? null, machineArn);
}

/** Whether the called resource is known only when the task runs. */
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
 * The Resource, and the names in the arguments of a service: `FunctionName`, `StateMachineArn`, `QueueUrl` and every
 * other top-level string. Versions and aliases are followed by their function or machine.
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

/** Adds the function or the machine after each version and alias. */
export function withUnqualified(identities: readonly string[]): readonly string[] {
  return identities.flatMap((identity) => {
    const unqualified = unqualifiedArn(identity);
    return unqualified === identity ? [identity] : [identity, unqualified];
  });
}
