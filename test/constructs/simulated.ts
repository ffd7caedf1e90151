// Runs what a stack's only workflow became, for the tests of the constructs.
import type { Stack } from 'aws-cdk-lib';
import { Simulator, type Execution, type Mocks } from '../../src/simulator';

export async function simulate(stack: Stack, input: unknown, mocks: Mocks = {}): Promise<Execution> {
  return Simulator.fromStack(stack).run({ input: input as never, mocks });
}
