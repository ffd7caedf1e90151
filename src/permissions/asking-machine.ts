// What the permission check needs to know of a state machine.
import type { TaskState } from '../asl/task-states';
import type { MachineSource } from '../templates/sources/machine-source';

export interface AskingMachine {
  readonly source: MachineSource;
  readonly tasks: readonly TaskState[];
}
