// Three Lambda functions become an order workflow: validate, charge, ship, and a refund when something fails.
import { join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Choice, Condition, Fail } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { LambdaTask, LambdaWorkflow, OnFailure } from 'cdk-lambda-workflows';

export class OrdersStack extends Stack {
  readonly orders: LambdaWorkflow;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const validate = new LambdaTask(this, 'Validate', { lambdaFunction: this.lambda('ValidateFunction', 'validate') });
    const charge = new LambdaTask(this, 'Charge', {
      lambdaFunction: this.lambda('ChargeFunction', 'charge'),
      resultKey: 'payment',
    });
    const ship = new LambdaTask(this, 'Ship', {
      lambdaFunction: this.lambda('ShipFunction', 'ship'),
      resultKey: 'shipment',
    });
    const outOfStock = Fail.jsonata(this, 'Out of stock', {
      error: 'OutOfStock',
      cause: "{% 'No stock for order ' & $states.input.orderId %}",
    });

    this.orders = new LambdaWorkflow(this, 'Orders', {
      definition: validate.next(
        Choice.jsonata(this, 'In stock?')
          .when(Condition.jsonata('{% $states.input.inStock %}'), charge.next(ship))
          .otherwise(outOfStock),
      ),
      onFailure: OnFailure.invoke(this.lambda('RefundFunction', 'refund')),
      timeout: Duration.days(3),
    });
  }

  private lambda(id: string, file: string): LambdaFunction {
    return new LambdaFunction(this, id, {
      runtime: Runtime.NODEJS_22_X,
      handler: `${file}.handler`,
      code: Code.fromAsset(join(__dirname, 'functions')),
      timeout: Duration.seconds(30),
    });
  }
}
