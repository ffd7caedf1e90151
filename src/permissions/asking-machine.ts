// A state machine as the permission check sees it.
import type { TaskState } from '../asl/task-states';
import type { MachineSource } from '../templates/sources/machine-source';

export interface AskingMachine {
  readonly source: MachineSource;
  readonly tasks: readonly TaskState[];
}
