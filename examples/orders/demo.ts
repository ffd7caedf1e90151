// `npm run demo`: synthesizes the orders app and runs its workflow three times, offline.
import { App } from 'aws-cdk-lib';
import { CASES, ORDER } from './cases';
import { OrdersStack } from './orders-stack';
import { Simulator } from 'cdk-lambda-workflows/simulator';

async function demo(): Promise<void> {
  const simulator = Simulator.fromStack(new OrdersStack(new App(), 'Orders'));
  for (const { title, mocks } of Object.values(CASES)) {
    const execution = await simulator.run({ input: ORDER, mocks });
    console.log(`\n${title}\n\n${execution.trace()}`);
  }
  console.log(
    '\nNothing was deployed. examples/orders/orders.test.ts asserts these runs; examples/orders/app.ts deploys them.',
  );
}

void demo();
