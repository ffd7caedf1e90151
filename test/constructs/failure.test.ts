import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  Errors,
  Fail,
  Map,
  Parallel,
  Pass,
  ProvideItems,
  QueryLanguage,
  type IChainable,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaTask, LambdaTaskChain, LambdaWorkflow, OnFailure } from '../../src';
import { fails } from '../../src/simulator';
import { definitionOf, newFunction, newStack, statementsOf, simulate } from '../support/stacks';

const LANGUAGES = [QueryLanguage.JSONATA, QueryLanguage.JSON_PATH];
const DECLINED = { Charge: fails('Declined', 'no money') };

function failing(onFailure: (stack: Stack) => OnFailure, queryLanguage = QueryLanguage.JSONATA): Stack {
  const stack = newStack();
  const definition = new LambdaTask(stack, 'Charge', { lambdaFunction: newFunction(stack, 'Fn'), queryLanguage });
  new LambdaWorkflow(stack, 'Workflow', { definition, onFailure: onFailure(stack), queryLanguage });
  return stack;
}

describe.each(LANGUAGES)('in %s', (queryLanguage) => {
  test('invoke calls the function with input and error, and fails with the error', async () => {
    const received: unknown[] = [];
    const stack = failing((scope) => OnFailure.invoke(newFunction(scope, 'Refund')), queryLanguage);
    const execution = await simulate(
      stack,
      { id: 1 },
      { ...DECLINED, HandleFailure: (event) => void received.push(event) },
    );
    expect(execution).toMatchObject({ status: 'FAILED', error: 'Declined', cause: 'no money' });
    expect(received).toEqual([{ id: 1, error: { Error: 'Declined', Cause: 'no money' } }]);
  });

  test('notify publishes the error without the input, and fails with the error', async () => {
    const published: { Message: unknown; TopicArn: string }[] = [];
    const stack = failing((scope) => OnFailure.notify(new Topic(scope, 'Topic')), queryLanguage);
    const execution = await simulate(
      stack,
      { secret: 1 },
      {
        ...DECLINED,
        NotifyOfFailure: (given) => void published.push(given),
      },
    );
    expect(execution).toMatchObject({ status: 'FAILED', error: 'Declined', cause: 'no money' });
    const { Message } = published[0]!;
    expect(typeof Message === 'string' ? JSON.parse(Message) : Message).toEqual({
      execution: expect.stringContaining(':execution:'),
      stateMachine: expect.any(String),
      error: { Error: 'Declined', Cause: 'no money' },
    });
    expect(statementsOf(stack)).toContainEqual({
      Action: 'sns:Publish',
      Effect: 'Allow',
      Resource: { Ref: expect.stringMatching(/^Topic/) },
    });
  });

  test('thenFail fails with the error although the handler drops its input', async () => {
    const handler = (scope: Stack) => new Pass(scope, 'CleanUp', { ...drop(queryLanguage), queryLanguage });
    const stack = failing((scope) => OnFailure.thenFail(handler(scope)), queryLanguage);
    const execution = await simulate(stack, {}, DECLINED);
    expect(execution).toMatchObject({ status: 'FAILED', error: 'Declined', cause: 'no money' });
    expect(execution.visitedStates).toEqual(['Charge', 'KeepError', 'CleanUp', 'Failed']);
  });

  test('goto leaves the end to the handler', async () => {
    const stack = failing((scope) => OnFailure.goto(new Pass(scope, 'Fine', { queryLanguage })), queryLanguage);
    expect((await simulate(stack, { id: 1 }, DECLINED)).output).toEqual({
      id: 1,
      error: { Error: 'Declined', Cause: 'no money' },
    });
  });
});

test('notify may use the key of an encrypted topic', () => {
  const stack = newStack();
  const masterKey = new Key(stack, 'Key');
  const definition = new LambdaTask(stack, 'Charge', { lambdaFunction: newFunction(stack, 'Fn') });
  const onFailure = OnFailure.notify(new Topic(stack, 'Topic', { masterKey }));
  new LambdaWorkflow(stack, 'Workflow', { definition, onFailure });
  expect(statementsOf(stack)).toContainEqual({
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Effect: 'Allow',
    Resource: stack.resolve(masterKey.keyArn),
  });
});

function drop(queryLanguage: QueryLanguage): object {
  return queryLanguage === QueryLanguage.JSON_PATH ? { parameters: { gone: true } } : { outputs: { gone: true } };
}

test('an input that is no object reaches the handler under `input`', async () => {
  const stack = failing((scope) => OnFailure.goto(Pass.jsonata(scope, 'Fine')));
  expect((await simulate(stack, [1], DECLINED)).output).toMatchObject({ input: [1] });
});

test('the handler gets what own catchers leave', async () => {
  const stack = newStack();
  const task = new LambdaTask(stack, 'Charge', { lambdaFunction: newFunction(stack, 'Fn') });
  task.addCatch(Pass.jsonata(stack, 'Kept'), { errors: ['Mine'] });
  new LambdaWorkflow(stack, 'Workflow', { definition: task, onFailure: OnFailure.goto(Fail.jsonata(stack, 'Sorry')) });
  expect((await simulate(stack, {}, { Charge: fails('Mine') })).visitedStates).toEqual(['Charge', 'Kept']);
  expect((await simulate(stack, {}, { Charge: fails('Other') })).visitedStates).toEqual(['Charge', 'Sorry']);
});

test("a task's own catcher for everything gets no second one", () => {
  const stack = newStack();
  const task = new LambdaTask(stack, 'Charge', { lambdaFunction: newFunction(stack, 'Fn') });
  task.addCatch(Pass.jsonata(stack, 'Kept'), { errors: [Errors.ALL] });
  new LambdaWorkflow(stack, 'Workflow', { definition: task, onFailure: OnFailure.goto(Fail.jsonata(stack, 'Sorry')) });
  expect(definitionOf(stack).States.Charge!.Catch).toHaveLength(1);
});

test('a Parallel and a Map catch for the states inside them, and need no language of their own', async () => {
  const stack = newStack();
  const task = (id: string) => new LambdaTask(stack, id, { lambdaFunction: newFunction(stack, `${id}Fn`) });
  const map = new Map(stack, 'Each', { items: ProvideItems.jsonArray([{ n: 1 }]) }).itemProcessor(task('Inside'));
  const parallel = new Parallel(stack, 'Both').branch(task('Left'), map);
  const onFailure = OnFailure.goto(Pass.jsonata(stack, 'Sorry'));
  new LambdaWorkflow(stack, 'Workflow', { definition: parallel, onFailure });
  const execution = await simulate(stack, { id: 1 }, { Left: () => 1, Inside: fails('Deep', 'down') });
  expect(execution.output).toEqual({ id: 1, error: { Error: 'Deep', Cause: 'down' } });
});

describe('the onFailure of a chain', () => {
  const chained = (make: (stack: Stack) => { onFailure?: OnFailure; workflowFailure?: OnFailure }) => {
    const stack = newStack();
    const { onFailure, workflowFailure } = make(stack);
    const functions = [newFunction(stack, 'A'), newFunction(stack, 'B')];
    const chain: IChainable = new LambdaTaskChain(stack, 'Chain', { functions, onFailure });
    const after = new LambdaTask(stack, 'After', { lambdaFunction: newFunction(stack, 'AfterFn') });
    const definition = (chain as LambdaTaskChain).next(after);
    new LambdaWorkflow(stack, 'Workflow', { definition, onFailure: workflowFailure });
    return stack;
  };

  test('comes before that of the workflow', async () => {
    const stack = chained((scope) => ({
      onFailure: OnFailure.invoke(newFunction(scope, 'UndoFn')),
      workflowFailure: OnFailure.invoke(newFunction(scope, 'RefundFn')),
    }));
    const mocks = {
      A: () => ({ n: 1 }), // an object: AWS refuses a number as Payload
      B: fails('Broken'),
      'Chain: HandleFailure': () => 0,
      HandleFailure: () => 0,
      After: fails('Late'),
    };
    expect((await simulate(stack, {}, mocks)).visitedStates).toEqual([
      'A',
      'B',
      'Chain: HandleFailure',
      'Chain: Failed',
    ]);
    expect((await simulate(stack, {}, { ...mocks, B: () => ({ n: 2 }) })).visitedStates).toEqual([
      'A',
      'B',
      'After',
      'HandleFailure',
      'Failed',
    ]);
  });

  test('that recovers continues after the chain', async () => {
    const stack = chained((scope) => ({ onFailure: OnFailure.goto(Pass.jsonata(scope, 'Recover')) }));
    const execution = await simulate(stack, {}, { A: fails('Broken'), B: () => 2, After: () => 'done' });
    expect(execution.visitedStates).toEqual(['A', 'Recover', 'After']);
    expect(execution.output).toBe('done');
  });
});

test('a handler that ends the execution itself cannot be followed by the failure', () => {
  const stack = newStack();
  expect(() => failing(() => OnFailure.thenFail(Fail.jsonata(stack, 'Own')))).toThrow(
    'Stack/Workflow: the handler of OnFailure.thenFail ends the execution at Own, so that the error is lost. Let it continue, or use OnFailure.goto.',
  );
});
