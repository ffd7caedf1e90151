// The examples as one app to deploy to a stand-in for AWS; `-c update=true` changes them as a second version would.
import { App, Aspects, DefaultStackSynthesizer } from 'aws-cdk-lib';
import { EverythingStack } from '../../examples/everything/everything-stack';
import { OrdersStack } from '../../examples/orders/orders-stack';
import { PlainOrdersStack } from '../../examples/orders/plain-orders-stack';
import { LambdaTask } from 'cdk-lambda-workflows';

const app = new App({
  // moto does not know the rule that asks for the version of the bootstrap stack.
  defaultStackSynthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
});
new OrdersStack(app, 'Orders');
new PlainOrdersStack(app, 'PlainOrders');
new EverythingStack(app, 'Everything');

if (app.node.tryGetContext('update')) {
  Aspects.of(app).add({
    visit: (node) => void (node instanceof LambdaTask && node.addRetry({ errors: ['AddedByTheUpdate'] })),
  });
}
