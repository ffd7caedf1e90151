// `npm run demo`: synthesizes the orders app and runs its workflow three times, offline.
import { App } from 'aws-cdk-lib';
import { CASES, ORDER } from './cases';
import { OrdersStack } from './orders-stack';
import { Simulator } from 'cdk-lambda-workflows/simulator';

const OUTDIR = 'examples/orders/cdk.out';

async function demo(): Promise<void> {
  const simulator = Simulator.fromStack(new OrdersStack(new App({ outdir: OUTDIR }), 'Orders'));
  for (const { title, mocks } of Object.values(CASES)) {
    const execution = await simulator.run({ input: ORDER, mocks });
    console.log(`\n${title}\n\n${execution.trace()}`);
  }
  console.log(
    '\nNothing was deployed. examples/orders/orders.test.ts asserts these runs; examples/orders/app.ts deploys them.' +
      '\n\nTo talk to the workflow with the AWS CLI, start Step Functions on this machine, and ask it from another shell:\n\n' +
      `  node bin/cdk-lambda-workflows start --app ${OUTDIR}\n` +
      '  aws stepfunctions list-state-machines --endpoint-url http://127.0.0.1:8083',
  );
}

void demo();
