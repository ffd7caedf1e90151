import { Stack } from 'aws-cdk-lib';
import {
  Condition,
  Errors,
  Fail,
  Pass,
  QueryLanguage,
  Result,
  Succeed,
  type IChainable,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { ItemMap, KeyedParallel, LambdaTask, LambdaTaskChain, LambdaWorkflow, RejoiningChoice } from '../../src';
import type { Mocks } from '../../src/simulator';
import { definitionOf, newFunction, newStack, noteIdsOf, simulate } from '../support/stacks';

const LANGUAGES = [QueryLanguage.JSONATA, QueryLanguage.JSON_PATH];
const INPUT = { id: 'o-1', lines: [1, 2, 3] };

/** A stack with one workflow, of what `make` returns. */
function workflowOf(
  queryLanguage: QueryLanguage,
  make: (stack: Stack, task: (id: string) => LambdaTask) => IChainable,
) {
  const stack = newStack();
  const task = (id: string) =>
    new LambdaTask(stack, id, { lambdaFunction: newFunction(stack, `${id}Fn`), queryLanguage });
  new LambdaWorkflow(stack, 'Workflow', { definition: make(stack, task), queryLanguage });
  return stack;
}

describe.each(LANGUAGES)('in %s', (queryLanguage) => {
  const isJsonPath = queryLanguage === QueryLanguage.JSON_PATH;

  describe('KeyedParallel', () => {
    const parallel = (resultKey?: string) =>
      workflowOf(
        queryLanguage,
        (stack, task) =>
          new KeyedParallel(stack, 'Checks', {
            branches: { fraud: task('Score'), 'the tax': task('Tax') },
            resultKey,
            queryLanguage,
          }),
      );

    test.each([
      ['numbers', 1, 2],
      ['lists of one', ['a'], [['b']]],
      ['nothing much', null, []],
    ])('gives results by name: %s', async (_, Score, Tax) => {
      const execution = await simulate(parallel(), INPUT, { Score: () => Score, Tax: () => Tax });
      expect(execution.output).toEqual({ fraud: Score, 'the tax': Tax });
    });

    test('keeps the input beside the results', async () => {
      const execution = await simulate(parallel('checks'), INPUT, { Score: () => 1, Tax: (event) => event.id });
      expect(execution.output).toEqual({ ...INPUT, checks: { fraud: 1, 'the tax': 'o-1' } });
    });
  });

  describe('ItemMap', () => {
    const items = isJsonPath ? '$.lines' : '{% $states.input.lines %}';
    // Objects: AWS refuses a number as Payload (Stack Overflow 76373088).
    const lines = [{ n: 1 }, { n: 2 }, { n: 3 }];

    test('runs a task for each item and keeps the input', async () => {
      const stack = workflowOf(
        queryLanguage,
        (scope, task) =>
          new ItemMap(scope, 'Each', {
            items,
            processor: task('Pick'),
            resultKey: 'picked',
            maxConcurrency: 2,
            queryLanguage,
          }),
      );
      const execution = await simulate(stack, { ...INPUT, lines }, { Pick: ({ n }) => [n] });
      expect(execution.output).toEqual({ ...INPUT, lines, picked: [[1], [2], [3]] });
    });

    test('runs a chain for each item, and gives a list of one as a list', async () => {
      const stack = workflowOf(queryLanguage, (scope) => {
        const functions = [newFunction(scope, 'Pick'), newFunction(scope, 'Pack')];
        const processor = new LambdaTaskChain(scope, 'Chain', { functions, queryLanguage });
        return new ItemMap(scope, 'Each', { items, processor, queryLanguage });
      });
      const mocks: Mocks = { Pick: ({ n }) => ({ n: n + 5 }), Pack: ({ n }) => [n] };
      const execution = await simulate(stack, { lines: lines.slice(0, 1) }, mocks);
      expect(execution.output).toEqual([[6]]);
    });

    test('gives the steps what the selector makes', async () => {
      const itemSelector = isJsonPath
        ? { 'item.$': '$$.Map.Item.Value', 'order.$': '$.id' }
        : { item: '{% $states.context.Map.Item.Value %}', order: '{% $states.input.id %}' };
      const stack = workflowOf(
        queryLanguage,
        (scope, task) => new ItemMap(scope, 'Each', { items, itemSelector, processor: task('Pick'), queryLanguage }),
      );
      const execution = await simulate(stack, { ...INPUT, lines: [7] }, { Pick: (event) => event });
      expect(execution.output).toEqual([{ item: 7, order: 'o-1' }]);
    });
  });

  describe('RejoiningChoice', () => {
    const condition = isJsonPath
      ? Condition.numberGreaterThan('$.total', 1000)
      : Condition.jsonata('{% $states.input.total > 1000 %}');
    const choice = (resultKey?: string, withOtherwise = false) =>
      workflowOf(queryLanguage, (stack, task) =>
        new RejoiningChoice(stack, 'Big?', {
          rules: [{ condition, next: task('Approve') }],
          otherwise: withOtherwise ? task('Small') : undefined,
          resultKey,
          queryLanguage,
        }).next(task('Ship')),
      );
    const mocks = { Approve: () => ({ by: 'boss' }), Ship: (event: unknown) => event };

    test.each([
      [2000, { by: 'boss' }],
      [5, { total: 5 }],
    ])('of %d continues after the choice on both ways', async (total, output) => {
      const execution = await simulate(choice(), { total }, mocks);
      expect(execution.output).toEqual(output);
      expect(execution.visitedStates.at(-1)).toBe('Ship');
    });

    test.each([
      [2000, { by: 'boss' }],
      [5, 'small'],
    ])('of %d keeps the input next to the result of the chosen way', async (total, approval) => {
      const execution = await simulate(choice('approval', true), { total }, { ...mocks, Small: () => 'small' });
      expect(execution.output).toEqual({ total, approval });
    });
  });
});

describe.each(LANGUAGES)('raw states of aws-stepfunctions in %s', (queryLanguage) => {
  const isJsonPath = queryLanguage === QueryLanguage.JSON_PATH;
  const raw = (stack: Stack, id: string, jsonata: object, jsonPath: object) =>
    new Pass(stack, id, isJsonPath ? jsonPath : jsonata);

  test('can come before, inside, between and after those of this library', async () => {
    const stack = workflowOf(queryLanguage, (scope, task) => {
      const first = raw(
        scope,
        'First',
        { outputs: { id: '{% $states.input.id %}', lines: [3, 4] } },
        { parameters: { 'id.$': '$.id', lines: [3, 4] } },
      );
      const branches = {
        raw: raw(scope, 'Raw', { outputs: '{% $states.input.id %}' }, { inputPath: '$.id' }),
        ours: task('Ours'),
      };
      const parallel = new KeyedParallel(scope, 'Both', { branches, resultKey: 'both', queryLanguage });
      const processor = raw(
        scope,
        'Wrap',
        { outputs: { item: '{% $states.input %}' } },
        { parameters: { 'item.$': '$' } },
      ).next(task('Pick'));
      const items = isJsonPath ? '$.lines' : '{% $states.input.lines %}';
      const map = new ItemMap(scope, 'Each', { items, processor, resultKey: 'picked', queryLanguage });
      const condition = isJsonPath
        ? Condition.isPresent('$.picked')
        : Condition.jsonata('{% $exists($states.input.picked) %}');
      const way = raw(scope, 'Way', { outputs: 'raw' }, { result: Result.fromString('raw') });
      const choice = new RejoiningChoice(scope, 'Choose', {
        rules: [{ condition, next: way }],
        resultKey: 'way',
        queryLanguage,
      });
      return first.next(parallel).next(map).next(choice).next(new Succeed(scope, 'Done'));
    });
    const execution = await simulate(stack, INPUT, { Ours: () => 'ours', Pick: ({ item }) => item * 2 });
    expect(execution.output).toEqual({
      id: 'o-1',
      lines: [3, 4],
      both: { raw: 'o-1', ours: 'ours' },
      picked: [6, 8],
      way: 'raw',
    });
  });
});

test('a catcher that recovers inside a way rejoins too', async () => {
  const stack = workflowOf(QueryLanguage.JSONATA, (scope, task) => {
    const approve = task('Approve').addCatch(Pass.jsonata(scope, 'Recover', { outputs: 'recovered' }), {
      errors: [Errors.ALL],
    });
    const rules = [{ condition: Condition.jsonata('{% true %}'), next: approve }];
    return new RejoiningChoice(scope, 'Choose', { rules }).next(task('Ship'));
  });
  expect(definitionOf(stack).States.Recover!.Next).toBe('Ship');
});

test('a way that ends the execution does not rejoin', () => {
  const stack = workflowOf(QueryLanguage.JSONATA, (scope, task) =>
    new RejoiningChoice(scope, 'Choose', {
      rules: [{ condition: Condition.jsonata('{% true %}'), next: Fail.jsonata(scope, 'Stop') }],
    }).next(task('Ship')),
  );
  const { States } = definitionOf(stack);
  expect(States.Stop).toEqual({ Type: 'Fail' });
  expect(States['Choose otherwise']!.Next).toBe('Ship');
});

test('raw states without a language speak that of the workflow, inside others too', async () => {
  const stack = workflowOf(QueryLanguage.JSONATA, (scope) => {
    const lambdaFunction = newFunction(scope, 'Fn');
    const raw = new LambdaInvoke(scope, 'Raw', { lambdaFunction, outputs: '{% $states.result.Payload + 1 %}' });
    const map = new ItemMap(scope, 'Each', { items: '{% $states.input.lines %}', processor: raw });
    return map.next(new Succeed(scope, 'Done', { outputs: '{% $sum($states.input) %}' }));
  });
  const lines = [{ n: 1 }, { n: 2 }, { n: 3 }];
  const execution = await simulate(stack, { lines }, { Raw: ({ n }) => n * 10 });
  expect(execution.output).toBe(63);
  expect(JSON.stringify(definitionOf(stack).States.Each)).not.toContain('"QueryLanguage"');
  expect(noteIdsOf(stack)).toEqual(['lambda-retry', 'no-timeout']);
});

test('JSONata states mix into a JSONPath workflow', async () => {
  const stack = workflowOf(QueryLanguage.JSON_PATH, (scope, task) => {
    const lambdaFunction = newFunction(scope, 'NewFn');
    return task('Old').next(new LambdaTask(scope, 'New', { lambdaFunction, resultKey: 'added' }));
  });
  const execution = await simulate(stack, INPUT, { Old: () => ({ a: 1 }), New: (event) => event.a + 1 });
  expect(execution.output).toEqual({ a: 1, added: 2 });
});

describe('LambdaTaskChain', () => {
  test('can be in a workflow twice with the same functions, each with its own prefix', () => {
    const stack = newStack();
    const functions = [newFunction(stack, 'A'), newFunction(stack, 'B')];
    const chain = (id: string) => new LambdaTaskChain(stack, id, { functions, prefix: `${id} ` });
    new LambdaWorkflow(stack, 'Workflow', { definition: chain('First').next(chain('Second')) });
    expect(Object.keys(definitionOf(stack).States)).toEqual(['First A', 'First B', 'Second A', 'Second B']);
  });

  test('numbers a function that is invoked again', () => {
    const stack = newStack();
    const fn = newFunction(stack, 'Resize');
    new LambdaWorkflow(stack, 'Workflow', { definition: new LambdaTaskChain(stack, 'Chain', { functions: [fn, fn] }) });
    expect(Object.keys(definitionOf(stack).States)).toEqual(['Resize', 'Resize 2']);
  });

  test('puts the prefix before the names of given tasks', () => {
    const stack = newStack();
    const tasks = [new LambdaTask(stack, 'A', { lambdaFunction: newFunction(stack, 'Fn') })];
    new LambdaWorkflow(stack, 'Workflow', {
      definition: new LambdaTaskChain(stack, 'Chain', { tasks, prefix: 'My ' }),
    });
    expect(Object.keys(definitionOf(stack).States)).toEqual(['My A']);
  });
});
