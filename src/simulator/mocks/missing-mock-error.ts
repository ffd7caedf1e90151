// The error for a task that nothing answers. The message shows the mock to write.
import { SimulatorError } from '../../asl/simulator-error';
import type { TaskCall } from '../../runtime/task';

const LONGEST_PAYLOAD = 300;

/** Thrown when an execution reaches a task without a mock. */
export class MissingMockError extends SimulatorError {
  override readonly name = 'MissingMockError';
  /** The state's name. */
  readonly state: string;
  readonly resource: string;

  constructor({ state, resource }: TaskCall, payload: string) {
    const shown = payload.length <= LONGEST_PAYLOAD ? payload : `${payload.slice(0, LONGEST_PAYLOAD)}…`;
    super(
      `There is no mock for the task '${state}' (${resource}), which was called with ${shown}. ` +
        `Add one, for example:\n\n  mocks: { ${propertyName(state)}: returns({}) }\n`,
    );
    this.state = state;
    this.resource = resource;
  }
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
