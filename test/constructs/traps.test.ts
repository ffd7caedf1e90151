// The traps of aws-cdk-lib 2.276, each shown there and avoided here, so that a fix there is noticed.
import { Aspects, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { User } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  CustomerManagedEncryptionConfiguration,
  DefinitionBody,
  QueryLanguage,
  StateMachine,
  TaskStateBase,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { KeyedParallel, LambdaTask, LambdaWorkflow } from '../../src';
import { definitionOf, newFunction, newStack, noteIdsOf, statementsOf } from '../support/stacks';

/** The same in aws-cdk-lib alone. */
function plain(stack: Stack, props: object = {}) {
  const fn = newFunction(stack, 'Fn');
  const task = LambdaInvoke.jsonata(stack, 'Task', { lambdaFunction: fn });
  const definitionBody = DefinitionBody.fromChainable(task);
  const machine = new StateMachine(stack, 'Machine', {
    definitionBody,
    queryLanguage: QueryLanguage.JSONATA,
    ...props,
  });
  return { fn, task, machine };
}

function ours(stack: Stack, props: object = {}) {
  const fn = newFunction(stack, 'Fn');
  const task = new LambdaTask(stack, 'Task', { lambdaFunction: fn });
  return { fn, task, workflow: new LambdaWorkflow(stack, 'Workflow', { definition: task, ...props }) };
}

const both = () => [newStack(), newStack()] as const;
const json = (stack: Stack) => JSON.stringify(statementsOf(stack));

test('a key and a name made by CloudFormation: the permission names no state machine', () => {
  const [theirs, mine] = both();
  plain(theirs, { encryptionConfiguration: new CustomerManagedEncryptionConfiguration(new Key(theirs, 'Key')) });
  ours(mine, { encryptionKey: new Key(mine, 'Key') });
  expect(json(theirs)).toContain(':stateMachine:"');
  expect(json(mine)).not.toContain(':stateMachine:"');
});

test('redriveExecution is granted on the state machine, where AWS asks for it on the executions', () => {
  const [theirs, mine] = both();
  plain(theirs).machine.grants.redriveExecution(new User(theirs, 'User'));
  ours(mine).workflow.grants.redriveExecution(new User(mine, 'User'));
  const resource = (stack: Stack) =>
    JSON.stringify(statementsOf(stack).find(({ Action }) => Action === 'states:RedriveExecution')!.Resource);
  expect(resource(theirs)).not.toContain(':execution:');
  expect(resource(mine)).toContain(':execution:');
});

test('a function that is invoked and returns the token is a circular dependency', () => {
  const [theirs, mine] = both();
  const their = plain(theirs);
  their.machine.grants.taskResponse(their.fn);
  const my = ours(mine);
  my.workflow.grants.taskResponse(my.fn);
  expect(() => Template.fromStack(theirs)).toThrow(/cycl|circular/i);
  expect(() => Template.fromStack(mine)).not.toThrow();
});

test('aws-cdk-lib grants read on everything', () => {
  const [theirs, mine] = both();
  plain(theirs).machine.grants.read(new User(theirs, 'User'));
  ours(mine).workflow.grants.read(new User(mine, 'User'));
  const describing = (stack: Stack) =>
    statementsOf(stack).find(({ Action }) => Action.includes('states:DescribeStateMachine'))!.Resource;
  expect(describing(theirs)).toBe('*');
  expect(describing(mine)).not.toBe('*');
});

test('a late addRetry and Aspects are lost (aws-cdk#23596)', () => {
  const [theirs, mine] = both();
  for (const [stack, { task }] of [
    [theirs, plain(theirs)],
    [mine, ours(mine)],
  ] as const) {
    task.addRetry({ errors: ['Late'] });
    Aspects.of(stack).add({
      visit: (node) => void (node instanceof TaskStateBase && node.addRetry({ errors: ['ByAspect'] })),
    });
  }
  const retried = (stack: Stack) => JSON.stringify(definitionOf(stack).States.Task!.Retry);
  expect(retried(theirs)).not.toMatch(/Late|ByAspect/);
  expect(retried(mine)).toMatch(/Late.*ByAspect/);
});

test('a state that is added late has no permission', () => {
  const [theirs, mine] = both();
  for (const [stack, { task }] of [
    [theirs, plain(theirs)],
    [mine, ours(mine)],
  ] as const) {
    task.next(LambdaInvoke.jsonata(stack, 'Late', { lambdaFunction: newFunction(stack, 'LateFn') }));
  }
  expect(json(theirs)).not.toContain('LateFn');
  expect(json(mine)).toContain('LateFn');
  expect(noteIdsOf(mine)).toEqual(['lambda-retry', 'no-timeout']); // of a plain LambdaInvoke
});

test('all versions of a function may be invoked', () => {
  const [theirs, mine] = both();
  plain(theirs);
  ours(mine);
  expect(json(theirs)).toContain('":*"');
  expect(json(mine)).not.toContain('":*"');
});

test('a new version takes the permission for the old one from executions in flight (aws-cdk#17515)', () => {
  const [theirs, mine] = both();
  const version = (stack: Stack) => newFunction(stack, 'Versioned').currentVersion;
  const their = LambdaInvoke.jsonata(theirs, 'Task', { lambdaFunction: version(theirs) });
  new StateMachine(theirs, 'Machine', { definitionBody: DefinitionBody.fromChainable(their) });
  ours(mine).task.next(new LambdaTask(mine, 'New', { lambdaFunction: version(mine) }));
  expect(json(theirs)).toMatch(/"Resource":\{"Ref":"VersionedCurrentVersion/);
  expect(json(mine)).toMatch(/\{"Fn::GetAtt":\["Versioned\w+","Arn"\]\},":\*"/);
  expect(noteIdsOf(mine)).toEqual(['removed-version']);
});

test('the metrics of a task are never emitted (aws-cdk#24048)', () => {
  const [theirs, mine] = both();
  expect(plain(theirs).task.metricFailed().metricName).toBe('LambdaFunctionsFailed');
  const metric = ours(mine).task.metricFailed();
  expect(metric.metricName).toBe('ServiceIntegrationsFailed');
  expect(mine.resolve(metric.dimensions)).toEqual({
    ServiceIntegrationResourceArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':states:::lambda:invoke']] },
  });
});

test('in JSONPath the resource is the function, whose metrics are emitted', () => {
  const stack = newStack();
  const lambdaFunction = newFunction(stack, 'Fn');
  const task = new LambdaTask(stack, 'Task', { lambdaFunction, queryLanguage: QueryLanguage.JSON_PATH });
  expect(task.metricTime().metricName).toBe('LambdaFunctionTime');
  expect(Object.keys(task.metricTime().dimensions!)).toEqual(['LambdaFunctionArn']);
});

test('states inside others, and catchers, lose what JSONata has unless every state says its language', () => {
  const [theirs, mine] = both();
  const inside = (stack: Stack) =>
    new LambdaInvoke(stack, 'Inside', { lambdaFunction: newFunction(stack, 'In'), outputs: '{% 1 %}', comment: 'x' });
  const parallel = (stack: Stack) => new KeyedParallel(stack, 'Both', { branches: { a: inside(stack) } });
  new StateMachine(theirs, 'Machine', {
    definitionBody: DefinitionBody.fromChainable(parallel(theirs)),
    queryLanguage: QueryLanguage.JSONATA,
  });
  new LambdaWorkflow(mine, 'Workflow', { definition: parallel(mine) });
  const branch = (stack: Stack) => JSON.stringify(definitionOf(stack).States.Both!.Branches);
  expect(branch(theirs)).toContain('"Parameters"');
  expect(branch(mine)).toContain('"Arguments"');
  expect(noteIdsOf(mine)).toEqual(['lambda-retry', 'no-timeout']);
});

test('two workflows may have equally named steps', () => {
  const stack = newStack();
  for (const name of ['One', 'Two']) {
    const lambdaFunction = newFunction(stack, `${name}Fn`);
    const definition = new LambdaTask(stack, `${name}Task`, { lambdaFunction, stateName: 'Charge' });
    new LambdaWorkflow(stack, name, { definition });
  }
  expect(() => Template.fromStack(stack)).not.toThrow();
});

test('the timeout of a task is derived, where LambdaInvoke has none', () => {
  const [theirs, mine] = both();
  plain(theirs);
  ours(mine);
  expect(definitionOf(theirs).States.Task).not.toHaveProperty('TimeoutSeconds');
  expect(definitionOf(mine).States.Task!.TimeoutSeconds).toBe(35);
});

test('a policy of 40 functions is split as IAM wants it', () => {
  const stack = newStack();
  const task = (index: number) => {
    const code = Code.fromInline('x');
    const shared = { code, runtime: Runtime.NODEJS_22_X, handler: 'i.h', timeout: Duration.seconds(1) };
    return new LambdaTask(stack, `T${index}`, { lambdaFunction: new LambdaFunction(stack, `F${index}`, shared) });
  };
  const tasks = Array.from({ length: 40 }, (_, index) => task(index));
  const [first, ...others] = tasks;
  for (const [index, next] of others.entries()) (index === 0 ? first! : others[index - 1]!).next(next);
  new LambdaWorkflow(stack, 'Workflow', { definition: first! });
  const text = JSON.stringify(Template.fromStack(stack).toJSON());
  for (const index of [0, 39]) expect(text).toMatch(new RegExp(`"F${index}[0-9A-F]{8}","Arn"`));
});
