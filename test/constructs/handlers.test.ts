// Failure handlers that lead back into the flow, and catchers that are added late.
import { Duration } from 'aws-cdk-lib';
import {
  Choice,
  Condition,
  Errors,
  Parallel,
  Pass,
  Wait,
  WaitTime,
  type IChainable,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaTask, LambdaTaskChain, LambdaWorkflow, OnFailure } from '../../src';
import { definitionOf, newFunction, newStack, noteIdsOf, notesOf } from '../support/stacks';

const taskIn = (stack: ReturnType<typeof newStack>) => (id: string) =>
  new LambdaTask(stack, id, { lambdaFunction: newFunction(stack, `${id.replace(' ', '')}Fn`) });

test('one handler of two chains that follow each other is an endless loop: an error names its states', () => {
  const stack = newStack();
  const onFailure = OnFailure.goto(Pass.jsonata(stack, 'Recover'));
  const chain = (id: string) =>
    new LambdaTaskChain(stack, id, { functions: [newFunction(stack, `${id}Fn`)], onFailure });
  new LambdaWorkflow(stack, 'Workflow', { definition: chain('A').next(chain('B')) });
  expect(notesOf(stack)).toEqual([
    "Stack/Workflow ERROR: a catcher of 'BFn' leads back to it, 'BFn' → 'Recover' → 'BFn': end the handler there, or put a Wait between, or a Choice with a way out. Why: while the state fails, the execution repeats it until its history is full at 25,000 events, docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html. [cdk-lambda-workflows:catch-loop]",
  ]);
});

test('a state that the handler leads back to is caught, too, and the loop is an error', () => {
  const stack = newStack();
  const [charge, ship] = ['Charge', 'Ship'].map(taskIn(stack)) as [LambdaTask, LambdaTask];
  const onFailure = OnFailure.goto(Pass.jsonata(stack, 'Note').next(ship));
  new LambdaWorkflow(stack, 'Workflow', { definition: charge.next(ship), onFailure });
  const { States } = definitionOf(stack);
  expect(['Charge', 'Ship', 'Note'].map((name) => States[name]!.Catch !== undefined)).toEqual([true, true, false]);
  expect(noteIdsOf(stack)).toEqual(['catch-loop']);
});

test.each<[string, (stack: ReturnType<typeof newStack>, back: IChainable) => IChainable]>([
  ['a Wait', (stack, back) => new Wait(stack, 'Later', { time: WaitTime.duration(Duration.minutes(1)) }).next(back)],
  [
    'a Choice',
    (stack, back) =>
      Choice.jsonata(stack, 'Again?').when(Condition.jsonata('{% true %}'), back).otherwise(new Pass(stack, 'Enough')),
  ],
  [
    'a counter',
    (stack, back) => {
      const again = Choice.jsonata(stack, 'Again?').when(Condition.jsonata('{% $tries < 3 %}'), back);
      return Pass.jsonata(stack, 'Count', { assign: { tries: '{% $tries + 1 %}' } }).next(
        again.otherwise(new Pass(stack, 'Enough')),
      );
    },
  ],
  [
    'a Choice that fails when no rule matches',
    (stack, back) => Choice.jsonata(stack, 'Again?').when(Condition.jsonata('{% $tries < 3 %}'), back),
  ],
  [
    'a Wait inside of a Parallel',
    (stack, back) => {
      const wait = new Wait(stack, 'Later', { time: WaitTime.duration(Duration.minutes(1)) });
      return Parallel.jsonata(stack, 'Both').branch(wait).next(back);
    },
  ],
  [
    'a person who answers',
    (stack, back) =>
      LambdaTask.waitForTaskToken(stack, 'Ask', {
        ...{ lambdaFunction: newFunction(stack, 'AskFn'), timeout: Duration.days(1), heartbeat: Duration.hours(1) },
      }).next(back),
  ],
])('a loop with %s is meant', (_, between) => {
  const stack = newStack();
  const task = taskIn(stack)('Task');
  task.addCatch(between(stack, task));
  const start = Pass.jsonata(stack, 'Start', { assign: { tries: 0 } });
  new LambdaWorkflow(stack, 'Workflow', { definition: start.next(task) });
  expect(notesOf(stack)).toEqual([]);
});

test.each<[string, (stack: ReturnType<typeof newStack>, task: LambdaTask) => unknown, string]>([
  [
    'a Choice whose branches all lead back',
    (stack, task) =>
      task.addCatch(
        Choice.jsonata(stack, 'Which?')
          .when(Condition.jsonata('{% true %}'), new Pass(stack, 'Note').next(task))
          .otherwise(task),
      ),
    "ERROR: a catcher of 'Task' leads back to it, 'Task' → 'Which?' → 'Task'",
  ],
  [
    'the default of a Choice behind another Choice',
    (stack, task) =>
      task.addCatch(
        Choice.jsonata(stack, 'One?')
          .when(Condition.jsonata('{% true %}'), task)
          .otherwise(Choice.jsonata(stack, 'Two?').when(Condition.jsonata('{% true %}'), task).otherwise(task)),
      ),
    "ERROR: a catcher of 'Task' leads back to it, 'Task' → 'One?' → 'Task'",
  ],
  [
    'the catcher of the handler',
    (stack, task) => {
      const handler = taskIn(stack)('Handler');
      task.addCatch(handler);
      handler.addCatch(task);
    },
    "ERROR: a catcher of 'Task' leads back to it, 'Task' → 'Handler' → 'Task'",
  ],
  [
    'a catcher that leads to its own state',
    (_, task) => task.addCatch(task),
    "ERROR: a catcher of 'Task' leads back to it, 'Task' → 'Task'",
  ],
  [
    'a handler for a named error that tries again',
    (stack, task) => task.addCatch(taskIn(stack)('Log in').next(task), { errors: ['TokenExpired'] }),
    "WARNING: a catcher of 'Task' leads back to it, 'Task' → 'Log in' → 'Task'",
  ],
])('%s is a loop', (_, connect, text) => {
  const stack = newStack();
  const task = taskIn(stack)('Task');
  connect(stack, task);
  new LambdaWorkflow(stack, 'Workflow', { definition: task.next(new Pass(stack, 'End')) });
  expect(notesOf(stack)[0]).toContain(`Stack/Workflow ${text}: end the handler there`);
});

test('a loop inside of a branch is found', () => {
  const stack = newStack();
  const task = taskIn(stack)('Task');
  task.addCatch(new Pass(stack, 'Note').next(task));
  new LambdaWorkflow(stack, 'Workflow', { definition: Parallel.jsonata(stack, 'Both').branch(task) });
  expect(noteIdsOf(stack)).toEqual(['catch-loop']);
});

test("a task's own catcher for all errors replaces those of chain and workflow, also if it is added last", () => {
  const stack = newStack();
  const task = taskIn(stack)('Task');
  const chain = new LambdaTaskChain(stack, 'Chain', {
    tasks: [task],
    onFailure: OnFailure.invoke(newFunction(stack, 'Undo')),
  });
  new LambdaWorkflow(stack, 'Workflow', {
    definition: chain,
    onFailure: OnFailure.invoke(newFunction(stack, 'Refund')),
  });
  task.addCatch(new Pass(stack, 'Own'), { errors: [Errors.ALL] });
  expect(definitionOf(stack).States.Task!.Catch).toEqual([{ ErrorEquals: ['States.ALL'], Next: 'Own' }]);
});
