// Mistakes are told at synthesis, with the construct's path and what to do.
import { App, Duration, Lazy, Stack, Token } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Condition, Pass, QueryLanguage, TaskRole } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvocationType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import {
  ItemMap,
  KeyedParallel,
  LambdaTask,
  LambdaTaskChain,
  LambdaWorkflow,
  OnFailure,
  RejoiningChoice,
  WorkflowAlarms,
} from '../../src';
import { definitionOf, newFunction, newStack, statementsOf } from '../support/stacks';

const A_TOKEN = Duration.minutes(Token.asNumber(Lazy.number({ produce: () => 5 })));
const newTask = (stack: Stack, id: string, props = {}) =>
  new LambdaTask(stack, id, { lambdaFunction: newFunction(stack, `${id}Fn`), ...props });

test.each<[string, (stack: Stack) => unknown, string]>([
  [
    'no tasks',
    (stack) => new LambdaTaskChain(stack, 'Chain', { tasks: [] }),
    'Stack/Chain: the chain is empty: add at least one function or task.',
  ],
  [
    'no branches',
    (stack) => new KeyedParallel(stack, 'Checks', { branches: {} }),
    'Stack/Checks: branches is empty: add at least one branch.',
  ],
  [
    'no rules',
    (stack) => new RejoiningChoice(stack, 'Choose', { rules: [] }),
    'Stack/Choose: rules is empty: add at least one rule.',
  ],
  [
    'a name that only the deployment knows',
    (stack) => newTask(stack, 'Task', { stateName: stack.stackId }),
    'Stack/Task: stateName must be known at synthesis; found a token. Use a plain text.',
  ],
  [
    'a prefix that only the deployment knows',
    (stack) => new LambdaTaskChain(stack, 'Chain', { functions: [newFunction(stack, 'Fn')], prefix: stack.stackId }),
    'Stack/Chain: prefix must be known at synthesis; found a token. Use a plain text.',
  ],
  [
    'a circular chain',
    (stack) => {
      const task = newTask(stack, 'Task');
      return new LambdaTaskChain(stack, 'Chain', { tasks: [task, newTask(stack, 'Other'), task] });
    },
    'Stack/Chain: the chain contains the task Stack/Task twice, which would make a loop. Create another LambdaTask for its function.',
  ],
  [
    'a state in two machines',
    (stack) => {
      const definition = newTask(stack, 'Task');
      new LambdaWorkflow(stack, 'One', { definition });
      return new LambdaWorkflow(stack, 'Two', { definition });
    },
    'Stack/Two: the state Stack/Task already belongs to another workflow. Create a state for each workflow; they may share a function.',
  ],
  [
    'a state in two machines, inside a Map',
    (stack) => {
      const processor = newTask(stack, 'Task');
      const items = '{% $states.input %}';
      new LambdaWorkflow(stack, 'One', { definition: new ItemMap(stack, 'Each', { items, processor }) });
      return new LambdaWorkflow(stack, 'Two', { definition: processor });
    },
    'Stack/Two: the state Stack/Task already belongs to another workflow',
  ],
  [
    'two states of one name',
    (stack) => {
      const other = newTask(stack, 'Other', { stateName: 'Task' });
      return new LambdaWorkflow(stack, 'Workflow', { definition: newTask(stack, 'Task').next(other) });
    },
    "Stack/Workflow: Stack/Task and Stack/Other are both named 'Task'. Set stateName on one of them, or a prefix on their chain.",
  ],
  [
    'two states of one name, one inside a Parallel',
    (stack) => {
      const branches = { inner: newTask(stack, 'Other', { stateName: 'Task' }) };
      const both = new KeyedParallel(stack, 'Both', { branches });
      return new LambdaWorkflow(stack, 'Workflow', { definition: newTask(stack, 'Task').next(both) });
    },
    "are both named 'Task'",
  ],
  [
    'a JSONPath state in a JSONata workflow',
    (stack) =>
      new LambdaWorkflow(stack, 'Workflow', {
        definition: newTask(stack, 'Task', { queryLanguage: QueryLanguage.JSON_PATH }),
      }),
    "Stack/Workflow: the state Stack/Task uses JSONPath, the workflow JSONata. Set the workflow's queryLanguage to JSON_PATH, which allows states of both.",
  ],
  [
    'a token as timeout',
    (stack) => newTask(stack, 'Task', { timeout: A_TOKEN }),
    'Stack/Task: timeout is a token in minutes, which synthesis cannot convert. Use Duration.seconds.',
  ],
  [
    'a token as timeout of the workflow',
    (stack) => new LambdaWorkflow(stack, 'Workflow', { definition: newTask(stack, 'Task'), timeout: A_TOKEN }),
    'Stack/Workflow: timeout is a token in minutes, which synthesis cannot convert. Use Duration.seconds.',
  ],
  [
    'a token as maxConcurrency',
    (stack) =>
      new ItemMap(stack, 'Each', {
        items: '{% $states.input %}',
        processor: newTask(stack, 'Task'),
        maxConcurrency: Token.asNumber(Lazy.number({ produce: () => 5 })),
      }),
    'Stack/Each: maxConcurrency must be known at synthesis; found a token. Use a plain number.',
  ],
  [
    'half an item at a time',
    (stack) =>
      new ItemMap(stack, 'Each', {
        items: '{% $states.input %}',
        processor: newTask(stack, 'Task'),
        maxConcurrency: 0.5,
      }),
    'Stack/Each: maxConcurrency must be a whole number of at least 1; found 0.5.',
  ],
  [
    'a path as items in JSONata',
    (stack) => {
      const definition = new ItemMap(stack, 'Each', { items: '$.lines', processor: newTask(stack, 'Task') });
      return new LambdaWorkflow(stack, 'Workflow', { definition });
    },
    "Stack/Each: items must be an expression in JSONata, such as {% $states.input.lines %}; found '$.lines'.",
  ],
  [
    'an expression as items in JSONPath',
    (stack) =>
      new ItemMap(stack, 'Each', {
        items: '{% $states.input %}',
        processor: newTask(stack, 'Task'),
        queryLanguage: QueryLanguage.JSON_PATH,
      }),
    "Stack/Each: items must be a path in JSONPath, such as $.lines; found '{% $states.input %}'.",
  ],
  [
    'parts of a second',
    (stack) => newTask(stack, 'Task', { timeout: Duration.millis(1500) }),
    'Stack/Task: timeout must be a whole number of seconds, at most 99,999,999; found 1.5 seconds.',
  ],
  [
    'a state machine name with spaces',
    (stack) =>
      new LambdaWorkflow(stack, 'Workflow', { definition: newTask(stack, 'Task'), stateMachineName: 'my orders' }),
    "Stack/Workflow: stateMachineName must have 1 to 80 letters, digits, - and _; found 'my orders'.",
  ],
  [
    'a key for a log group that is there already',
    (stack) =>
      new LambdaWorkflow(stack, 'Workflow', {
        definition: newTask(stack, 'Task'),
        logGroup: new LogGroup(stack, 'Logs'),
        logEncryptionKey: new Key(stack, 'Key'),
      }),
    'Stack/Workflow: logEncryptionKey only applies to the log group that the workflow creates. Set it on your own logGroup instead.',
  ],
  [
    'paths in JSONata',
    (stack) => {
      const definition = newTask(stack, 'Task', { inputPath: '$.a', outputPath: '$.b' });
      return new LambdaWorkflow(stack, 'Workflow', { definition });
    },
    'Stack/Task: inputPath and outputPath only works in JSONPath. Use payload and outputs, or set queryLanguage to JSON_PATH.',
  ],
  [
    'a result of an asynchronous invocation',
    (stack) => newTask(stack, 'Task', { invocationType: LambdaInvocationType.EVENT, resultKey: 'a' }),
    'Stack/Task: an invocation of type Event has no result. Remove resultKey.',
  ],
  [
    'two places for the result',
    (stack) => newTask(stack, 'Task', { resultKey: 'a', resultPath: '$.b', queryLanguage: QueryLanguage.JSON_PATH }),
    'Stack/Task: resultKey and resultPath both place the result. Remove one of them.',
  ],
  [
    'a token for nobody',
    (stack) =>
      LambdaTask.waitForTaskToken(stack, 'Task', {
        lambdaFunction: newFunction(stack, 'Fn'),
        invocationType: LambdaInvocationType.DRY_RUN,
        timeout: Duration.hours(1),
        heartbeat: Duration.minutes(1),
      }),
    'Stack/Task: a DRY_RUN does not run the function, so it never receives the token. Remove invocationType.',
  ],
  [
    'two timeouts',
    (stack) => newTask(stack, 'Task', { timeout: Duration.seconds(1), timeoutExpression: '{% 5 %}' }),
    'Stack/Task: timeout and timeoutExpression both set the timeout. Remove one of them.',
  ],
  [
    'a client context and a result key in JSONPath',
    (stack) =>
      newTask(stack, 'Task', { clientContext: 'e30=', resultKey: 'a', queryLanguage: QueryLanguage.JSON_PATH }),
    'Stack/Task: clientContext and resultKey work together only in JSONata. Remove one of them, or set queryLanguage to JSONATA.',
  ],
  [
    'an empty key of a choice',
    (stack) =>
      new RejoiningChoice(stack, 'Choose', {
        rules: [{ condition: Condition.jsonata('{% true %}'), next: new Pass(stack, 'Pass') }],
        resultKey: '',
      }),
    "Stack/Choose: resultKey must be a name known at synthesis; found ''.",
  ],
  ...(
    [
      [LambdaTask, 'lambdaFunction is missing: set it to the function to invoke.'],
      [LambdaTaskChain, 'the chain is empty: add at least one function or task.'],
      [KeyedParallel, 'branches is missing: set it to an object with the branches by the key of their result.'],
      [ItemMap, 'items is missing: set it to the list, such as {% $states.input.lines %}.'],
      [RejoiningChoice, 'rules is missing: set it to a list of rules.'],
      [LambdaWorkflow, 'definition is missing: set it to a state, a chain or a fragment.'],
      [WorkflowAlarms, 'stateMachine is missing: set it to the workflow or the state machine to watch.'],
    ] as const
  ).map(([Made, message]): [string, (stack: Stack) => unknown, string] => [
    `a ${Made.name} without properties`,
    (stack) => new Made(stack, 'It', undefined as never),
    `Stack/It: ${message}`,
  ]),
  [
    'a branch that is missing',
    (stack) => new KeyedParallel(stack, 'Both', { branches: { a: undefined as never } }),
    'Stack/Both: branches.a is missing: set it to a state, a chain or a fragment.',
  ],
  [
    'a task that is missing',
    (stack) => new LambdaTaskChain(stack, 'Chain', { tasks: [newTask(stack, 'Task'), undefined as never] }),
    'Stack/Chain: tasks[1] is missing: set it to a LambdaTask.',
  ],
  [
    'a rule without a condition',
    (stack) => new RejoiningChoice(stack, 'Choose', { rules: [{ next: new Pass(stack, 'Pass') } as never] }),
    "Stack/Choose: rules[0].condition is missing: set it to a condition, such as Condition.jsonata('{% true %}').",
  ],
  ...(['goto', 'notify', 'thenFail'] as const).map((name): [string, (stack: Stack) => unknown, string] => [
    `OnFailure.${name} of nothing`,
    (stack) =>
      new LambdaWorkflow(stack, 'Workflow', {
        definition: newTask(stack, 'Task'),
        onFailure: OnFailure[name](undefined as never),
      }),
    `Stack/Workflow: the ${name === 'notify' ? 'topic' : 'handler'} of OnFailure.${name} is missing: set it to ${name === 'notify' ? 'a topic' : 'a state, a chain or a fragment'}.`,
  ]),
])('%s', (_, make, message) => {
  expect(() => make(newStack())).toThrow(message);
});

describe('a function elsewhere', () => {
  const env = { account: '111111111111', region: 'eu-west-1' };
  const elsewhere = (arn: string, props = {}) => {
    const stack = new Stack(new App(), 'Stack', { env });
    const lambdaFunction = LambdaFunction.fromFunctionArn(stack, 'Fn', arn);
    return { stack, definition: new LambdaTask(stack, 'Task', { lambdaFunction, ...props }) };
  };

  test('in another Region cannot be invoked', () => {
    expect(() => elsewhere('arn:aws:lambda:us-east-1:111111111111:function:f')).toThrow(
      'Stack/Task: the function is in Region us-east-1, the workflow in eu-west-1. Step Functions invokes only functions in its own Region: move one of them.',
    );
  });

  test('in another account needs a role of that account, which the workflow assumes', () => {
    const arn = 'arn:aws:lambda:eu-west-1:222222222222:function:f';
    expect(() => elsewhere(arn)).toThrow(
      'Stack/Task: the function is in account 222222222222, the workflow in 111111111111. Set credentials to a role in account 222222222222 that may invoke the function.',
    );
    const role = TaskRole.fromRole(Role.fromRoleArn(newStack(), 'Role', 'arn:aws:iam::222222222222:role/invoker'));
    const { stack, definition } = elsewhere(arn, { credentials: { role } });
    new LambdaWorkflow(stack, 'Workflow', { definition });
    const actions = statementsOf(stack).map(({ Action }) => Action);
    expect(actions).toContain('sts:AssumeRole');
    expect(actions).not.toContain('lambda:InvokeFunction');
    expect(definitionOf(stack).States.Task!.Credentials).toEqual({ RoleArn: 'arn:aws:iam::222222222222:role/invoker' });
  });
});
