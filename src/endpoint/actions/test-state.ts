// TestState: runs one state in virtual time. A task without a mock may call a function of the endpoint.
import type { Action } from './action';
import { SimulatorError } from '../../asl/simulator-error';
import type { TaskCall } from '../../runtime/task';
import { ApiError, validationError } from '../../services/api/api-error';
import { testState as runTestState } from '../../test-state/test-state';
import { TestStateError } from '../../test-state/test-state-error';
import { checkRole } from '../arns';
import { callFunction } from '../state/function-calls';

export const testState: Action<'TestState'> = async (input, { region, account, functions, chance }) => {
  const machineArn = `arn:aws:states:${region}:${account}:stateMachine:TestState`;
  const callTask = (call: TaskCall) => callFunction(call, machineArn, { functions, requestId: () => chance.uuid() });
  if (input.roleArn !== undefined) checkRole(input.roleArn);
  try {
    return await runTestState(input, { region, account, callTask });
  } catch (error) {
    if (error instanceof TestStateError) throw new ApiError(error.code, error.message);
    // A Task without a mock: AWS would call its resource now.
    if (error instanceof SimulatorError) throw validationError(error.message);
    throw error;
  }
};
