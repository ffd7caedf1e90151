// Every construct of the library, simulated through its synthesized template, permissions included.
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Condition, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import * as library from '../../../src';
import { fails, returns, Simulator, type Mocks } from '../../../src/simulator';
import { newFunction } from '../../support/stacks';
import '../../../src/jest';

const { ItemMap, KeyedParallel, LambdaTask, LambdaTaskChain, LambdaWorkflow, OnFailure, RejoiningChoice, RetryPolicy } =
  library;

interface Example {
  readonly input?: object;
  readonly mocks: Mocks;
  readonly output?: unknown;
  /** Instead of an output. */
  readonly error?: string;
  build(stack: Stack): void;
}

const task = (stack: Stack, id: string) =>
  new LambdaTask(stack, id, { lambdaFunction: newFunction(stack, `${id}Function`) });

const EXAMPLES: Readonly<Record<keyof typeof library, Example>> = {
  LambdaTask: {
    build: (stack) => void new LambdaWorkflow(stack, 'Workflow', { definition: task(stack, 'Charge') }),
    mocks: { Charge: returns({ id: 'p1' }) },
    output: { id: 'p1' },
  },
  LambdaTaskChain: {
    build(stack) {
      const functions = [newFunction(stack, 'One'), newFunction(stack, 'Two')];
      new LambdaWorkflow(stack, 'Workflow', { definition: new LambdaTaskChain(stack, 'Chain', { functions }) });
    },
    mocks: { One: returns({ n: 1 }), Two: ({ n }: { n: number }) => n + 1 },
    output: 2,
  },
  LambdaWorkflow: {
    build(stack) {
      const callback = LambdaTask.waitForTaskToken(stack, 'Ask', {
        lambdaFunction: newFunction(stack, 'AskFunction'),
        payload: TaskInput.fromObject({ token: '{% $states.context.Task.Token %}' }),
        timeout: Duration.days(1),
        heartbeat: Duration.hours(1),
      });
      new LambdaWorkflow(stack, 'Workflow', { definition: callback.next(task(stack, 'Charge')) });
    },
    mocks: { Ask: returns({ approved: true }), Charge: (answer) => answer },
    output: { approved: true },
  },
  OnFailure: {
    build(stack) {
      const onFailure = OnFailure.invoke(newFunction(stack, 'Refund'));
      new LambdaWorkflow(stack, 'Workflow', { definition: task(stack, 'Charge'), onFailure });
    },
    mocks: { Charge: fails('Broken', 'by accident'), HandleFailure: returns({}) },
    error: 'Broken',
  },
  RetryPolicy: {
    build: (stack) =>
      void new LambdaWorkflow(stack, 'Workflow', {
        definition: task(stack, 'Charge'),
        retry: RetryPolicy.custom([{ errors: ['Again'], maxAttempts: 1 }]),
      }),
    mocks: { Charge: (_, { attempt }) => (attempt === 1 ? fails('Again') : attempt) },
    output: 2,
  },
  ItemMap: {
    build(stack) {
      const items = new ItemMap(stack, 'Lines', { items: '{% $states.input.lines %}', processor: task(stack, 'Pick') });
      new LambdaWorkflow(stack, 'Workflow', { definition: items });
    },
    input: { lines: [{ n: 1 }, { n: 2 }] },
    mocks: { Pick: ({ n }: { n: number }) => n * 10 },
    output: [10, 20],
  },
  KeyedParallel: {
    build(stack) {
      const branches = { fraud: task(stack, 'Score'), tax: task(stack, 'Tax') };
      new LambdaWorkflow(stack, 'Workflow', { definition: new KeyedParallel(stack, 'Checks', { branches }) });
    },
    mocks: { Score: returns(0), Tax: returns(2) },
    output: { fraud: 0, tax: 2 },
  },
  RejoiningChoice: {
    build(stack) {
      const choice = new RejoiningChoice(stack, 'Big?', {
        rules: [{ condition: Condition.jsonata('{% $states.input.total > 1000 %}'), next: task(stack, 'Approve') }],
        otherwise: task(stack, 'Wave'),
      });
      new LambdaWorkflow(stack, 'Workflow', { definition: choice.next(task(stack, 'Ship')) });
    },
    input: { total: 5 },
    mocks: { Wave: returns({ by: 'waved' }), Ship: ({ by }: { by: string }) => ({ by }) },
    output: { by: 'waved' },
  },
  WorkflowAlarms: {
    build(stack) {
      const workflow = new LambdaWorkflow(stack, 'Workflow', { definition: task(stack, 'Charge') });
      new library.WorkflowAlarms(workflow, 'Alarms', {
        stateMachine: workflow.stateMachine,
        topic: new Topic(stack, 'T'),
      });
    },
    mocks: { Charge: returns(1) },
    output: 1,
  },
  WorkflowGrants: {
    build(stack) {
      const workflow = new LambdaWorkflow(stack, 'Workflow', { definition: task(stack, 'Charge') });
      workflow.grants.startExecution(newFunction(stack, 'Api'));
    },
    mocks: { Charge: returns(1) },
    output: 1,
  },
};

test.each(Object.keys(library) as (keyof typeof library)[])('%s', async (name) => {
  const { build, input, mocks, output, error } = EXAMPLES[name];
  const stack = new Stack(new App(), 'Stack');
  build(stack);
  const simulator = Simulator.fromStack(stack);

  const execution = await simulator.run({ input, mocks });

  if (error === undefined) expect(execution).toSucceedWith(output);
  else expect(execution).toFailWith(error);
  expect(execution.missingPermissions).toEqual([]);
  expect(execution.undecidedPermissions).toEqual([]);
});

test('a workflow has no grant that its states do not use', async () => {
  const stack = new Stack(new App(), 'Stack');
  EXAMPLES.LambdaTaskChain.build(stack);
  const simulator = Simulator.fromStack(stack);
  await simulator.run({ mocks: EXAMPLES.LambdaTaskChain.mocks });
  expect(simulator.unusedPermissions().toString()).toBe('Every statement, action and resource was used.');
});
