// The permissions that the calls of a visit needed, with the answers of the role's policies.
import { readResource } from '../../asl/services/resource';
import type { AskedCall, PermissionAnswer } from '../../permissions/answers';
import { callOf } from '../call';
import type { Reason } from '../reason';
import type { Visit } from '../visit';

/** Asks the policies about each action that a call needs, up to the first that is denied. */
export type AskPermissions = (call: AskedCall) => readonly PermissionAnswer[];

export function permissionReasons({ state, attempts }: Visit, ask: AskPermissions): Reason[] {
  const resource = state.type === 'Task' ? readResource(state.state.Resource as string) : undefined;
  if (!resource) return [];
  return attempts.flatMap(({ scheduled }, index) => {
    if (!scheduled) return [];
    const isService = scheduled.type === 'TaskScheduled';
    const args = isService ? scheduled.details.parameters : scheduled.details.input;
    const region = isService ? scheduled.details.region : undefined;
    const answers = ask({ resource, args, region, roleArn: callOf(scheduled).roleArn });
    return answers.map((answer): Reason => ({ kind: 'permission', attempt: index + 1, ...answer }));
  });
}
