// Test cases of a mock configuration, as a caller of StartExecution names them.
import { validationError, type ApiError } from '../../services/api/api-error';

/**
 * The two parts of the ARN of a state machine with a test case, `arn:...:stateMachine:Orders#HappyPath`, as Step Functions
 * Local takes it for StartExecution.
 */
export function splitTestCase(arn: string): { readonly arn: string; readonly testCase: string | undefined } {
  const at = arn.indexOf('#');
  return at < 0 ? { arn, testCase: undefined } : { arn: arn.slice(0, at), testCase: arn.slice(at + 1) };
}

export function noTestCases(testCase: string): ApiError {
  return validationError(
    `There is no test case '${testCase}': the endpoint was not started with a mock configuration (--mocks FILE).`,
  );
}
