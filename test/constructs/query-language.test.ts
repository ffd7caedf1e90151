// The query language of a workflow reaches the states that do not set one, whatever is made first.
import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import {
  Condition,
  DefinitionBody,
  Pass,
  QueryLanguage,
  StateMachine,
  TaskInput,
  type IChainable,
} from 'aws-cdk-lib/aws-stepfunctions';
import fc from 'fast-check';
import {
  ItemMap,
  KeyedParallel,
  LambdaTask,
  LambdaTaskChain,
  LambdaWorkflow,
  OnFailure,
  RejoiningChoice,
  type LambdaTaskProps,
} from '../../src';
import { fails, returns } from '../../src/simulator';
import { definitionOf, newFunction, newStack, notesOf, simulate } from '../support/stacks';

const { JSON_PATH, JSONATA } = QueryLanguage;
const taskIn = (stack: Stack, id: string, props: Partial<LambdaTaskProps> = {}) =>
  new LambdaTask(stack, id, { lambdaFunction: newFunction(stack, `${id}Fn`), ...props });

/** Every construct, with what JSONPath wants. */
function everyConstruct(stack: Stack, queryLanguage?: QueryLanguage) {
  const task = (id: string, props = {}) => taskIn(stack, id, { queryLanguage, ...props });
  const parallel = new KeyedParallel(stack, 'Checks', {
    ...{ queryLanguage, resultKey: 'checks', branches: { fraud: task('Fraud'), tax: task('Tax') } },
  });
  const map = new ItemMap(stack, 'Each', {
    ...{ queryLanguage, items: '$.lines', processor: task('Item'), resultKey: 'picked' },
  });
  const choice = new RejoiningChoice(stack, 'Big?', {
    queryLanguage,
    rules: [{ condition: Condition.numberGreaterThan('$.total', 5), next: task('Approve', { resultKey: 'approved' }) }],
  });
  const chain = new LambdaTaskChain(stack, 'Chain', {
    ...{ queryLanguage, functions: [newFunction(stack, 'One'), newFunction(stack, 'Two')] },
    onFailure: OnFailure.goto(task('Handle', { resultPath: '$.handled', inputPath: '$.error' })),
  });
  const waiting = LambdaTask.waitForTaskToken(stack, 'Wait', {
    ...{ queryLanguage, lambdaFunction: newFunction(stack, 'WaitFn'), resultKey: 'answer' },
    ...{ timeoutExpression: '$.timeout', heartbeat: Duration.seconds(10) },
  });
  return { parallel, map, choice, chain, waiting };
}

function jsonPathWorkflow(given?: QueryLanguage, order = ['make', 'map', 'choice', 'waiting', 'chain']) {
  const stack = newStack();
  const parts = everyConstruct(stack, given);
  const { parallel, map, choice, chain, waiting } = parts;
  const onFailure = OnFailure.thenFail(new Pass(stack, 'Tidy up'));
  const steps: Record<string, () => unknown> = {
    make: () => new LambdaWorkflow(stack, 'Workflow', { definition: parallel, queryLanguage: JSON_PATH, onFailure }),
    map: () => parallel.next(map),
    choice: () => map.next(choice),
    waiting: () => choice.next(waiting),
    chain: () => waiting.next(chain),
  };
  for (const step of order) steps[step]!();
  return stack;
}

test('a workflow in JSONPath makes of every construct what a language of its own makes', () => {
  const definition = definitionOf(jsonPathWorkflow());
  expect(definition).toEqual(definitionOf(jsonPathWorkflow(JSON_PATH)));
  expect(definition.QueryLanguage).toBe('JSONPath');
});

test('states may come before or after the workflow that decides about their language', () => {
  const expected = definitionOf(jsonPathWorkflow());
  const steps = ['make', 'map', 'choice', 'waiting', 'chain'];
  fc.assert(
    fc.property(fc.shuffledSubarray(steps, { minLength: steps.length }), (order) => {
      expect(definitionOf(jsonPathWorkflow(undefined, order))).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

test('a workflow in JSONPath runs with every construct', async () => {
  const input = { total: 9, lines: [{ id: 1 }], timeout: 60 };
  const mocks = {
    ...{ Fraud: returns('low'), Tax: returns(3), Item: returns('packed'), Approve: returns(true) },
    ...{ Wait: returns('yes'), One: fails('Broken'), Two: returns(2), Handle: returns('done') },
  };
  const execution = await simulate(jsonPathWorkflow(), input, mocks);
  expect(execution.output).toEqual({
    ...input,
    ...{ checks: { fraud: 'low', tax: 3 }, picked: ['packed'], approved: true, answer: 'yes', handled: 'done' },
    error: { Error: 'Broken', Cause: '' },
  });
});

test('the states of a failure handler are in JSONata, and keep the error of a workflow in JSONPath', async () => {
  const stack = newStack();
  const definition = taskIn(stack, 'Task');
  const onFailure = OnFailure.invoke(newFunction(stack, 'Undo'));
  new LambdaWorkflow(stack, 'Workflow', { definition, queryLanguage: JSON_PATH, onFailure });
  expect(definitionOf(stack).States.HandleFailure).toMatchObject({ QueryLanguage: 'JSONata' });
  const execution = await simulate(stack, { id: 1 }, { Task: fails('Broken', 'why'), HandleFailure: returns('ok') });
  expect(execution).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'why' });
});

test('in a workflow without a language everything is in JSONata', () => {
  const stack = newStack();
  new LambdaWorkflow(stack, 'Workflow', { definition: taskIn(stack, 'Task', { resultKey: 'a' }) });
  expect(definitionOf(stack).States.Task).toMatchObject({
    Arguments: { Payload: '{% $states.input %}' },
    Output: '{% $merge([$states.input, {"a": $states.result.Payload}]) %}',
  });
});

test('in a state machine of aws-cdk-lib a task without a language is in JSONata', () => {
  const stack = newStack();
  const definitionBody = DefinitionBody.fromChainable(taskIn(stack, 'Task'));
  new StateMachine(stack, 'Machine', { definitionBody });
  expect(definitionOf(stack).States.Task).toMatchObject({
    QueryLanguage: 'JSONata',
    Output: '{% $states.result.Payload %}',
  });
});

test('in a state machine of aws-cdk-lib a path in a task without a language is an error', () => {
  const stack = newStack();
  const definitionBody = DefinitionBody.fromChainable(taskIn(stack, 'Task', { outputPath: '$.a' }));
  new StateMachine(stack, 'Machine', { definitionBody });
  expect(() => notesOf(stack)).toThrow(
    'Stack/Task: outputPath only works in JSONPath. Use payload and outputs, or set queryLanguage to JSON_PATH.',
  );
});

test.each<[string, (stack: Stack) => IChainable, string]>([
  [
    'outputs',
    (stack) => taskIn(stack, 'Task', { outputs: 1 }),
    'Stack/Task: outputs only works in JSONata. Use resultKey, or set queryLanguage to JSONATA.',
  ],
  [
    'an expression as items',
    (stack) => new ItemMap(stack, 'Each', { items: '{% $states.input %}', processor: taskIn(stack, 'Task') }),
    "Stack/Each: items must be a path in JSONPath, such as $.lines; found '{% $states.input %}'.",
  ],
  [
    'a key with a backslash',
    (stack) => new KeyedParallel(stack, 'Both', { branches: { a: taskIn(stack, 'Task') }, resultKey: 'a\\b' }),
    "Stack/Both: resultKey must not contain a backslash in JSONPath, whose paths have no form for it; found 'a\\b'. Use another name.",
  ],
])('a workflow in JSONPath refuses %s of a construct without a language', (_, make, message) => {
  const stack = newStack();
  const definition = make(stack);
  expect(() => new LambdaWorkflow(stack, 'Workflow', { definition, queryLanguage: JSON_PATH })).toThrow(
    new Error(message),
  );
});

test('a task keeps its own language in a workflow of the other', () => {
  const stack = newStack();
  const definition = taskIn(stack, 'Task', { queryLanguage: JSONATA });
  new LambdaWorkflow(stack, 'Workflow', { definition, queryLanguage: JSON_PATH });
  expect(definitionOf(stack).States.Task).toMatchObject({ QueryLanguage: 'JSONata' });
});

test('metrics of a task are those of the language that the workflow decides on later', () => {
  const dimensionsOf = (queryLanguage?: QueryLanguage) => {
    const stack = newStack();
    const definition = taskIn(stack, 'Task');
    new Alarm(stack, 'Alarm', { metric: definition.metricFailed(), threshold: 1, evaluationPeriods: 1 });
    new LambdaWorkflow(stack, 'Workflow', { definition, queryLanguage });
    const [alarm] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    return [alarm!.Properties.MetricName, alarm!.Properties.Dimensions[0].Name];
  };
  expect(dimensionsOf()).toEqual(['ServiceIntegrationsFailed', 'ServiceIntegrationResourceArn']);
  expect(dimensionsOf(JSON_PATH)).toEqual(['LambdaFunctionsFailed', 'LambdaFunctionArn']);
});

describe('a payload that is a path in JSONPath', () => {
  const stateOf = (props: Partial<LambdaTaskProps>) => {
    const stack = newStack();
    const definition = taskIn(stack, 'Task', props);
    new LambdaWorkflow(stack, 'Workflow', { definition, queryLanguage: JSON_PATH });
    return { state: definitionOf(stack).States.Task!, run: (input: object) => simulate(stack, input, mocks) };
  };
  const mocks = { Task: (event: unknown) => ({ got: event }) };

  test('chooses a part of the input, which the result does not replace', async () => {
    const { state, run } = stateOf({ payload: TaskInput.fromJsonPathAt('$.order'), resultKey: 'answer' });
    expect([state.InputPath, state.Parameters]).toEqual(['$.order', undefined]);
    expect((await run({ order: { id: 1 }, a: 1 })).output).toEqual({
      ...{ order: { id: 1 }, a: 1 },
      answer: { got: { id: 1 } },
    });
  });

  test('cannot come with an inputPath', () => {
    expect(() => stateOf({ payload: TaskInput.fromJsonPathAt('$.order'), inputPath: '$.a' })).toThrow(
      'Stack/Task: payload and inputPath both choose a part of the input. Remove one of them.',
    );
  });
});
