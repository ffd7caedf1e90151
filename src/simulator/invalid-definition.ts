// A definition that CreateStateMachine would refuse.
import type { Diagnostic } from '../asl/diagnostic';
import { SimulatorError } from '../asl/simulator-error';

/** Thrown when a definition is not valid; `diagnostics` has all findings, in AWS's order. */
export class InvalidDefinition extends SimulatorError {
  override readonly name = 'InvalidDefinition';

  constructor(
    machineName: string,
    readonly diagnostics: readonly Diagnostic[],
  ) {
    const findings = diagnostics.map(
      ({ severity, code, message, location }) =>
        `  ${severity === 'WARNING' ? 'warning ' : ''}${code}: ${message}${location ? ` at ${location}` : ''}`,
    );
    super(`The definition of the state machine '${machineName}' is not valid:\n${findings.join('\n')}`);
  }
}
