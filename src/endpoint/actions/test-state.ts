// TestState: runs one state in virtual time.
import type { Action } from './action';
import { SimulatorError } from '../../asl/simulator-error';
import { ApiError, validationError } from '../../services/api/api-error';
import { testState as runTestState } from '../../test-state/test-state';
import { TestStateError } from '../../test-state/test-state-error';
import { checkRole } from '../arns';

export const testState: Action<'TestState'> = async (input, { region, account }) => {
  if (input.roleArn !== undefined) checkRole(input.roleArn);
  try {
    return await runTestState(input, { region, account });
  } catch (error) {
    if (error instanceof TestStateError) throw new ApiError(error.code, error.message);
    // A Task without a mock: AWS would call its resource now.
    if (error instanceof SimulatorError) throw validationError(error.message);
    throw error;
  }
};
