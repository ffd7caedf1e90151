// The error for a role with which AWS would not create the state machine.
import { OptionError } from '../asl/option-error';

/** Thrown if CreateStateMachine would refuse the role. */
export class RoleNotAuthorizedError extends OptionError {
  override readonly name = 'RoleNotAuthorizedError';
}
