// Settings are never dropped silently, and every error has the construct's path and what to do.
import { type App, Aspects, CfnResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnFunction, Code, Runtime, SingletonFunction, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  Condition,
  DefinitionBody,
  Fail,
  LogLevel,
  QueryLanguage,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import {
  LambdaTask,
  LambdaTaskChain,
  LambdaWorkflow,
  OnFailure,
  RejoiningChoice,
  RetryPolicy,
  type LambdaTaskProps,
  type LambdaWorkflowProps,
} from '../../src';
import { definitionOf, newFunction, newStack, noteIdsOf, notesOf } from '../support/stacks';

function newTask(stack: Stack, id = 'Task', props: Partial<LambdaTaskProps> = {}) {
  return new LambdaTask(stack, id, { lambdaFunction: newFunction(stack, `${id}Fn`), ...props });
}

function workflowOf(props: (stack: Stack) => Partial<LambdaWorkflowProps>, stack = newStack()) {
  const given = props(stack);
  return new LambdaWorkflow(stack, 'Workflow', { definition: given.definition ?? newTask(stack), ...given });
}

describe('log settings without effect', () => {
  test.each<[string, (stack: Stack) => Partial<LambdaWorkflowProps>]>([
    ['logRetention', () => ({ logRetention: RetentionDays.ONE_DAY })],
    ['logEncryptionKey', (stack) => ({ logEncryptionKey: new Key(stack, 'Key') })],
    ['removalPolicy', () => ({ removalPolicy: RemovalPolicy.DESTROY })],
  ])('%s beside an own log group, or without logs', (name, props) => {
    expect(() => workflowOf((stack) => ({ ...props(stack), logGroup: new LogGroup(stack, 'Logs') }))).toThrow(
      `Stack/Workflow: ${name} only applies to the log group that the workflow creates. Set it on your own logGroup instead.`,
    );
    expect(() => workflowOf((stack) => ({ ...props(stack), logLevel: LogLevel.OFF }))).toThrow(
      `Stack/Workflow: ${name} has no effect, because logLevel is OFF. Remove one of them.`,
    );
  });

  test.each<[string, (stack: Stack) => Partial<LambdaWorkflowProps>]>([
    ['logGroup', (stack) => ({ logGroup: new LogGroup(stack, 'Logs') })],
    ['includeExecutionData', () => ({ includeExecutionData: true })],
  ])('%s without logs', (name, props) => {
    expect(() => workflowOf((stack) => ({ ...props(stack), logLevel: LogLevel.OFF }))).toThrow(
      `Stack/Workflow: ${name} has no effect, because logLevel is OFF. Remove one of them.`,
    );
  });
});

test('a callback outside of a LambdaWorkflow would get no permission', () => {
  const stack = newStack();
  const task = LambdaTask.waitForTaskToken(stack, 'Task', {
    ...{ lambdaFunction: newFunction(stack, 'Fn'), callback: newFunction(stack, 'Api') },
    ...{ timeout: Duration.hours(1), heartbeat: Duration.minutes(1) },
  });
  new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(task) });
  expect(() => notesOf(stack)).toThrow(
    '[Stack/Task] callback only has an effect in a LambdaWorkflow. Use one, or grant taskResponse of the state machine yourself.',
  );
});

test('a task is in one chain only', () => {
  const stack = newStack();
  const task = newTask(stack);
  new LambdaTaskChain(stack, 'One', { tasks: [task] });
  expect(() => new LambdaTaskChain(stack, 'Two', { tasks: [task] })).toThrow(
    'Stack/Two: the task Stack/Task already belongs to the chain Stack/One. Create another LambdaTask for its function.',
  );
});

test('a chain names tasks after functions, also behind aliases and versions', () => {
  const stack = newStack();
  const functions = ['Charge', 'Ship'].map((id) => newFunction(stack, id));
  const chain = new LambdaTaskChain(stack, 'Chain', {
    functions: [functions[0]!.addAlias('live'), functions[1]!.currentVersion, functions[0]!],
  });
  expect(chain.tasks.map(({ stateId }) => stateId)).toEqual(['Charge', 'Ship', 'Charge 2']);
});

test('a function that joins a chain renames no state of another function with the same id', () => {
  const stack = newStack();
  const orders = newFunction(new Construct(stack, 'Orders'), 'Resize');
  const images = newFunction(new Construct(stack, 'Images'), 'Resize');
  const namesOf = (...functions: IFunction[]) =>
    new LambdaTaskChain(stack, `Chain${functions.length}`, { functions }).tasks.map(({ stateId }) => stateId);
  expect(namesOf(images)).toEqual(['Images Resize']);
  expect(namesOf(orders, images)).toEqual(['Orders Resize', 'Images Resize']);
  expect(namesOf(orders, images, images)).toEqual(['Orders Resize', 'Images Resize', 'Images Resize 2']);
});

test('two functions of one name, from two stacks, are an error', () => {
  const stack = newStack();
  const other = new Stack(stack.node.root as App, 'Other');
  const functions = [newFunction(stack, 'Resize'), newFunction(other, 'Resize')];
  expect(() => new LambdaTaskChain(stack, 'Chain', { functions })).toThrow(
    new Error(
      "Stack/Chain: functions has Stack/Resize and Other/Resize, which would both be named 'Resize'. Set tasks with a stateName instead.",
    ),
  );
});

test('a function that is missing is an error that says which', () => {
  const stack = newStack();
  const functions = [newFunction(stack, 'Resize'), undefined as never];
  expect(() => new LambdaTaskChain(stack, 'Chain', { functions })).toThrow(
    new Error('Stack/Chain: functions[1] is missing: set it to a function.'),
  );
});

describe('acknowledge', () => {
  const tooShort = (stack: Stack, id: string) => newTask(stack, id, { timeout: Duration.seconds(1) });

  test('may be for one state', () => {
    const stack = newStack();
    const definition = tooShort(stack, 'Known').next(tooShort(stack, 'New'));
    workflowOf(() => ({ definition }), stack).acknowledge('task-timeout', 'Known is meant', 'Known');
    expect(notesOf(stack)).toEqual([expect.stringContaining("'New' times out after 1 s")]);
  });

  test('lists the states if there is none with the name', () => {
    const stack = newStack();
    workflowOf(() => ({ definition: newTask(stack) }), stack).acknowledge('task-timeout', 'a typo', 'Tsak');
    expect(() => (stack.node.root as App).synth()).toThrow(
      "[Stack/Workflow] acknowledge of 'task-timeout' names the state 'Tsak', which the workflow does not have. The states are: Task.",
    );
  });

  test('lists the checks if there is none with the id', () => {
    expect(() => workflowOf(() => ({})).acknowledge('tsak-timeout', 'a typo')).toThrow(
      /^Stack\/Workflow: acknowledge does not know the check 'tsak-timeout'. The checks are: catch-loop, .*, workflow-timeout\.$/,
    );
  });
});

describe('the timeout of a task is that of the deployed function', () => {
  const at = (make: (stack: Stack) => IFunction) => {
    const stack = newStack();
    workflowOf(() => ({ definition: new LambdaTask(stack, 'Task', { lambdaFunction: make(stack) }) }), stack);
    return definitionOf(stack).States.Task!.TimeoutSeconds;
  };
  const resourceOf = (fn: IFunction) => fn.node.defaultChild as CfnFunction;
  const durable = { durableConfig: { executionTimeout: Duration.minutes(14), retentionPeriod: Duration.days(1) } };

  test.each<[string, number, (stack: Stack) => IFunction]>([
    [
      'changed on the resource',
      605,
      (stack) => {
        const fn = newFunction(stack, 'Fn');
        resourceOf(fn).timeout = 600;
        return fn;
      },
    ],
    [
      'overridden',
      65,
      (stack) => {
        const fn = newFunction(stack, 'Fn');
        resourceOf(fn).addPropertyOverride('Timeout', 60);
        return fn;
      },
    ],
    [
      'changed by an Aspect',
      125,
      (stack) => {
        Aspects.of(stack).add({
          visit: (node) => void (CfnResource.isCfnResource(node) && 'timeout' in node && (node.timeout = 120)),
        });
        return newFunction(stack, 'Fn');
      },
    ],
    ['of $LATEST', 35, (stack) => newFunction(stack, 'Fn').latestVersion],
    [
      'of a SingletonFunction',
      45,
      (stack) =>
        new SingletonFunction(stack, 'Fn', {
          ...{ uuid: 'one', runtime: Runtime.NODEJS_22_X, handler: 'index.handler' },
          ...{ code: Code.fromInline('exports.handler = async () => 1;'), timeout: Duration.seconds(40) },
        }),
    ],
    ['of a durable function, the longer one', 845, (stack) => newFunction(stack, 'Fn', durable).addAlias('live')],
  ])('%s', (_, seconds, make) => {
    expect(at(make)).toBe(seconds);
  });
});

test.each<[string, Partial<LambdaWorkflowProps>, string]>([
  ['EXPRESS', { stateMachineType: StateMachineType.EXPRESS }, 'has 300 s: shorten the task, or use STANDARD.'],
  [
    'a workflow of 10 minutes',
    { timeout: Duration.minutes(10), retry: RetryPolicy.none() },
    'has 600 s: shorten the task, or give the workflow more time.',
  ],
])('a task may take longer than %s', (_, props, text) => {
  const stack = newStack();
  const lambdaFunction = newFunction(stack, 'Fn', { timeout: Duration.minutes(15) });
  workflowOf(() => ({ definition: new LambdaTask(stack, 'Task', { lambdaFunction }), ...props }), stack);
  expect(notesOf(stack)).toEqual([expect.stringContaining(`'Task' may take 900 s, the workflow ${text}`)]);
});

test('retries that wait without end are said in words', () => {
  const stack = newStack();
  const retry = RetryPolicy.custom([{ errors: ['X'], maxAttempts: 2000 }]);
  workflowOf(() => ({ definition: newTask(stack, 'Task', { retry }) }), stack);
  expect(notesOf(stack)).toEqual([
    expect.stringContaining(
      "the retries of 'Task' wait for more than a year, the workflow has 31536000 s: fewer attempts, or more time.",
    ),
  ]);
});

test('JSONPath fields of a state in a JSONata workflow get one sentence that helps', () => {
  const stack = newStack();
  const definition = new LambdaInvoke(stack, 'Task', {
    lambdaFunction: newFunction(stack, 'Fn'),
    outputPath: '$.Payload',
  });
  expect(() => workflowOf(() => ({ definition }), stack)).toThrow(
    "Stack/Workflow: outputPath of the state Stack/Task only works in JSONPath, the workflow uses JSONata. Use outputs and assign instead, or set the workflow's queryLanguage to JSON_PATH.",
  );
});

test('a resultKey that looks like a path is a warning', () => {
  const stack = newStack();
  workflowOf(() => ({ definition: newTask(stack, 'Task', { resultKey: '$.payment' }) }), stack);
  expect(notesOf(stack)).toEqual([
    "Stack/Task WARNING: the resultKey '$.payment' is a name, not a path: the output gets a key with a dollar sign. Write 'payment'. [ack: cdk-lambda-workflows:result-key]",
  ]);
  expect(noteIdsOf(stack)).toEqual(['result-key']);
});

test.each<[string, (stack: Stack) => unknown, string]>([
  [
    'a workflow without a definition',
    (stack) => new LambdaWorkflow(stack, 'W', {} as never),
    'Stack/W: definition is missing: set it to a state, a chain or a fragment.',
  ],
  [
    'a task without a function',
    (stack) => new LambdaTask(stack, 'T', { lambdaFunction: undefined as never }),
    'Stack/T: lambdaFunction is missing: set it to the function to invoke.',
  ],
  [
    'a backslash in a JSONPath key',
    (stack) => newTask(stack, 'T', { resultKey: 'a\\b', queryLanguage: QueryLanguage.JSON_PATH }),
    "Stack/T: resultKey must not contain a backslash in JSONPath, whose paths have no form for it; found 'a\\b'. Use another name.",
  ],
  [
    'a payload without the token',
    (stack) =>
      LambdaTask.waitForTaskToken(stack, 'T', {
        ...{ lambdaFunction: newFunction(stack, 'F'), payload: TaskInput.fromObject({ a: 1 }) },
        ...{ timeout: Duration.hours(1), heartbeat: Duration.minutes(1) },
      }),
    'Stack/T: payload lacks the task token, which the function needs to answer. Put {% $states.context.Task.Token %} into it.',
  ],
  [
    'a retrier with a part of a second',
    (stack) => newTask(stack, 'T', { retry: RetryPolicy.custom([{ errors: ['X'], interval: Duration.millis(1500) }]) }),
    'Stack/T: the interval of retrier 1 must be a whole number of seconds, at most 99,999,999; found 1.5 seconds.',
  ],
  [
    'a handler that ends',
    (stack) => workflowOf(() => ({ onFailure: OnFailure.thenFail(new Succeed(stack, 'End')) }), stack),
    'Stack/Workflow: the handler of OnFailure.thenFail ends the execution at End, so that the error is lost. Let it continue, or use OnFailure.goto.',
  ],
  [
    'a state after a choice that always ends',
    (stack) =>
      new RejoiningChoice(stack, 'C', {
        rules: [{ condition: Condition.jsonata('{% true %}'), next: new Fail(stack, 'No') }],
        otherwise: new Succeed(stack, 'Yes'),
      }).next(newTask(stack)),
    'Stack/C: every branch ends the execution, so Task cannot follow. Remove it, or let a branch continue.',
  ],
])('%s is an error with the path of the construct', (_, make, message) => {
  expect(() => make(newStack())).toThrow(new Error(message));
});
