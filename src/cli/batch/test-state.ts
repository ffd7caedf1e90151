// op testState: answers a request as TestState does.
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member, type JsonObject } from '../../json/json';
import { testState as runTestState } from '../../test-state/test-state';
import { TestStateError } from '../../test-state/test-state-error';
import type { TestStateRequest } from '../../test-state/types';

export async function testState(operation: JsonObject): Promise<object> {
  const request = member(operation, 'request');
  if (!isObject(request)) throw new SimulatorError('request wants an object: what TestState is called with.');
  try {
    return { response: await runTestState(request as JsonObject & TestStateRequest) };
  } catch (error) {
    if (!(error instanceof TestStateError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}
