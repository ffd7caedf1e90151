// An execution of a VirtualSimulation, with what the simulator keeps about it.
import { jsonText } from '../../json/text';
import type { ExecutionPermissions } from '../../permissions/machine-permissions';
import type { ExecutionEnd, RunningExecution } from '../../runtime/execution';
import type { ApiExecution } from '../../services/step-functions/execution-store';
import type { SimulatedMachine } from '../compile-source';

export interface SimulatedExecutionParts {
  /** The permission checks of its role, if the policies are known. */
  readonly permissions?: ExecutionPermissions | undefined;
  /** The executions that its tasks started, in order. */
  readonly nested?: readonly SimulatedExecution[] | undefined;
  /** The input as sent by the task that started it. */
  readonly inputText?: string | undefined;
}

export class SimulatedExecution implements ApiExecution {
  readonly permissions: ExecutionPermissions | undefined;
  readonly nested: readonly SimulatedExecution[];
  private readonly sentInput: string | undefined;
  private listeners: (() => void)[] = [];

  constructor(
    readonly machine: SimulatedMachine,
    readonly running: RunningExecution,
    { permissions, nested = [], inputText }: SimulatedExecutionParts = {},
  ) {
    this.permissions = permissions;
    this.nested = nested;
    this.sentInput = inputText;
  }

  get end(): ExecutionEnd {
    return this.running.end;
  }

  get inputText(): string {
    return this.sentInput ?? jsonText(this.running.settings.input);
  }

  /** Calls back once: when it has ended, or at once if it has ended already. */
  onEnd(listener: () => void): void {
    if (this.end.status === 'RUNNING') this.listeners.push(listener);
    else listener();
  }

  /** Called by the simulation when the execution ends. */
  reportEnd(): void {
    const { listeners } = this;
    this.listeners = [];
    for (const listener of listeners) listener();
  }
}
