// Writes an execution into a snapshot: input, trace and outcome, in a form that is short to review.
import { Execution } from '../simulator/execution';

export const executionSerializer = {
  test(value: unknown): boolean {
    return value instanceof Execution;
  },
  serialize(value: Execution): string {
    return [`Input: ${JSON.stringify(value.input)}`, value.trace()].join('\n');
  },
};
