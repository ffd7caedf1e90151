// What is inherited from aws-stepfunctions is made right, or closed with what to use instead.
import { Duration } from 'aws-cdk-lib';
import { IntegrationPattern, Pass, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { ItemMap, KeyedParallel, LambdaTask, LambdaWorkflow } from '../../src';
import { definitionOf, newFunction, newStack } from '../support/stacks';

test.each(['jsonata', 'jsonPath'] as const)('LambdaTask.%s makes a LambdaTask', (name) => {
  const stack = newStack();
  const props = { lambdaFunction: newFunction(stack, 'Fn'), taskTimeout: Timeout.duration(Duration.minutes(2)) };
  const task = LambdaTask[name](stack, 'Task', props);
  expect(task).toBeInstanceOf(LambdaTask);
  new LambdaWorkflow(stack, 'Workflow', {
    definition: task,
    queryLanguage: `JSON${name.slice(4).toLowerCase() === 'ata' ? 'ata' : 'Path'}` as never,
  });
  expect(definitionOf(stack).States.Task).toMatchObject({ TimeoutSeconds: 120 });
});

test('its timeout may be an expression, and it may have no retriers', () => {
  const stack = newStack();
  const lambdaFunction = newFunction(stack, 'Fn');
  const taskTimeout = Timeout.jsonata('{% 60 %}');
  const task = LambdaTask.jsonata(stack, 'Task', { lambdaFunction, taskTimeout, retryOnServiceExceptions: false });
  new LambdaWorkflow(stack, 'Workflow', { definition: task });
  expect(definitionOf(stack).States.Task).toMatchObject({ TimeoutSeconds: '{% 60 %}' });
  expect(definitionOf(stack).States.Task).not.toHaveProperty('Retry');
});

test.each([
  [{ integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN }, 'integrationPattern', 'LambdaTask.waitForTaskToken'],
  [{ heartbeatTimeout: Timeout.duration(Duration.minutes(1)) }, 'heartbeatTimeout', 'LambdaTask.waitForTaskToken'],
  [{ qualifier: 'live' }, 'qualifier', 'an alias or a version as lambdaFunction'],
])('LambdaTask.jsonata says what to use instead of %j', (props, name, instead) => {
  const stack = newStack();
  const lambdaFunction = newFunction(stack, 'Fn');
  expect(() => LambdaTask.jsonata(stack, 'Task', { lambdaFunction, ...props })).toThrow(
    `Stack/Task: ${name} is not a property of a LambdaTask. Use ${instead}.`,
  );
});

const keyed = (stack = newStack()) => new KeyedParallel(stack, 'Checks', { branches: { a: new Pass(stack, 'A') } });
const each = (stack = newStack()) =>
  new ItemMap(stack, 'Each', { items: '{% [1] %}', processor: new Pass(stack, 'Item') });

test.each<[string, () => unknown, string]>([
  [
    'KeyedParallel.jsonata',
    () => KeyedParallel.jsonata(newStack(), 'Checks'),
    'Stack/Checks: KeyedParallel.jsonata is inherited from Parallel and cannot take branches. Use new KeyedParallel with branches and queryLanguage.',
  ],
  [
    'KeyedParallel.jsonPath',
    () => KeyedParallel.jsonPath(newStack(), 'Checks'),
    'Stack/Checks: KeyedParallel.jsonPath is inherited from Parallel and cannot take branches. Use new KeyedParallel with branches and queryLanguage.',
  ],
  [
    'ItemMap.jsonata',
    () => ItemMap.jsonata(newStack(), 'Each'),
    'Stack/Each: ItemMap.jsonata is inherited from Map and cannot take items and processor. Use new ItemMap with both and queryLanguage.',
  ],
  [
    'ItemMap.jsonPath',
    () => ItemMap.jsonPath(newStack(), 'Each'),
    'Stack/Each: ItemMap.jsonPath is inherited from Map and cannot take items and processor. Use new ItemMap with both and queryLanguage.',
  ],
  [
    'branch() of a KeyedParallel',
    () => keyed().branch(new Pass(newStack(), 'B')),
    'Stack/Checks: branch() has no key for the result. Add the branch to the branches of the constructor.',
  ],
  [
    'itemProcessor() of an ItemMap',
    () => each().itemProcessor(new Pass(newStack(), 'B')),
    'Stack/Each: itemProcessor() would replace the steps. Pass them to the constructor as processor.',
  ],
  [
    'iterator() of an ItemMap',
    () => each().iterator(new Pass(newStack(), 'B')),
    'Stack/Each: iterator() would replace the steps. Pass them to the constructor as processor.',
  ],
])('%s throws', (_, make, message) => {
  expect(make).toThrow(new Error(message));
});

test('the keys of objects are sorted, as some languages have maps without an order', () => {
  const definition = (keys: readonly string[]) => {
    const stack = newStack();
    const object = <T>(valueOf: (key: string) => T) => Object.fromEntries(keys.map((key) => [key, valueOf(key)]));
    const lambdaFunction = newFunction(stack, 'Fn');
    const task = new LambdaTask(stack, 'Task', {
      lambdaFunction,
      assign: object(() => 1),
      outputs: object(() => ({ ...object(() => 2) })),
    });
    const steps = new Map(['a', 'b', 'c'].map((key) => [key, new Pass(stack, key)]));
    const branches = object((key) => steps.get(key)!);
    const map = new ItemMap(stack, 'Each', {
      items: '{% [1] %}',
      processor: new Pass(stack, 'P'),
      itemSelector: object(() => 3),
    });
    new LambdaWorkflow(stack, 'Workflow', {
      definition: new KeyedParallel(stack, 'Checks', { branches }).next(task).next(map),
    });
    return JSON.stringify(definitionOf(stack));
  };
  expect(definition(['c', 'a', 'b'])).toBe(definition(['a', 'b', 'c']));
});
