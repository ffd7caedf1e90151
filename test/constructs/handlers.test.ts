// Failure handlers that lead back into the flow, and catchers that are added late.
import { Duration } from 'aws-cdk-lib';
import { Choice, Condition, Errors, Pass, Wait, WaitTime, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaTask, LambdaTaskChain, LambdaWorkflow, OnFailure } from '../../src';
import { definitionOf, newFunction, newStack, noteIdsOf, notesOf } from '../support/stacks';

const taskIn = (stack: ReturnType<typeof newStack>) => (id: string) =>
  new LambdaTask(stack, id, { lambdaFunction: newFunction(stack, `${id}Fn`) });

test('one handler of two chains that follow each other is an endless loop: an error names its states', () => {
  const stack = newStack();
  const onFailure = OnFailure.goto(Pass.jsonata(stack, 'Recover'));
  const chain = (id: string) =>
    new LambdaTaskChain(stack, id, { functions: [newFunction(stack, `${id}Fn`)], onFailure });
  new LambdaWorkflow(stack, 'Workflow', { definition: chain('A').next(chain('B')) });
  expect(notesOf(stack)).toEqual([
    "Stack/Workflow ERROR: a catcher of 'BFn' leads back to it, 'BFn' → 'Recover' → 'BFn': end the handler there, or put a Choice or a Wait between. Why: while the state fails, the execution repeats it until its history is full at 25,000 events, docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html. [cdk-lambda-workflows:catch-loop]",
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
])('a loop with %s is meant', (_, between) => {
  const stack = newStack();
  const task = taskIn(stack)('Task');
  task.addCatch(between(stack, task));
  new LambdaWorkflow(stack, 'Workflow', { definition: task });
  expect(notesOf(stack)).toEqual([]);
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
