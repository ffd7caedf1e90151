// Checks that a value is a mock.
import { Adjusted, RefusalError, Replied, Returned, Scripted, Sequence, TaskFailureError } from './mock';
import { SimulatorError } from '../../asl/simulator-error';
import { thrownMessage } from '../../json/shown-value';

/** Throws a SimulatorError that names the place of a value that is not a mock. */
export function checkMock(mock: unknown, place: () => string): void {
  try {
    check(mock, place);
  } catch (error) {
    if (error instanceof SimulatorError) throw error;
    // A proxy may throw when it is asked what it is.
    throw new SimulatorError(`Cannot read ${place()}: ${thrownMessage(error)}.`);
  }
}

function check(mock: unknown, place: () => string): void {
  if (mock instanceof Sequence) {
    mock.mocks.forEach((step, index) => checkMock(step, () => `${place()}, number ${index + 1}`));
  } else if (mock instanceof Adjusted) {
    checkMock(mock.mock, place);
  } else if (!isMock(mock)) {
    throw new SimulatorError(
      `Invalid ${place()}: expected a function of the payload, returns(value), fails('ErrorName', 'cause'), ` +
        `refuses('Code', 'message') or sequence(...); found ${mock === null ? 'null' : typeof mock}.`,
    );
  }
}

function isMock(mock: unknown): boolean {
  return (
    typeof mock === 'function' ||
    [Returned, TaskFailureError, RefusalError, Scripted, Replied].some((kind) => mock instanceof kind)
  );
}
