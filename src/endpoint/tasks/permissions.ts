// Checks the role of a synthesized app's state machine before its tasks and Map Runs, as the simulator does.
import { MachinePermissions, type ExecutionPermissions } from '../../permissions/machine-permissions';
import type { SimulatedMachine } from '../../simulator/compile-source';
import type { ExecutionStart } from '../state/execution-record';

const permissionsByMachine = new WeakMap<SimulatedMachine, MachinePermissions>();

/** Undefined if there is no template: a role of which only the ARN is known may do everything. */
export function permissionsOf({ revision, position }: ExecutionStart): ExecutionPermissions | undefined {
  const { compiled: machine, roleArn } = revision;
  const { template } = machine.source;
  if (!template) return undefined;
  let permissions = permissionsByMachine.get(machine);
  if (!permissions) permissionsByMachine.set(machine, (permissions = new MachinePermissions(machine, template)));
  return permissions.start(roleArn, position);
}
