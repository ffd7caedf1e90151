// Checks the role of a synthesized app's state machine before its tasks are called, as the simulator does.
import { MachinePermissions } from '../../permissions/machine-permissions';
import type { TaskHandler } from '../../runtime/task';
import type { SimulatedMachine } from '../../simulator/compile-source';

const permissionsByMachine = new WeakMap<SimulatedMachine, MachinePermissions>();

/** The same handler if there is no template: a role of which only the ARN is known may do everything. */
export function guard(handler: TaskHandler, machine: SimulatedMachine, roleArn: string, seed: number): TaskHandler {
  const { template } = machine.source;
  if (!template) return handler;
  let permissions = permissionsByMachine.get(machine);
  if (!permissions) permissionsByMachine.set(machine, (permissions = new MachinePermissions(machine, template)));
  return permissions.start(roleArn, seed).guard(handler);
}
