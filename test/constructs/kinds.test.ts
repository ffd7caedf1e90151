// What is missing or of another kind is an error that names the construct and the property.
import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Condition, Pass, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
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
  type ItemMapProps,
  type KeyedParallelProps,
  type LambdaCallbackTaskProps,
  type LambdaTaskChainProps,
  type LambdaTaskProps,
  type LambdaWorkflowProps,
  type RejoiningChoiceProps,
  type WorkflowAlarmsProps,
} from '../../src';
import { newFunction, newStack } from '../support/stacks';

const LANGUAGES = 'QueryLanguage.JSON_PATH or QueryLanguage.JSONATA';
const STATES = 'a state, a chain or a fragment';
const DURATION = 'a Duration, such as Duration.seconds(30)';
const POLICY = 'a RetryPolicy, such as RetryPolicy.standard()';

/** A value that does not fit, how the message shows it, and what the message asks for. */
type Wrong = readonly [value: unknown, found: string, what: string];
const TEXT: Wrong = [7, '7', 'a string'];
const FLAG: Wrong = ['yes', "'yes'", 'true or false'];
const COUNT: Wrong = ['5', "'5'", 'a number'];
const TIME: Wrong = [30, '30', DURATION];
const LANGUAGE: Wrong = ['jsonata', "'jsonata'", LANGUAGES];

const removals = Object.keys(RemovalPolicy).map((name) => `RemovalPolicy.${name}`); // some versions have one more

interface Case<T> {
  readonly make: (stack: Stack, props: T) => unknown;
  readonly good: (stack: Stack) => T;
  readonly required: readonly (keyof T & string)[];
  readonly wrong: Readonly<Record<keyof Required<T>, Wrong>>;
}

const TASK_BASE = {
  lambdaFunction: ['arn:aws:lambda:...', "'arn:aws:lambda:...'", 'the function to invoke'],
  payload: [{ a: 1 }, 'an object', "a TaskInput, such as TaskInput.fromObject({ a: '{% $states.input.a %}' })"],
  resultKey: TEXT,
  outputs: [undefined, '', ''], // takes any value
  assign: [['a'], 'a list', 'an object'],
  retry: [{ maxAttempts: 3 }, 'an object', POLICY],
  idempotent: FLAG,
  queryLanguage: LANGUAGE,
  credentials: ['role', "'role'", 'credentials, such as { role: TaskRole.fromRole(role) }'],
  stateName: TEXT,
  comment: TEXT,
  inputPath: TEXT,
  outputPath: TEXT,
  resultSelector: ['$.a', "'$.a'", 'an object'],
  resultPath: TEXT,
  invocationType: [
    'Later',
    "'Later'",
    'LambdaInvocationType.REQUEST_RESPONSE, LambdaInvocationType.EVENT or LambdaInvocationType.DRY_RUN',
  ],
  clientContext: TEXT,
  timeout: TIME,
  timeoutExpression: TEXT,
} satisfies Record<keyof LambdaTaskProps, Wrong>;

const newTask = (stack: Stack) => new LambdaTask(stack, 'Task', { lambdaFunction: newFunction(stack, 'Fn') });

function caseOf<T>(one: Case<T>): Case<unknown> {
  return one as Case<unknown>;
}

const CASES: Readonly<Record<string, Case<unknown>>> = {
  LambdaTask: caseOf<LambdaTaskProps>({
    make: (stack, props) => new LambdaTask(stack, 'It', props),
    good: (stack) => ({ lambdaFunction: newFunction(stack, 'Fn') }),
    required: ['lambdaFunction'],
    wrong: TASK_BASE,
  }),
  'LambdaTask.waitForTaskToken': caseOf<LambdaCallbackTaskProps>({
    make: (stack, props) => LambdaTask.waitForTaskToken(stack, 'It', props),
    good: (stack) => ({
      lambdaFunction: newFunction(stack, 'Fn'),
      timeoutExpression: '{% 60 %}',
      heartbeatExpression: '{% 9 %}',
    }),
    required: ['lambdaFunction'],
    wrong: {
      ...TASK_BASE,
      heartbeat: TIME,
      heartbeatExpression: TEXT,
      callback: ['api', "'api'", 'a role, a function or another grantee'],
    },
  }),
  LambdaTaskChain: caseOf<LambdaTaskChainProps>({
    make: (stack, props) => new LambdaTaskChain(stack, 'It', props),
    good: (stack) => ({ functions: [newFunction(stack, 'Fn')] }),
    required: [],
    wrong: {
      functions: ['Fn', "'Fn'", 'a list of functions'],
      tasks: [new Pass(newStack(), 'Pass'), 'the construct Stack/Pass', 'a list of tasks'],
      retry: [3, '3', POLICY],
      onFailure: [true, 'true', 'an OnFailure, such as OnFailure.invoke(lambdaFunction)'],
      queryLanguage: LANGUAGE,
      prefix: TEXT,
    },
  }),
  KeyedParallel: caseOf<KeyedParallelProps>({
    make: (stack, props) => new KeyedParallel(stack, 'It', props),
    good: (stack) => ({ branches: { a: new Pass(stack, 'A') } }),
    required: ['branches'],
    wrong: {
      branches: [[], 'a list', 'an object with the branches by the key of their result'],
      resultKey: TEXT,
      queryLanguage: LANGUAGE,
      stateName: TEXT,
      comment: TEXT,
    },
  }),
  ItemMap: caseOf<ItemMapProps>({
    make: (stack, props) => new ItemMap(stack, 'It', props),
    good: (stack) => ({ items: '{% [1] %}', processor: new Pass(stack, 'A') }),
    required: ['items', 'processor'],
    wrong: {
      items: [[1, 2], 'a list', 'the list, such as {% $states.input.lines %}'],
      processor: [newStack(), 'the construct Stack', STATES],
      resultKey: TEXT,
      itemSelector: ['$', "'$'", 'an object'],
      maxConcurrency: COUNT,
      queryLanguage: LANGUAGE,
      stateName: TEXT,
      comment: TEXT,
    },
  }),
  RejoiningChoice: caseOf<RejoiningChoiceProps>({
    make: (stack, props) => new RejoiningChoice(stack, 'It', props),
    good: (stack) => ({ rules: [{ condition: Condition.jsonata('{% true %}'), next: new Pass(stack, 'A') }] }),
    required: ['rules'],
    wrong: {
      rules: [{}, 'an object', 'a list of rules'],
      otherwise: [() => 1, 'a function', STATES],
      resultKey: TEXT,
      queryLanguage: LANGUAGE,
      stateName: TEXT,
    },
  }),
  LambdaWorkflow: caseOf<LambdaWorkflowProps>({
    make: (stack, props) => new LambdaWorkflow(stack, 'It', props),
    good: (stack) => ({ definition: newTask(stack) }),
    required: ['definition'],
    wrong: {
      definition: [LambdaTask, 'the function or class LambdaTask', STATES],
      onFailure: ['fail', "'fail'", 'an OnFailure, such as OnFailure.invoke(lambdaFunction)'],
      retry: [[], 'a list', POLICY],
      taskTimeout: TIME,
      timeout: TIME,
      stateMachineName: TEXT,
      stateMachineType: ['express', "'express'", 'StateMachineType.EXPRESS or StateMachineType.STANDARD'],
      queryLanguage: LANGUAGE,
      comment: TEXT,
      role: [new Topic(newStack(), 'Topic'), 'the construct Stack/Topic', 'a role'],
      roleName: TEXT,
      managedPolicies: FLAG,
      logGroupName: TEXT,
      logGroup: ['/logs', "'/logs'", 'a log group'],
      logLevel: ['all', "'all'", 'LogLevel.OFF, LogLevel.ALL, LogLevel.ERROR or LogLevel.FATAL'],
      includeExecutionData: FLAG,
      logRetention: [2, '2', 'a member of RetentionDays'],
      logEncryptionKey: [true, 'true', 'a key'],
      encryptionKey: [new Date(0), 'an object of the class Date', 'a key'],
      tracingEnabled: FLAG,
      alarmActions: [{}, 'an object', 'a list of alarm actions'],
      alarmOptions: [5, '5', 'an object with the options'],
      alarmTopic: ['topic', "'topic'", 'a topic'],
      removalPolicy: ['DESTROY', "'DESTROY'", `${removals.slice(0, -1).join(', ')} or ${removals.at(-1)}`],
    },
  }),
  WorkflowAlarms: caseOf<WorkflowAlarmsProps>({
    make: (stack, props) => new WorkflowAlarms(stack, 'It', props),
    good: (stack) => ({ stateMachine: new LambdaWorkflow(stack, 'W', { definition: newTask(stack) }) }),
    required: ['stateMachine'],
    wrong: {
      stateMachine: ['W', "'W'", 'the workflow or the state machine to watch'],
      topic: [7n, '7n', 'a topic'],
      actions: ['page', "'page'", 'a list of alarm actions'],
      namePrefix: TEXT,
      threshold: COUNT,
      period: TIME,
      evaluationPeriods: COUNT,
      datapointsToAlarm: COUNT,
    },
  }),
};

describe.each(Object.entries(CASES))('%s', (_, { make, good, required, wrong }) => {
  const made = (name: string, value: unknown) => {
    const stack = newStack();
    return () => make(stack, { ...(good(stack) as object), [name]: value });
  };
  const names = Object.keys(wrong).filter((name) => name !== 'outputs');
  const what = (name: string) => (wrong as Record<string, Wrong>)[name]!;

  test('takes the properties that the other tests spoil', () => {
    const stack = newStack();
    expect(() => make(stack, good(stack))).not.toThrow();
  });

  test.each(names)('names %s if it is of another kind', (name) => {
    const [value, found, kind] = what(name);
    expect(made(name, value)).toThrow(new Error(`Stack/It: ${name} must be ${kind}; found ${found}.`));
  });

  test.each(names)('names %s if it is null', (name) => {
    const kind = what(name)[2];
    const text = (required as readonly string[]).includes(name)
      ? `${name} is missing: set it to ${kind}.`
      : `${name} is null. Remove it, or set it to ${kind}.`;
    expect(made(name, null)).toThrow(new Error(`Stack/It: ${text}`));
  });

  test('names the required properties if they are missing', () => {
    for (const name of required as readonly string[]) {
      expect(made(name, undefined)).toThrow(new Error(`Stack/It: ${name} is missing: set it to ${what(name)[2]}.`));
    }
  });
});

const nothing = undefined as never;
const workflowIn = (stack: Stack, stateMachineType = StateMachineType.STANDARD) =>
  new LambdaWorkflow(stack, 'Workflow', { definition: newTask(stack), stateMachineType });

test.each([undefined, null, 'Stack', {}])('without a scope, which is %p, an error names the class', (scope) => {
  const text = 'scope is missing or not a construct: set it to the construct around it, such as this.';
  for (const made of [LambdaTask, LambdaTaskChain, KeyedParallel, ItemMap, RejoiningChoice, LambdaWorkflow]) {
    expect(() => new made(scope as never, 'It', nothing)).toThrow(new Error(`${made.name}: ${text}`));
  }
  for (const name of ['fromLambdaWorkflowArn', 'fromLambdaWorkflowName'] as const) {
    const call = () => LambdaWorkflow[name](scope as never, 'It', 'orders');
    expect(call).toThrow(new Error(`LambdaWorkflow.${name}: ${text}`));
  }
  const onFailure = OnFailure.goto(new Pass(newStack(), 'Pass'));
  expect(() => onFailure.bind(scope as never)).toThrow(new Error(`OnFailure.bind: ${text}`));
});

test('an id that is missing is an error with the path of the scope', () => {
  expect(() => new LambdaTask(newStack(), nothing, nothing)).toThrow(
    new Error('Stack: the id of the LambdaTask is missing or not a string: set it to a name.'),
  );
});

const RETRIER = "a retrier, such as { errors: ['Busy'], maxAttempts: 5 }";
const GRANTEE = 'grantee is missing: set it to a role, a function or another grantee.';

test.each<[call: (stack: Stack) => unknown, message: string]>([
  [() => RetryPolicy.custom(nothing), 'RetryPolicy.custom: retriers is missing: set it to a list of retriers.'],
  [() => RetryPolicy.custom([nothing]), `RetryPolicy.custom: retriers[0] is missing: set it to ${RETRIER}.`],
  [
    () => RetryPolicy.custom([{}, { interval: 5 as never }]),
    `RetryPolicy.custom: retriers[1].interval must be ${DURATION}; found 5.`,
  ],
  [
    () => RetryPolicy.custom([{ errors: 'Busy' as never }]),
    "RetryPolicy.custom: retriers[0].errors must be a list of strings; found 'Busy'.",
  ],
  [() => RetryPolicy.none().withRetry(nothing), `RetryPolicy.withRetry: retrier is missing: set it to ${RETRIER}.`],
  [
    (stack) => LambdaWorkflow.fromLambdaWorkflowArn(stack, 'It', nothing),
    'Stack/It: stateMachineArn is missing: set it to the ARN of a state machine.',
  ],
  [
    (stack) => LambdaWorkflow.fromLambdaWorkflowArn(stack, 'It', 'arn:aws:lambda:eu-west-1:111111111111:function:f'),
    "Stack/It: stateMachineArn must be the ARN of a state machine; found 'arn:aws:lambda:eu-west-1:111111111111:function:f'.",
  ],
  [
    (stack) => LambdaWorkflow.fromLambdaWorkflowName(stack, 'It', nothing),
    'Stack/It: stateMachineName is missing: set it to a string.',
  ],
  [
    (stack) => LambdaWorkflow.fromLambdaWorkflowName(stack, 'It', 'my orders'),
    "Stack/It: stateMachineName must have 1 to 80 letters, digits, - and _; found 'my orders'.",
  ],
  ...(['startExecution', 'read', 'taskResponse', 'redriveExecution'] as const).map(
    (name) => [(stack: Stack) => workflowIn(stack).grants[name](nothing), `Stack/Workflow: ${GRANTEE}`] as never,
  ),
  ...(
    [
      'grantStartExecution',
      'grantRead',
      'grantTaskResponse',
      'grantRedriveExecution',
      'grantExecution',
      'grant',
    ] as const
  ).map(
    (name) => [(stack: Stack) => workflowIn(stack)[name](nothing, 'states:X'), `Stack/Workflow: ${GRANTEE}`] as never,
  ),
  [
    (stack) => workflowIn(stack, StateMachineType.EXPRESS).grants.startSyncExecution(nothing),
    `Stack/Workflow: ${GRANTEE}`,
  ],
  [(stack) => workflowIn(stack).stateMachine.grantStartExecution(nothing), `Stack/Workflow: ${GRANTEE}`],
  [
    (stack) => workflowIn(stack).grants.execution(newFunction(stack, 'Other')),
    'Stack/Workflow: actions is empty: add at least one, such as states:StopExecution.',
  ],
  [
    (stack) => workflowIn(stack).grants.actions(newFunction(stack, 'Other'), nothing),
    'Stack/Workflow: actions[0] is missing: set it to a string.',
  ],
  [
    (stack) => workflowIn(stack).acknowledge(nothing, 'why'),
    'Stack/Workflow: acknowledge: id is missing: set it to a string.',
  ],
  [
    (stack) => workflowIn(stack).acknowledge('task-timeout', nothing),
    'Stack/Workflow: acknowledge: reason is missing: set it to a string.',
  ],
  [(stack) => workflowIn(stack).metric(nothing), 'Stack/Workflow: metricName is missing: set it to a string.'],
  [(stack) => newTask(stack).next(nothing), `Stack/Task: next(): next is missing: set it to ${STATES}.`],
  [(stack) => newTask(stack).addCatch(nothing), `Stack/Task: addCatch(): handler is missing: set it to ${STATES}.`],
  [
    (stack) => newTask(stack).addCatch(new Pass(stack, 'Pass'), { errors: 'Busy' as never }),
    "Stack/Task: addCatch(): props.errors must be a list of strings; found 'Busy'.",
  ],
  [
    (stack) => newTask(stack).addRetry({ maxAttempts: '3' as never }),
    "Stack/Task: addRetry(): props.maxAttempts must be a number; found '3'.",
  ],
  [
    (stack) => new LambdaTaskChain(stack, 'Chain', { functions: [newFunction(stack, 'Fn')] }).next(nothing),
    `Stack/Chain: next(): next is missing: set it to ${STATES}.`,
  ],
  [
    (stack) => new LambdaTaskChain(stack, 'Chain', { functions: [nothing] }),
    'Stack/Chain: functions[0] is missing: set it to a function.',
  ],
  [
    (stack) => new LambdaWorkflow(stack, 'It', { definition: newTask(stack), onFailure: OnFailure.invoke(nothing) }),
    'Stack/It: the lambdaFunction of OnFailure.invoke is missing: set it to the function to invoke.',
  ],
  [
    (stack) =>
      new LambdaWorkflow(stack, 'It', { definition: newTask(stack), onFailure: OnFailure.notify('topic' as never) }),
    "Stack/It: the topic of OnFailure.notify must be a topic; found 'topic'.",
  ],
  [
    (stack) => LambdaTask.jsonata(stack, 'It', nothing),
    'Stack/It: lambdaFunction is missing: set it to the function to invoke.',
  ],
  [
    (stack) => LambdaTask.waitForTaskToken(stack, 'It', nothing),
    'Stack/It: lambdaFunction is missing: set it to the function to invoke.',
  ],
])('%s is an error: %s', (call, message) => {
  expect(() => call(newStack())).toThrow(new Error(message));
});
