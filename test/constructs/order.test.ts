// The order in which the parts of a workflow are made does not matter: the same template, and never a circle.
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Choice, Condition, DistributedMap, Errors, Parallel, Pass, ProvideItems } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import fc from 'fast-check';
import { LambdaTask, LambdaTaskChain, LambdaWorkflow, OnFailure, RetryPolicy } from '../../src';
import { newFunction } from '../support/stacks';

const NAMES = [
  'A',
  'B',
  'C',
  'Left',
  'Late',
  'Small',
  'Item',
  'Handler',
  'One',
  'Two',
  'Approve',
  'Raw',
  'Api',
] as const;
type Name = (typeof NAMES)[number];

/** The steps that make one workflow; each may come at any time. */
function partsOf(stack: Stack, other: Stack) {
  const functions = Object.fromEntries(NAMES.map((name) => [name, newFunction(stack, `${name}Fn`)])) as Record<
    Name,
    ReturnType<typeof newFunction>
  >;
  const task = (name: Name) => new LambdaTask(stack, name, { lambdaFunction: functions[name] });
  const [a, b, c, item, one, two] = [task('A'), task('B'), task('C'), task('Item'), task('One'), task('Two')];
  const raw = LambdaInvoke.jsonata(stack, 'Raw', { lambdaFunction: functions.Raw, retryOnServiceExceptions: false });
  const parallel = Parallel.jsonata(stack, 'Both').branch(task('Left'));
  const choice = Choice.jsonata(stack, 'Big?').when(Condition.jsonata('{% $states.input.big %}'), parallel);
  const map = DistributedMap.jsonata(stack, 'Each', { items: ProvideItems.jsonArray([1]), label: 'each' });
  const handler = task('Handler');
  const approve = LambdaTask.waitForTaskToken(stack, 'Approve', {
    ...{ lambdaFunction: functions.Approve, callback: functions.Approve },
    ...{ timeout: Duration.days(1), heartbeat: Duration.hours(1) },
  });
  const abroad = newFunction(other, 'Abroad');
  const end = new Pass(stack, 'End');
  let made: LambdaWorkflow | undefined;
  const waiting: (() => void)[] = [];
  const withWorkflow = (grant: (workflow: LambdaWorkflow) => void) => () =>
    made ? grant(made) : void waiting.push(() => grant(made!));
  const steps: Record<string, () => unknown> = {
    make: () => {
      const onFailure = OnFailure.invoke(functions.Api);
      const retry = RetryPolicy.custom([{ errors: ['Of the workflow'] }]);
      made = new LambdaWorkflow(stack, 'Workflow', { definition: a, onFailure, retry });
      waiting.forEach((grant) => grant());
    },
    'a to b': () => a.next(b),
    'b to choice': () => b.next(choice),
    otherwise: () => choice.otherwise(task('Small')),
    'late branch': () => parallel.branch(task('Late')),
    'parallel to c': () => parallel.next(c),
    'c to map': () => c.next(map),
    item: () => map.itemProcessor(item),
    'map to raw': () => map.next(raw),
    'raw to chain': () =>
      raw.next(
        new LambdaTaskChain(stack, 'Chain', {
          tasks: [one, two],
          onFailure: OnFailure.invoke(functions.Api),
          prefix: 'Chain ',
        }),
      ),
    'two to approve': () => two.next(approve),
    catch: () => b.addCatch(handler, { errors: ['Mine'] }),
    'catch all in the chain': () => one.addCatch(end, { errors: [Errors.ALL] }),
    'catch all in the flow': () => c.addCatch(end),
    'own retry': () => c.addRetry({ errors: ['Own'] }),
    'retry of a raw task': () => raw.addRetry({ errors: ['Raw'] }),
    'start by c': withWorkflow((workflow) => workflow.grants.startExecution(functions.C)),
    'read by handler': withWorkflow((workflow) => workflow.grants.read(functions.Handler)),
    'redrive from abroad': withWorkflow((workflow) => workflow.grants.redriveExecution(abroad)),
  };
  return steps;
}

/** The templates of both stacks. Objects are compared without the order of their members. */
function templatesOf(order: readonly string[]): object[] {
  const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' } });
  const [stack, other] = [new Stack(app, 'Stack'), new Stack(app, 'Other')];
  const steps = partsOf(stack, other);
  for (const step of order) steps[step]!();
  return [stack, other].map((one) => Template.fromStack(one).toJSON()); // throws on a circle
}

const STEPS = Object.keys(partsOf(new Stack(new App(), 'Stack'), new Stack(new App(), 'Other')));

test('every order of the steps gives the same template', () => {
  const expected = templatesOf(STEPS);
  fc.assert(
    fc.property(fc.shuffledSubarray(STEPS, { minLength: STEPS.length }), (order) => {
      expect(templatesOf(order)).toEqual(expected);
    }),
    { numRuns: 12 },
  );
}, 60_000);

test('what the workflow depends on decides where a grant for another stack belongs, not the order', () => {
  for (const isFirst of [true, false]) {
    const app = new App();
    const [stack, other] = [new Stack(app, 'Stack'), new Stack(app, 'Other')];
    const lambdaFunction = newFunction(other, 'Fn');
    const task = new LambdaTask(stack, 'Task', { lambdaFunction: newFunction(stack, 'Mine') });
    const workflow = new LambdaWorkflow(stack, 'Workflow', { definition: task });
    const steps = [
      () => workflow.grants.startExecution(lambdaFunction),
      () => task.next(new LambdaTask(stack, 'Theirs', { lambdaFunction })),
    ];
    (isFirst ? steps : steps.reverse()).forEach((step) => void step());
    expect(JSON.stringify(Template.fromStack(stack))).toContain('states:StartExecution');
    expect(JSON.stringify(Template.fromStack(other))).not.toContain('states:StartExecution');
  }
});
