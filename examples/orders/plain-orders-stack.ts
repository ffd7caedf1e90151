// The order workflow in aws-cdk-lib alone, with the behaviour that orders-stack.ts has: for comparison.
import { join } from 'node:path';
import { Aws, Duration, Fn, Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  Choice,
  Condition,
  DefinitionBody,
  Fail,
  JitterType,
  LogLevel,
  QueryLanguage,
  StateMachine,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

export class PlainOrdersStack extends Stack {
  readonly orders: StateMachine;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const validate = this.task('Validate', 'ValidateFunction', 'validate', '{% $states.result.Payload %}');
    const charge = this.task(
      'Charge',
      'ChargeFunction',
      'charge',
      '{% $merge([$states.input, {"payment": $states.result.Payload}]) %}',
    );
    const ship = this.task(
      'Ship',
      'ShipFunction',
      'ship',
      '{% $merge([$states.input, {"shipment": $states.result.Payload}]) %}',
    );
    const outOfStock = Fail.jsonata(this, 'Out of stock', {
      error: 'OutOfStock',
      cause: "{% 'No stock for order ' & $states.input.orderId %}",
    });
    const handleFailure = this.task('HandleFailure', 'RefundFunction', 'refund', '{% $states.input %}');
    handleFailure.next(
      Fail.jsonata(this, 'Failed', {
        error: '{% $states.input.error.Error %}',
        cause: '{% $states.input.error.Cause %}',
      }),
    );
    for (const task of [validate, charge, ship]) {
      task.addCatch(handleFailure, { outputs: '{% $merge([$states.input, {"error": $states.errorOutput}]) %}' });
    }

    // Without this prefix the log group counts towards a resource policy of 5,120 characters; the stack's id is unique.
    const name = Names.uniqueResourceName(this, { maxLength: 80 });
    const logGroup = new LogGroup(this, 'OrdersLogs', {
      logGroupName: `/aws/vendedlogs/states/${name}-${Fn.select(2, Fn.split('/', Aws.STACK_ID))}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.orders = new StateMachine(this, 'Orders', {
      definitionBody: DefinitionBody.fromChainable(
        validate.next(
          Choice.jsonata(this, 'In stock?')
            .when(Condition.jsonata('{% $states.input.inStock %}'), charge.next(ship))
            .otherwise(outOfStock),
        ),
      ),
      queryLanguage: QueryLanguage.JSONATA,
      timeout: Duration.days(3),
      tracingEnabled: true,
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
    });
  }

  private task(id: string, functionId: string, file: string, outputs: string): LambdaInvoke {
    const task = LambdaInvoke.jsonata(this, id, {
      lambdaFunction: this.lambda(functionId, file),
      outputs,
      taskTimeout: Timeout.duration(Duration.seconds(35)),
      retryOnServiceExceptions: false, // it has neither jitter nor a limit for its waits
    });
    task.addRetry({
      errors: [
        'Lambda.ClientExecutionTimeoutException',
        'Lambda.ServiceException',
        'Lambda.AWSLambdaException',
        'Lambda.SdkClientException',
      ],
      interval: Duration.seconds(2),
      maxAttempts: 6,
      backoffRate: 2,
      maxDelay: Duration.seconds(60),
      jitterStrategy: JitterType.FULL,
    });
    return task.addRetry({
      errors: ['Lambda.TooManyRequestsException'],
      interval: Duration.seconds(1),
      maxAttempts: 8,
      backoffRate: 2,
      maxDelay: Duration.seconds(30),
      jitterStrategy: JitterType.FULL,
    }) as LambdaInvoke;
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
