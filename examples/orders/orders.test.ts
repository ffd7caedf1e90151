// The order workflow, as synthesized, run offline.
import { App } from 'aws-cdk-lib';
import { CASES, ORDER, SHIPPED } from './cases';
import { OrdersStack } from './orders-stack';
import { fails, returns, sequence, Simulator } from 'cdk-lambda-workflows/simulator';
import 'cdk-lambda-workflows/jest';

const simulator = Simulator.fromStack(new OrdersStack(new App(), 'Orders'));
const run = (mocks: (typeof CASES)['success']['mocks']) => simulator.run({ input: ORDER, mocks });

test('an order is validated, charged and shipped', async () => {
  expect(await run(CASES.success.mocks)).toSucceedWith(SHIPPED);
});

test('a throttled charge is retried, with jitter, until it succeeds', async () => {
  const execution = await run(CASES.throttled.mocks);
  expect(execution).toSucceedWith(SHIPPED);
  // Waits of at most 1 s and 2 s.
  expect(execution.durationSeconds).toBeGreaterThan(0);
  expect(execution.durationSeconds).toBeLessThanOrEqual(3);
  expect(execution).toMatchSnapshot();
});

test('a declined card is not retried: the refund runs and the execution fails with the reason', async () => {
  const refunds: unknown[] = [];
  const execution = await run({ ...CASES.declined.mocks, HandleFailure: (order) => void refunds.push(order) });
  expect(execution).toFailWith('CardDeclined', 'The card was declined for 80.');
  expect(execution.visitedStates).toEqual(['Validate', 'In stock?', 'Charge', 'HandleFailure', 'Failed']);
  expect(refunds).toEqual([
    expect.objectContaining({
      orderId: 'o-1',
      error: { Error: 'CardDeclined', Cause: 'The card was declined for 80.' },
    }),
  ]);
});

test('an order that is not in stock is never charged', async () => {
  const mocks = {
    ...CASES.success.mocks,
    Validate: returns({ orderId: 'o-1', inStock: false }),
    Charge: fails('NotCalled'),
  };
  expect(await run(mocks)).toFailWith('OutOfStock', 'No stock for order o-1');
});

// Service errors and throttling are retried by a policy each; what is neither goes to the one handler.
test.each(['Validate', 'Charge', 'Ship'] as const)('%s is retried, and what stays wrong is handled', async (task) => {
  const passing = [fails('Lambda.ServiceException'), fails('Lambda.TooManyRequestsException')];
  const execution = await run({
    ...CASES.success.mocks,
    [task]: sequence(...passing, fails('Broken', 'It does not work.')),
    HandleFailure: sequence(...passing, returns(null)),
  });
  expect(execution).toFailWith('Broken', 'It does not work.');
  expect(execution).toHaveRetried(task, 2);
  expect(execution).toHaveCaught(task, 'Broken');
  expect(execution).toHaveRetried('HandleFailure', 2);
});
