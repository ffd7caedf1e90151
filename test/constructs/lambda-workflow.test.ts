import { Aspects, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { User } from 'aws-cdk-lib/aws-iam';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  Choice,
  Condition,
  Fail,
  LogLevel,
  Map,
  Parallel,
  Pass,
  QueryLanguage,
  StateMachineType,
  Succeed,
  TaskStateBase,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import {
  LambdaTask,
  LambdaTaskChain,
  LambdaWorkflow,
  OnFailure,
  RetryPolicy,
  type LambdaWorkflowProps,
} from '../../src';
import { definitionOf, newFunction, newStack, noteIdsOf, statementsOf } from '../support/stacks';

const MACHINE = 'AWS::StepFunctions::StateMachine';

function workflow(props: Partial<LambdaWorkflowProps> = {}, stack: Stack = newStack()) {
  const definition = props.definition ?? new LambdaTask(stack, 'Only', { lambdaFunction: newFunction(stack, 'Fn') });
  return { stack, workflow: new LambdaWorkflow(stack, 'Workflow', { ...props, definition }) };
}

test('nothing configured', () => {
  const template = Template.fromStack(workflow().stack);
  template.hasResourceProperties(MACHINE, {
    StateMachineType: Match.absent(),
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    TracingConfiguration: { Enabled: true },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    RetentionInDays: 30,
    LogGroupName: {
      'Fn::Join': [
        '',
        [
          '/aws/vendedlogs/states/StackWorkflow83655B4D-',
          { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] },
        ],
      ],
    },
  });
  template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
});

test('everything configured', () => {
  const { stack } = workflow({
    stateMachineName: 'orders',
    stateMachineType: StateMachineType.EXPRESS,
    timeout: Duration.minutes(5),
    comment: 'Orders.',
    logLevel: LogLevel.ERROR,
    includeExecutionData: true,
    logRetention: RetentionDays.ONE_WEEK,
    tracingEnabled: false,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const template = Template.fromStack(stack);
  template.hasResourceProperties(MACHINE, {
    StateMachineName: 'orders',
    StateMachineType: 'EXPRESS',
    LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: true },
    TracingConfiguration: { Enabled: false },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
  template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Retain' });
  expect(definitionOf(stack)).toMatchObject({ Comment: 'Orders.', QueryLanguage: 'JSONata', TimeoutSeconds: 300 });
});

test('no policy has a wildcard but those for log delivery and tracing, which AWS does not limit to resources', () => {
  const stack = newStack();
  const definition = new LambdaTaskChain(stack, 'Chain', {
    functions: [newFunction(stack, 'A'), newFunction(stack, 'B')],
  });
  workflow({ definition, onFailure: OnFailure.invoke(newFunction(stack, 'Refund')) }, stack);
  const wild = statementsOf(stack).filter(({ Resource }) => JSON.stringify(Resource).includes('*'));
  const services = wild.flatMap(({ Action }) => Action).map((action) => action.split(':')[0]);
  expect(new Set(services)).toEqual(new Set(['logs', 'xray']));
});

describe('onFailure', () => {
  test('invoke: every state that can fail leads to the function, and the execution fails with the error', () => {
    const stack = newStack();
    const task = (id: string) => new LambdaTask(stack, id, { lambdaFunction: newFunction(stack, `${id}Fn`) });
    const first = task('First');
    const parallel = Parallel.jsonata(stack, 'Both').branch(task('Left'), task('Right'));
    const own = task('Own');
    own.addCatch(new Pass(stack, 'Kept'), { errors: ['Mine'] });
    workflow(
      { definition: first.next(parallel).next(own), onFailure: OnFailure.invoke(newFunction(stack, 'Refund')) },
      stack,
    );

    const { States } = definitionOf(stack);
    const leadsTo = (name: string) =>
      (States[name]!.Catch as { Next: string; ErrorEquals: string[] }[] | undefined)?.map(({ Next }) => Next);
    expect(leadsTo('First')).toEqual(['HandleFailure']);
    expect(leadsTo('Both')).toEqual(['HandleFailure']);
    expect(leadsTo('Own')).toEqual(['Kept', 'HandleFailure']);
    expect(leadsTo('HandleFailure')).toBeUndefined();
    expect(JSON.stringify(States.Both)).not.toContain('HandleFailure","ErrorEquals');
    expect(States.Failed).toEqual({
      Type: 'Fail',
      Error: '{% $states.input.error.Error %}',
      Cause: '{% $states.input.error.Cause %}',
    });
  });

  test('goto: leads to states of your own, in the query language of each state', () => {
    const stack = newStack();
    const jsonPath = new LambdaTask(stack, 'Old', {
      lambdaFunction: newFunction(stack, 'OldFn'),
      queryLanguage: QueryLanguage.JSON_PATH,
    });
    const jsonata = new LambdaTask(stack, 'New', {
      lambdaFunction: newFunction(stack, 'NewFn'),
      queryLanguage: QueryLanguage.JSONATA,
    });
    const handler = Fail.jsonPath(stack, 'Sorry', { error: 'Sorry' });
    workflow(
      {
        definition: jsonPath.next(jsonata),
        onFailure: OnFailure.goto(handler),
        queryLanguage: QueryLanguage.JSON_PATH,
      },
      stack,
    );
    const { States } = definitionOf(stack);
    expect(States.Old!.Catch).toEqual([{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Sorry' }]);
    expect(States.New!.Catch).toEqual([
      { ErrorEquals: ['States.ALL'], Output: expect.stringContaining('"error": $states.errorOutput'), Next: 'Sorry' },
    ]);
  });

  test('a state that is added later is handled, too', () => {
    const stack = newStack();
    const first = new LambdaTask(stack, 'First', { lambdaFunction: newFunction(stack, 'FirstFn') });
    const late = Parallel.jsonata(stack, 'Late').branch(Pass.jsonata(stack, 'Inside'));
    workflow({ definition: first, onFailure: OnFailure.goto(Fail.jsonata(stack, 'Sorry')) }, stack);
    first.next(late);
    expect(definitionOf(stack).States.Late!.Catch).toMatchObject([{ Next: 'Sorry' }]);
  });
});

test('raw states mix in anywhere', () => {
  const stack = newStack();
  const task = new LambdaTask(stack, 'Pick', { lambdaFunction: newFunction(stack, 'PickFn') });
  const each = Map.jsonata(stack, 'Each').itemProcessor(task);
  const wait = Wait.jsonata(stack, 'Pause', { time: WaitTime.duration(Duration.seconds(1)) });
  const choice = Choice.jsonata(stack, 'Any?')
    .when(Condition.jsonata('{% $states.input.any %}'), each.next(wait))
    .otherwise(Succeed.jsonata(stack, 'None'));
  workflow({ definition: choice }, stack);
  expect(Object.keys(definitionOf(stack).States).sort()).toEqual(['Any?', 'Each', 'None', 'Pause']);
});

test('Aspects reach the states, although they run after the constructors', () => {
  const stack = newStack();
  workflow(
    {
      definition: new LambdaTask(stack, 'Only', {
        lambdaFunction: newFunction(stack, 'Fn'),
        retry: RetryPolicy.none(),
      }),
    },
    stack,
  );
  Aspects.of(stack).add({
    visit: (node) => void (node instanceof TaskStateBase && node.addRetry({ errors: ['ByAspect'] })),
  });
  expect(definitionOf(stack).States.Only!.Retry).toEqual([{ ErrorEquals: ['ByAspect'] }]);
});

test('a workflow offers its grants, its ARN and its resources', () => {
  const { stack, workflow: made } = workflow();
  made.grants.startExecution(new User(stack, 'Caller'));
  const started = statementsOf(stack).filter(({ Action }) => Action === 'states:StartExecution');
  expect(started).toMatchObject([{ Resource: stack.resolve(made.stateMachineArn) }]);
  expect(made.role).toBe(made.stateMachine.role);
  expect(made.logGroup!.node.path).toBe('Stack/Workflow/LogGroup');
});

test('a function of another stack is granted by an export, without a cycle', () => {
  const stack = newStack();
  const other = new Stack(stack.node.root as never, 'Other');
  const shared = newFunction(other, 'Shared');
  workflow({ definition: new LambdaTask(stack, 'Only', { lambdaFunction: shared }) }, stack);
  const [statement] = statementsOf(stack).filter(({ Action }) => Action === 'lambda:InvokeFunction');
  expect(statement!.Resource).toEqual({ 'Fn::ImportValue': expect.stringContaining('Other:') });
  const notes = noteIdsOf(stack).filter((id) => id !== 'crossStackReferencesDefaultStrong'); // of newer versions of the CDK
  expect(notes).toEqual([]);
});

test.each([
  [{ timeout: Duration.millis(1) }, 'Stack/Workflow: timeout must be at least 1 second; found 1 milli.'],
  [
    { stateMachineType: StateMachineType.EXPRESS, timeout: Duration.minutes(6) },
    'Stack/Workflow: the timeout is 6 minutes, but an EXPRESS workflow runs for at most 5 minutes. Shorten the timeout, or use STANDARD.',
  ],
])('%j is refused with the path of the construct', (props, message) => {
  expect(() => workflow(props)).toThrow(message);
});

describe('LambdaTaskChain', () => {
  test('invokes functions one after the other, and chains on', () => {
    const stack = newStack();
    const chain = new LambdaTaskChain(stack, 'Chain', {
      functions: [newFunction(stack, 'A'), newFunction(stack, 'B')],
      prefix: 'Run ',
    });
    workflow({ definition: chain.next(Succeed.jsonata(stack, 'Done')) }, stack);
    const definition = definitionOf(stack);
    expect(definition.StartAt).toBe('Run A');
    expect(definition.States['Run A']!.Next).toBe('Run B');
    expect(definition.States['Run B']!.Next).toBe('Done');
  });

  test('takes tasks as they are', () => {
    const stack = newStack();
    const tasks = ['A', 'B'].map(
      (id) => new LambdaTask(stack, id, { lambdaFunction: newFunction(stack, `${id}Fn`), resultKey: id }),
    );
    workflow({ definition: new LambdaTaskChain(stack, 'Chain', { tasks }) }, stack);
    expect(definitionOf(stack).States.B!.Output).toContain('"B"');
  });

  test.each([
    [{}, 'Stack/Chain: the chain is empty: add at least one function or task.'],
    [{ tasks: [], functions: [] }, 'Stack/Chain: functions and tasks exclude each other: set only one of them.'],
  ])('%j is refused', (props, message) => {
    expect(() => new LambdaTaskChain(newStack(), 'Chain', props)).toThrow(message);
  });
});
