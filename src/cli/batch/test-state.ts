// op testState: answers a request as TestState does.
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member, typeOf, type JsonObject } from '../../json/json';
import { testState as runTestState } from '../../test-state/test-state';
import { TestStateError } from '../../test-state/test-state-error';
import type { TestStateRequest } from '../../test-state/types';

export async function testState(operation: JsonObject): Promise<object> {
  const request = member(operation, 'request');
  if (!isObject(request)) {
    const found = request === undefined ? 'nothing' : typeOf(request);
    throw new SimulatorError(`Invalid request: expected an object with the parameters of TestState; found ${found}.`);
  }
  try {
    return { response: await runTestState(request as JsonObject & TestStateRequest) };
  } catch (error) {
    if (!(error instanceof TestStateError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}
