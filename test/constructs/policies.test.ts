import { Aspects, Duration } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  CustomState,
  Errors,
  Parallel,
  Pass,
  QueryLanguage,
  TaskStateBase,
  TaskInput,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { LambdaTask, LambdaTaskChain, LambdaWorkflow, RetryPolicy, type LambdaTaskProps } from '../../src';
import { definitionOf, newFunction, newStack, noteIdsOf, statementsOf } from '../support/stacks';

const ONCE = RetryPolicy.custom([{ errors: ['Once'], maxAttempts: 1 }]);
const errorsOf = (state: { readonly Retry?: unknown }) =>
  ((state.Retry ?? []) as { ErrorEquals: string[] }[]).map(({ ErrorEquals }) => ErrorEquals[0]);

function newTask(stack: ReturnType<typeof newStack>, id: string, props: Partial<LambdaTaskProps> = {}) {
  return new LambdaTask(stack, id, { lambdaFunction: newFunction(stack, `${id}Fn`), ...props });
}

describe('retry of the workflow', () => {
  test('applies to every task without its own, also inside other states', () => {
    const stack = newStack();
    const raw = LambdaInvoke.jsonata(stack, 'Raw', {
      lambdaFunction: newFunction(stack, 'RawFn'),
      retryOnServiceExceptions: false,
    });
    const custom = new CustomState(stack, 'Custom', {
      stateJson: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Arguments: { TopicArn: 't', Message: 'm' } },
    });
    const own = newTask(stack, 'Own', { retry: RetryPolicy.none() });
    const both = Parallel.jsonata(stack, 'Both').branch(newTask(stack, 'Inside'), raw);
    const definition = newTask(stack, 'Ours').next(own).next(custom).next(both).next(Pass.jsonata(stack, 'Done'));
    new LambdaWorkflow(stack, 'Workflow', { definition, retry: ONCE });
    const { States } = definitionOf(stack);
    const [inside, rawJson] = States.Both!.Branches as { States: Record<string, object> }[];
    expect(errorsOf(States.Ours!)).toEqual(['Once']);
    expect(errorsOf(States.Own!)).toEqual([]);
    expect(errorsOf(States.Custom!)).toEqual(['Once']);
    expect(errorsOf(inside!.States.Inside!)).toEqual(['Once']);
    expect(errorsOf(rawJson!.States.Raw!)).toEqual(['Once']);
    expect(States.Done).not.toHaveProperty('Retry');
    expect(noteIdsOf(stack)).toEqual(['lambda-retry', 'no-timeout', 'no-timeout']);
  });

  test('comes after that of a chain, and after the retriers that an Aspect or a late addRetry adds', () => {
    const stack = newStack();
    const tasks = [newTask(stack, 'Task')];
    const chain = new LambdaTaskChain(stack, 'Chain', { tasks, retry: RetryPolicy.custom([{ errors: ['Chain'] }]) });
    const after = newTask(stack, 'After');
    new LambdaWorkflow(stack, 'Workflow', { definition: chain.next(after), retry: ONCE });
    after.addRetry({ errors: ['Late'] });
    Aspects.of(stack).add({
      visit: (node) => void (node instanceof TaskStateBase && node.addRetry({ errors: ['ByAspect'] })),
    });
    const { States } = definitionOf(stack);
    expect(errorsOf(States.Task!)).toEqual(['ByAspect', 'Chain']);
    expect(errorsOf(States.After!)).toEqual(['Late', 'ByAspect', 'Once']);
  });
});

test('what addRetry adds is tried before the policy, and States.ALL after it', () => {
  const stack = newStack();
  const task = newTask(stack, 'Task').addRetry({ errors: ['Lambda.TooManyRequestsException'] }) as LambdaTask;
  task.addRetry({ errors: [Errors.ALL] });
  new LambdaWorkflow(stack, 'Workflow', { definition: task });
  expect(errorsOf(definitionOf(stack).States.Task!)).toEqual([
    'Lambda.TooManyRequestsException',
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.TooManyRequestsException',
    'States.ALL',
  ]);
});

test('an idempotent task is retried for time-outs and unknown errors too', () => {
  const stack = newStack();
  new LambdaWorkflow(stack, 'Workflow', { definition: newTask(stack, 'Task', { idempotent: true }) });
  expect((definitionOf(stack).States.Task!.Retry as unknown[])[2]).toEqual({
    ErrorEquals: ['States.Timeout', 'Lambda.Unknown', 'Sandbox.Timedout', 'Runtime.ExitError'],
    IntervalSeconds: 2,
    MaxAttempts: 3,
    BackoffRate: 2,
    MaxDelaySeconds: 60,
    JitterStrategy: 'FULL',
  });
});

test('taskTimeout applies to every task without a timeout', () => {
  const stack = newStack();
  const publish = (id: string) =>
    SnsPublish.jsonata(stack, id, { topic: new Topic(stack, `${id}Topic`), message: TaskInput.fromText('m') });
  const both = Parallel.jsonata(stack, 'Both').branch(publish('Inside'));
  const definition = newTask(stack, 'Ours').next(publish('Outside')).next(both);
  new LambdaWorkflow(stack, 'Workflow', { definition, taskTimeout: Duration.minutes(1) });
  const { States } = definitionOf(stack);
  expect(States.Ours!.TimeoutSeconds).toBe(35);
  expect(States.Outside!.TimeoutSeconds).toBe(60);
  const [{ States: inside }] = States.Both!.Branches as [{ States: Record<string, { TimeoutSeconds: number }> }];
  expect(inside.Inside!.TimeoutSeconds).toBe(60);
});

test('a task that joins after the workflow was created may be invoked', () => {
  const stack = newStack();
  const first = newTask(stack, 'First');
  new LambdaWorkflow(stack, 'Workflow', { definition: first });
  first.next(newTask(stack, 'Late'));
  const invoked = statementsOf(stack).filter(({ Action }) => Action === 'lambda:InvokeFunction');
  expect(JSON.stringify(invoked)).toContain('LateFn');
});

test('both query languages of one machine keep their policies', () => {
  const stack = newStack();
  const old = newTask(stack, 'Old', { queryLanguage: QueryLanguage.JSON_PATH });
  const definition = old.next(newTask(stack, 'New', { queryLanguage: QueryLanguage.JSONATA }));
  new LambdaWorkflow(stack, 'Workflow', { definition, queryLanguage: QueryLanguage.JSON_PATH, retry: ONCE });
  const { States } = definitionOf(stack);
  expect([errorsOf(States.Old!), errorsOf(States.New!)]).toEqual([['Once'], ['Once']]);
  expect(States.New!.QueryLanguage).toBe('JSONata');
});
