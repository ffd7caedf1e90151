// The error for a mock whose answer the service could not give, by AWS's model.
import { SimulatorError } from '../../asl/simulator-error';
import type { TaskCall } from '../../runtime/task';
import type { FieldValidationMode } from '../../services/models/check-answer';

export class WrongMockError extends SimulatorError {
  override readonly name = 'WrongMockError';

  /** @param does what the mock does and the service would not */
  constructor({ state, resource }: TaskCall, does: string, validation: FieldValidationMode) {
    super(
      `The mock of '${state}' (${resource}) ${does}. Fix the mock. If AWS's model here is out of ` +
        `date, set mockValidation: 'NONE' (it is '${validation}').`,
    );
  }
}
