import { Duration, Stack } from 'aws-cdk-lib';
import { Alias, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { JsonPath, Pass, QueryLanguage, StateMachine, TaskInput, DefinitionBody } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvocationType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { LambdaTask, LambdaWorkflow, RetryPolicy, type LambdaTaskProps } from '../../src';
import { definitionOf, newFunction, newStack, noteIdsOf, statementsOf } from '../support/stacks';

function synthesized(props: Partial<LambdaTaskProps> = {}, stack: Stack = newStack()) {
  const lambdaFunction = props.lambdaFunction ?? newFunction(stack, 'Fn');
  const definition = new LambdaTask(stack, 'Charge', { ...props, lambdaFunction });
  new LambdaWorkflow(stack, 'Workflow', { definition });
  return { stack, state: definitionOf(stack).States[props.stateName ?? 'Charge']! };
}

const invokeStatements = (stack: Stack) =>
  statementsOf(stack).filter(({ Action }) => Action === 'lambda:InvokeFunction');

test('nothing configured', () => {
  expect(synthesized().state).toMatchSnapshot();
});

test('everything configured', () => {
  const { stack, state } = synthesized({
    payload: TaskInput.fromObject({ order: '{% $states.input.order %}' }),
    outputs: { payment: '{% $states.result.Payload %}' },
    assign: { paid: true },
    retry: RetryPolicy.none(),
    timeout: Duration.seconds(7),
    stateName: 'Charge the card',
    comment: 'Takes the money.',
  });
  expect(state).toMatchSnapshot();
  expect(noteIdsOf(stack)).toEqual(['task-timeout']);
});

test('resultKey keeps the input beside the result', () => {
  expect(synthesized({ resultKey: 'payment' }).state.Output).toBe(
    '{% $merge([$states.input, {"payment": $states.result.Payload}]) %}',
  );
});

test('a resultKey with quotes stays one name', () => {
  expect(synthesized({ resultKey: 'the "payment"' }).state.Output).toBe(
    '{% $merge([$states.input, {"the \\"payment\\"": $states.result.Payload}]) %}',
  );
});

test('in JSONPath the function itself is the resource, so that its result comes unwrapped', () => {
  const stack = newStack();
  const task = new LambdaTask(stack, 'Charge', {
    lambdaFunction: newFunction(stack, 'Fn'),
    queryLanguage: QueryLanguage.JSON_PATH,
    resultKey: 'payment',
  });
  new LambdaWorkflow(stack, 'Workflow', { definition: task, queryLanguage: QueryLanguage.JSON_PATH });
  expect(definitionOf(stack).States.Charge).toMatchObject({
    Type: 'Task',
    Resource: expect.stringMatching(/^arn:aws:lambda:us-east-1:123456789012:function:Fn/),
    ResultPath: '$.payment',
    TimeoutSeconds: 35,
  });
});

describe('timeout', () => {
  test.each([
    ['that of the function and 5 seconds more', Duration.seconds(30), 35],
    ["Lambda's default of 3 seconds and 5 more, where the function has none", undefined, 8],
  ])('is %s', (_, timeout, seconds) => {
    const stack = newStack();
    expect(synthesized({ lambdaFunction: newFunction(stack, 'Fn', { timeout }) }, stack).state.TimeoutSeconds).toBe(
      seconds,
    );
  });

  test('of an imported function is the longest that Lambda allows and 5 seconds more', () => {
    const stack = newStack();
    const imported = LambdaFunction.fromFunctionName(stack, 'Imported', 'other');
    expect(synthesized({ lambdaFunction: imported }, stack).state.TimeoutSeconds).toBe(905);
  });

  test('of an alias is that of its function', () => {
    const stack = newStack();
    const fn = newFunction(stack, 'Fn', { timeout: Duration.minutes(1) });
    const alias = new Alias(stack, 'Live', { aliasName: 'live', version: fn.currentVersion });
    expect(synthesized({ lambdaFunction: alias }, stack).state.TimeoutSeconds).toBe(65);
  });
});

describe('the grant', () => {
  test("covers exactly the function's ARN", () => {
    const { stack } = synthesized();
    expect(invokeStatements(stack)).toEqual([
      {
        Action: 'lambda:InvokeFunction',
        Effect: 'Allow',
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Fn/), 'Arn'] },
      },
    ]);
  });

  test('for an alias covers only the alias', () => {
    const stack = newStack();
    const alias = new Alias(stack, 'Live', { aliasName: 'live', version: newFunction(stack, 'Fn').currentVersion });
    synthesized({ lambdaFunction: alias }, stack);
    expect(invokeStatements(stack)).toEqual([
      { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: { Ref: expect.stringMatching(/^Live/) } },
    ]);
  });

  test('also exists in a plain state machine of aws-stepfunctions', () => {
    const stack = newStack();
    const task = new LambdaTask(stack, 'Charge', { lambdaFunction: newFunction(stack, 'Fn') });
    new StateMachine(stack, 'Plain', {
      definitionBody: DefinitionBody.fromChainable(task.next(new Pass(stack, 'Done'))),
    });
    expect(invokeStatements(stack)).toHaveLength(1);
  });
});

describe('retries', () => {
  test('of RetryPolicy.custom take the place of the standard ones', () => {
    const retry = RetryPolicy.custom([{ errors: ['Busy'], maxAttempts: 1 }]);
    expect(synthesized({ retry }).state.Retry).toEqual([{ ErrorEquals: ['Busy'], MaxAttempts: 1 }]);
  });

  test('of withRetry come before the others', () => {
    const retry = RetryPolicy.standard().withRetry({ errors: ['PaymentPending'], interval: Duration.seconds(30) });
    const errors = (synthesized({ retry }).state.Retry as { ErrorEquals: string[] }[]).map(
      ({ ErrorEquals }) => ErrorEquals[0],
    );
    expect(errors).toEqual([
      'PaymentPending',
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.TooManyRequestsException',
    ]);
  });

  test('can be added after the workflow was created', () => {
    const stack = newStack();
    const task = new LambdaTask(stack, 'Charge', {
      lambdaFunction: newFunction(stack, 'Fn'),
      retry: RetryPolicy.none(),
    });
    new LambdaWorkflow(stack, 'Workflow', { definition: task });
    task.addRetry({ errors: ['Late'], maxAttempts: 2 });
    expect(definitionOf(stack).States.Charge!.Retry).toEqual([{ ErrorEquals: ['Late'], MaxAttempts: 2 }]);
  });
});

test.each([
  [{ resultKey: '' }, "Stack/Charge: resultKey must be a name known at synthesis; found ''."],
  [
    { resultKey: 'a', outputs: '{% 1 %}' },
    'Stack/Charge: resultKey and outputs both set the output. Remove one of them.',
  ],
  [
    { outputs: '{% 1 %}', queryLanguage: QueryLanguage.JSON_PATH },
    'Stack/Charge: outputs only works in JSONata. Use resultKey, or set queryLanguage to JSONATA.',
  ],
  [{ timeout: Duration.millis(500) }, 'Stack/Charge: timeout must be at least 1 second; found 500 millis.'],
  [{ stateName: 'x'.repeat(81) }, "Stack/Charge: the state name '"],
])('%j is refused with the path of the construct', (props, message) => {
  expect(() => synthesized(props)).toThrow(message);
});

describe('invocations', () => {
  const JSON_PATH = QueryLanguage.JSON_PATH;
  const stateOf = (props: Partial<LambdaTaskProps>) => {
    const stack = newStack();
    const task = new LambdaTask(stack, 'Charge', { lambdaFunction: newFunction(stack, 'Fn'), ...props });
    new LambdaWorkflow(stack, 'Workflow', { definition: task, queryLanguage: props.queryLanguage });
    return definitionOf(stack).States.Charge!;
  };

  test('of type EVENT return nothing, so that the input goes on', () => {
    expect(stateOf({ invocationType: LambdaInvocationType.EVENT })).toMatchObject({
      Arguments: { InvocationType: 'Event' },
      Output: '{% $states.input %}',
    });
    expect(stateOf({ invocationType: LambdaInvocationType.EVENT, queryLanguage: JSON_PATH })).toMatchObject({
      Parameters: { InvocationType: 'Event' },
      ResultPath: null,
    });
  });

  test('with a client context give the result, in both languages', () => {
    expect(stateOf({ clientContext: 'e30=' })).toMatchObject({
      Arguments: { ClientContext: 'e30=' },
      Output: '{% $states.result.Payload %}',
    });
    expect(stateOf({ clientContext: 'e30=', queryLanguage: JSON_PATH })).toMatchObject({
      Parameters: { ClientContext: 'e30=' },
      OutputPath: '$.Payload',
    });
  });

  test('may take their timeout from the input', () => {
    expect(stateOf({ timeoutExpression: '{% $states.input.limit %}' }).TimeoutSeconds).toBe(
      '{% $states.input.limit %}',
    );
    const byPath = stateOf({ timeoutExpression: '$.limit', queryLanguage: JSON_PATH });
    expect(byPath.TimeoutSecondsPath).toBe('$.limit');
  });

  test('in JSONPath take paths', () => {
    const state = stateOf({
      inputPath: '$.order',
      outputPath: '$.total',
      resultKey: 'it is',
      queryLanguage: JSON_PATH,
    });
    expect(state).toMatchObject({ InputPath: '$.order', OutputPath: '$.total', ResultPath: "$['it is']" });
  });

  test('in JSONPath select, place or drop the result, as LambdaInvoke does', () => {
    const resultSelector = { 'cents.$': '$.total' };
    const selected = stateOf({ resultSelector, resultPath: '$.payment.made', queryLanguage: JSON_PATH });
    expect(selected).toMatchObject({ ResultSelector: resultSelector, ResultPath: '$.payment.made' });
    expect(stateOf({ resultPath: JsonPath.DISCARD, queryLanguage: JSON_PATH }).ResultPath).toBeNull();
  });
});
