// Every construct and most of what it can do, in one stack; everything.py and Everything.java make the same template.
import { Duration, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  Condition,
  JsonPath,
  LogLevel,
  Pass,
  QueryLanguage,
  StateMachineType,
  TaskInput,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import {
  ItemMap,
  KeyedParallel,
  LambdaTask,
  LambdaTaskChain,
  LambdaWorkflow,
  OnFailure,
  RejoiningChoice,
  RetryPolicy,
  WorkflowAlarms,
} from 'cdk-lambda-workflows';

export class EverythingStack extends Stack {
  private readonly alarms = new Topic(this, 'Alarms');
  private readonly api = this.function('Api');

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.orders();
    this.quotes();
    LambdaWorkflow.fromLambdaWorkflowName(this, 'Legacy', 'legacy').grants.startExecution(this.api);
  }

  /** A STANDARD workflow in JSONata, with a key and managed policies. */
  private orders(): void {
    const checks = new KeyedParallel(this, 'Checks', {
      branches: {
        tax: new LambdaTask(this, 'Tax', { lambdaFunction: this.function('TaxFunction'), idempotent: true }),
        fraud: new LambdaTask(this, 'Fraud', {
          lambdaFunction: this.function('FraudFunction'),
          payload: TaskInput.fromObject({ total: '{% $states.input.total %}', country: '{% $states.input.country %}' }),
          retry: RetryPolicy.standard().withRetry({ errors: ['Busy'], interval: Duration.seconds(5), maxAttempts: 4 }),
        }),
      },
      resultKey: 'checks',
    });
    const approval = new RejoiningChoice(this, 'Big?', {
      rules: [
        {
          condition: Condition.jsonata('{% $states.input.total > 1000 %}'),
          next: LambdaTask.waitForTaskToken(this, 'Approve', {
            lambdaFunction: this.function('AskFunction'),
            callback: this.api,
            timeout: Duration.days(2),
            heartbeat: Duration.hours(12),
            resultKey: 'approval',
          }),
        },
      ],
    });
    const lines = new ItemMap(this, 'Lines', {
      items: '{% $states.input.lines %}',
      itemSelector: { order: '{% $states.input.id %}', line: '{% $states.context.Map.Item.Value %}' },
      processor: new LambdaTask(this, 'Pick', {
        lambdaFunction: this.function('PickFunction'),
        retry: RetryPolicy.none(),
      }),
      maxConcurrency: 5,
      resultKey: 'picked',
    });
    const fulfil = new LambdaTaskChain(this, 'Fulfil', {
      functions: [this.function('Reserve'), this.function('Ship')],
      retry: RetryPolicy.custom([{ errors: ['CarrierDown'], maxAttempts: 2 }]).withUnknownErrors(),
      onFailure: OnFailure.invoke(this.function('Release')),
      prefix: 'Fulfil: ',
    });
    const key = new Key(this, 'Key', { enableKeyRotation: true });
    const orders = new LambdaWorkflow(this, 'Orders', {
      definition: checks.next(approval).next(lines).next(fulfil),
      onFailure: OnFailure.notify(this.alarms),
      taskTimeout: Duration.minutes(15),
      timeout: Duration.days(7),
      comment: 'From the order to the parcel',
      encryptionKey: key,
      managedPolicies: true,
      alarmTopic: this.alarms,
      alarmOptions: { threshold: 3, period: Duration.minutes(1), evaluationPeriods: 5, datapointsToAlarm: 2 },
    });
    orders.grants.startExecution(this.api);
    orders.grants.read(this.api);
    orders.grants.redriveExecution(this.api);
    orders.acknowledge('no-timeout', 'There is a taskTimeout.');
  }

  /** An EXPRESS workflow in JSONPath. */
  private quotes(): void {
    const quote = new LambdaTask(this, 'Quote', {
      lambdaFunction: this.function('QuoteFunction'),
      payload: TaskInput.fromObject({ weight: JsonPath.numberAt('$.weight'), item: JsonPath.stringAt('$.item') }),
      resultSelector: { 'price.$': '$.price', 'currency.$': '$.currency' },
      resultPath: '$.quote',
    });
    const quotes = new LambdaWorkflow(this, 'Quotes', {
      definition: quote,
      stateMachineType: StateMachineType.EXPRESS,
      queryLanguage: QueryLanguage.JSON_PATH,
      onFailure: OnFailure.thenFail(new Pass(this, 'Tidy up')),
      logLevel: LogLevel.ERROR,
      includeExecutionData: true,
      tracingEnabled: false,
    });
    quotes.grants.startSyncExecution(this.api);
    new WorkflowAlarms(this, 'QuoteAlarms', { stateMachine: quotes, topic: this.alarms, threshold: 10 });
  }

  private function(id: string): LambdaFunction {
    return new LambdaFunction(this, id, {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async (event) => event;'),
      timeout: Duration.seconds(30),
    });
  }
}
