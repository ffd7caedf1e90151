import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import {
  CustomState,
  Fail,
  LogLevel,
  Pass,
  QueryLanguage,
  StateMachineType,
  TaskInput,
  Wait,
  WaitTime,
  type IChainable,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvocationType, LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { OrdersStack } from '../../examples/orders/orders-stack';
import { LambdaTask, LambdaWorkflow, OnFailure, RetryPolicy, type LambdaWorkflowProps } from '../../src';
import { newFunction, newStack, notesOf } from '../support/stacks';

type Make = (stack: Stack) => { definition: IChainable } & Partial<LambdaWorkflowProps>;

const task = (stack: Stack, props = {}) =>
  new LambdaTask(stack, 'Task', { lambdaFunction: newFunction(stack, 'Fn'), ...props });

function workflow(make: Make) {
  const stack = newStack();
  return { stack, workflow: new LambdaWorkflow(stack, 'Workflow', make(stack)) };
}

/** What is told about the workflow, as `WARNING: text`. */
function told(stack: Stack): string[] {
  notesOf(stack);
  return (stack.node.root as App)
    .synth()
    .getStackArtifact(stack.artifactId)
    .messages.filter(({ id }) => id === '/Stack/Workflow')
    .map(({ level, entry }) => `${level}: ${entry.data as string}`);
}

test('the defaults find nothing', () => {
  const { stack } = workflow((scope) => ({
    definition: task(scope),
    onFailure: OnFailure.invoke(newFunction(scope, 'Refund')),
    timeout: Duration.days(1),
  }));
  expect(told(stack)).toEqual([]);
});

test('the defaults find nothing in an EXPRESS workflow', () => {
  const { stack } = workflow((scope) => ({ definition: task(scope), stateMachineType: StateMachineType.EXPRESS }));
  expect(told(stack)).toEqual([]);
});

test('the defaults find nothing in the orders example', () => {
  const stack = new OrdersStack(new App(), 'Orders');
  const { messages } = (stack.node.root as App).synth().getStackArtifact(stack.artifactId);
  expect(messages.map(({ entry }) => entry.data)).toEqual([]);
});

const custom = (stateJson: object) => (stack: Stack) => ({
  definition: new CustomState(stack, 'Task', { stateJson } as never),
});
const LAMBDA = 'arn:aws:states:::lambda:invoke';

test.each<[string, Make, string]>([
  [
    'schema-validation-failed',
    custom({ Type: 'Task', Resource: 'nonsense', TimeoutSeconds: 5 }),
    'error: Value is not a valid resource ARN at /States/Task/Resource (AWS answers SCHEMA_VALIDATION_FAILED) [cdk-lambda-workflows:schema-validation-failed]',
  ],
  [
    'invalid-jsonata-expression',
    (stack) => ({ definition: Pass.jsonata(stack, 'Broken', { outputs: '{% $states.input + ( %}' }) }),
    'error: ',
  ],
  [
    'task-timeout',
    (stack) => ({ definition: task(stack, { timeout: Duration.seconds(5) }) }),
    "warning: 'Task' times out after 5 s, its function after 30 s: drop the task's timeout, or shorten the function's. Why: the function keeps running, and you pay for it, although the task has ended. [ack: cdk-lambda-workflows:task-timeout]",
  ],
  [
    'no-timeout',
    custom({ Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Arguments: { TopicArn: 't', Message: 'm' } }),
    "warning: 'Task' has no timeout: give it one, or give the workflow a taskTimeout. Why: a task without waits up to a year, docs.aws.amazon.com/step-functions/latest/dg/sfn-stuck-execution.html. [ack: cdk-lambda-workflows:no-timeout]",
  ],
  [
    'lambda-retry',
    custom({ Type: 'Task', Resource: LAMBDA, Arguments: { FunctionName: 'f' }, TimeoutSeconds: 5 }),
    "warning: 'Task' does not retry Lambda.TooManyRequestsException: make it a LambdaTask, or add a retrier.",
  ],
  [
    'retry-time',
    (stack) => ({ definition: task(stack), timeout: Duration.minutes(2) }),
    "warning: the retries of 'Task' wait up to 243 s, the workflow has 120 s: fewer attempts, or more time.",
  ],
  [
    'retry-never',
    (stack) => ({
      definition: task(stack, { retry: RetryPolicy.custom([{ errors: ['E'], interval: Duration.minutes(1) }]) }),
      timeout: Duration.seconds(50),
    }),
    "error: a retrier of 'Task' waits longer than the workflow's 50 s: shorten its interval.",
  ],
  [
    'express-logs',
    (stack) => ({ definition: task(stack), stateMachineType: StateMachineType.EXPRESS, logLevel: LogLevel.OFF }),
    'warning: nothing will tell what an execution did: set logLevel.',
  ],
  [
    'express-wait',
    (stack) => ({
      definition: new Wait(stack, 'Pause', { time: WaitTime.duration(Duration.minutes(6)) }),
      stateMachineType: StateMachineType.EXPRESS,
    }),
    "warning: 'Pause' waits longer than an execution lasts: shorten it, or use STANDARD.",
  ],
  [
    'mixed-languages',
    (stack) => ({ definition: task(stack, { payload: TaskInput.fromObject({ order: '$.order' }) }) }),
    "warning: '$.order' in Arguments of 'Task' is plain text in JSONata: write {% $states.input… %}.",
  ],
  [
    'mixed-languages',
    (stack) => ({
      definition: Pass.jsonPath(stack, 'Mixed', { parameters: { a: '{% $states.input %}' } }),
      queryLanguage: QueryLanguage.JSON_PATH,
    }),
    "warning: '{% $states.input %}' in Parameters of 'Mixed' is plain text in JSONPath: write a path, or make the state JSONata.",
  ],
  [
    'removed-version',
    (stack) => ({
      definition: task(stack, {
        lambdaFunction: newFunction(stack, 'V', { currentVersionOptions: { removalPolicy: RemovalPolicy.DESTROY } })
          .currentVersion,
      }),
    }),
    "warning: the version that 'Task' invokes goes with the next one: set currentVersionOptions.removalPolicy to RETAIN, or invoke an alias.",
  ],
  [
    'mixed-languages',
    (stack) => ({ definition: Fail.jsonata(stack, 'Sorry', { error: 'Refused', cause: '$.reason' }) }),
    "warning: '$.reason' in Cause of 'Sorry' is plain text in JSONata",
  ],
  [
    'definition-size',
    (stack) => ({ definition: Pass.jsonata(stack, 'Big', { outputs: 'x'.repeat(1_000_000) }) }),
    'warning: the definition has about 1000',
  ],
  [
    'definition-too-large',
    (stack) => ({ definition: Pass.jsonata(stack, 'Big', { outputs: 'x'.repeat(1_100_000) }) }),
    'error: A definition has at most 1048576 characters',
  ],
  ['invalid-state-name', (stack) => ({ definition: new Pass(stack, 'x'.repeat(81)) }), 'error: '],
  [
    'schema-validation-failed',
    (stack) => ({
      definition: LambdaTask.waitForTaskToken(stack, 'Approve', {
        lambdaFunction: newFunction(stack, 'Fn'),
        timeout: Duration.minutes(2),
        heartbeat: Duration.minutes(1),
      }),
      stateMachineType: StateMachineType.EXPRESS,
    }),
    "error: Express state machine does not support '.waitForTaskToken' service integration",
  ],
])('%s', (id, make, text) => {
  const { stack } = workflow(make);
  const mine = told(stack).filter((message) => message.includes(`cdk-lambda-workflows:${id}]`));
  expect(mine).toEqual([expect.stringContaining(text)]);
});

test('a LambdaInvoke of aws-cdk-lib that does not retry throttling is reported', () => {
  const { stack } = workflow((scope) => ({
    definition: LambdaInvoke.jsonata(scope, 'Foreign', { lambdaFunction: newFunction(scope, 'Fn') }),
    taskTimeout: Duration.minutes(1),
  }));
  expect(told(stack)).toEqual([expect.stringContaining("'Foreign' does not retry Lambda.TooManyRequestsException")]);
});

test('an acknowledged finding becomes an information with the reason', () => {
  const { stack, workflow: made } = workflow((scope) => ({
    definition: task(scope, { timeout: Duration.seconds(5) }),
  }));
  made.acknowledge('task-timeout', 'the answer is late then, and of no use');
  expect(told(stack)).toEqual([
    expect.stringMatching(/^info: 'Task' times out after 5 s.* Acknowledged: the answer is late then, and of no use/),
  ]);
});

test('an error can be acknowledged as well', () => {
  const { stack, workflow: made } = workflow(custom({ Type: 'Task', Resource: 'nonsense', TimeoutSeconds: 5 }));
  made.acknowledge('cdk-lambda-workflows:schema-validation-failed', 'a new kind of resource');
  Annotations.fromStack(stack).hasNoError('*', Match.anyValue());
});

describe('a durable function', () => {
  const durable = (stack: Stack, executionTimeout: Duration) =>
    newFunction(stack, 'Durable', { durableConfig: { executionTimeout } });
  const toldOf = (make: Make) => told(workflow(make).stack).filter((text) => text.includes('durable'));
  const unqualified =
    "error: the function of 'Task' is durable: give an alias or a version of it, such as its currentVersion.";
  const waitedFor =
    "error: the function of 'Task' is durable and may take 3600 s: invoke it with invocationType EVENT, and waitForTaskToken where its result is needed.";
  const [minute, hour] = [Duration.minutes(1), Duration.hours(1)];

  test.each<[string, Make, string[]]>([
    ['as such', (stack) => ({ definition: task(stack, { lambdaFunction: durable(stack, minute) }) }), [unqualified]],
    [
      'in a LambdaInvoke of aws-cdk-lib',
      (stack) => ({ definition: LambdaInvoke.jsonata(stack, 'Task', { lambdaFunction: durable(stack, minute) }) }),
      [unqualified],
    ],
    [
      'as a version',
      (stack) => ({ definition: task(stack, { lambdaFunction: durable(stack, minute).currentVersion }) }),
      [],
    ],
    [
      'as $LATEST',
      (stack) => ({ definition: task(stack, { lambdaFunction: durable(stack, minute).latestVersion }) }),
      [],
    ],
    [
      'as an alias that takes longer than anybody may wait',
      (stack) => ({ definition: task(stack, { lambdaFunction: durable(stack, hour).addAlias('live') }) }),
      [waitedFor],
    ],
    [
      'of an hour that returns a token when it has ended',
      (stack) => ({
        definition: LambdaTask.waitForTaskToken(stack, 'Task', {
          lambdaFunction: durable(stack, hour).addAlias('live'),
          invocationType: LambdaInvocationType.EVENT,
          timeout: Duration.hours(2),
          heartbeat: hour,
        }),
      }),
      [],
    ],
  ])('%s', (_, make, messages) => {
    expect(toldOf(make)).toEqual(messages.map((message) => expect.stringContaining(message)));
  });
});
