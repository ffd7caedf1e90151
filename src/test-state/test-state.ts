// TestState, offline. Its code is loaded with the first request, because most tests make none.
import type { TestStateOptions, TestStateRequest, TestStateResponse } from './types';

/**
 * Runs one state, as TestState does: its input and output processing, its retriers and its catchers. It runs once, and
 * the next state does not run. A mock replaces the call of a Task, the branches of a Parallel, or the iterations of a
 * Map. Time is virtual. As on AWS, it is limited to five minutes: a longer Wait fails with States.Timeout.
 *
 * A failed state is a regular answer (`status: 'FAILED'`). Throws a TestStateError with AWS's code and text for a
 * request that AWS would reject, and a SimulatorError for a Task without a mock, because there is nothing to call.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 *
 * @example
 * import { testState } from 'cdk-lambda-workflows/simulator';
 *
 * const { status, output, nextState } = await testState({
 *   definition: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge', Next: 'Ship' },
 *   input: '{"total":15}',
 *   mock: { result: '{"receipt":"r-1"}' },
 * });
 */
export async function testState(request: TestStateRequest, options: TestStateOptions = {}): Promise<TestStateResponse> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { answer } = require('./answer') as typeof import('./answer');
  return answer(request, options);
}
