// Mocks are checked before anything runs: one that no task would ever ask is a mistake.
import type { SimulatedMachine } from '../compile-source';
import { SimulatorError } from '../simulator-error';
import { Returned, Sequence, TaskFailure, type Mocks } from './mock';

/** Throws a SimulatorError that names the mock, and the states that it could be for. */
export function checkMocks(mocks: Mocks, { source, tasks }: SimulatedMachine): void {
  for (const name of Object.keys(mocks)) {
    if (!tasks.some((task) => task.name === name)) {
      const names = tasks.map((task) => task.name);
      throw new SimulatorError(
        `There is a mock for '${name}', but the state machine '${source.name}' has no task state of that name. ` +
          (names.length > 0
            ? `Its task states are: ${names.map((one) => `'${one}'`).join(', ')}.`
            : 'It has no task states.'),
      );
    }
    checkMock(mocks[name], () => `mocks['${name}']`);
  }
}

function checkMock(mock: unknown, place: () => string): void {
  if (mock instanceof Sequence) {
    mock.mocks.forEach((step, index) => checkMock(step, () => `${place()}, number ${index + 1}`));
  } else if (typeof mock !== 'function' && !(mock instanceof Returned) && !(mock instanceof TaskFailure)) {
    throw new SimulatorError(
      `${place()} is ${mock === null ? 'null' : `of type ${typeof mock}`}: expected a function of the payload, returns(value), ` +
        "fails('ErrorName', 'cause') or sequence(...).",
    );
  }
}
