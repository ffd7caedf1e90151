import { App, Stack } from 'aws-cdk-lib';
import { Alias } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, StateMachine, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { LambdaTask, LambdaWorkflow } from '../../../src';
import { returns, sequence, Simulator, type MockEntries } from '../../../src/simulator';
import { LAMBDA, only } from '../../support/machines';
import { newFunction } from '../../support/stacks';

function orders() {
  const app = new App();
  const shared = new Stack(app, 'Shared');
  const stack = new Stack(app, 'Orders');
  const [charge, ship, refund] = [
    newFunction(stack, 'ChargeFn'),
    newFunction(shared, 'ShipFn'),
    newFunction(stack, 'RefundFn'),
  ];
  const live = new Alias(stack, 'Live', { aliasName: 'live', version: charge.currentVersion });
  const queue = new Queue(stack, 'Done');
  const first = new LambdaTask(stack, 'Charge', { lambdaFunction: charge, resultKey: 'first' });
  const again = new LambdaInvoke(stack, 'Charge again', {
    lambdaFunction: live,
    payloadResponseOnly: true,
    resultPath: '$.second',
  });
  const shipping = new LambdaTask(stack, 'Ship', { lambdaFunction: ship, resultKey: 'third' });
  const tell = SqsSendMessage.jsonata(stack, 'Tell', {
    queue,
    messageBody: TaskInput.fromText('done'),
    outputs: '{% $merge([$states.input, { "fourth": $states.result }]) %}',
  });
  new LambdaWorkflow(stack, 'Workflow', {
    definition: first.next(shipping).next(tell),
  });
  new StateMachine(stack, 'Alone', { definitionBody: DefinitionBody.fromChainable(again) });
  return { stack, charge, ship, refund, live, queue, first };
}

const app = orders();
const workflow = Simulator.fromStack(app.stack, { stateMachine: 'Orders/Workflow' });
const alone = Simulator.fromStack(app.stack, { stateMachine: 'Orders/Alone' });
const others: MockEntries = [
  ['Ship', returns('s')],
  ['Tell', returns('q')],
];
const chargeId = app.stack.resolve(
  (app.charge.node.defaultChild as never as { logicalId: string }).logicalId,
) as string;

describe('a mock finds its target', () => {
  test.each<[string, MockEntries]>([
    ['by state name', [['Charge', returns('c')]]],
    ['by the function as a construct', [[app.charge, returns('c')]]],
    ['by the task as a construct', [[app.first, returns('c')]]],
    ['by logical id', [[chargeId, returns('c')]]],
    ['by construct path', [['Orders/ChargeFn', returns('c')]]],
    ['by ARN', [[`${LAMBDA}${chargeId}`, returns('c')]]],
  ])('%s', async (_, entries) => {
    const execution = await workflow.run({ mocks: [...entries, ...others] });
    expect(execution.output).toMatchObject({ first: 'c', third: 's', fourth: 'q' });
  });

  test('in a Map, and in another stack of the app', async () => {
    const mocks = new Map<object, ReturnType<typeof returns>>([
      [app.charge, returns('c')],
      [app.ship, returns('s')],
      [app.queue, returns('q')],
    ]) as MockEntries;
    expect((await workflow.run({ mocks })).output).toMatchObject({ first: 'c', third: 's', fourth: 'q' });
  });

  test.each<[string, MockEntries]>([
    ['its function', [[app.charge, returns('c')]]],
    ['the alias', [[app.live, returns('c')]]],
    ['the ARN of the alias', [[`${LAMBDA}${chargeId}:live`, returns('c')]]],
    ['the ARN of the function', [[`${LAMBDA}${chargeId}`, returns('c')]]],
  ])('a task that calls an alias is answered by the mock of %s', async (_, mocks) => {
    expect((await alone.run({ mocks })).output).toEqual({ second: 'c' });
  });
});

describe('precedence', () => {
  test('a state name takes precedence over an ARN, and an ARN over a logical id or a construct', async () => {
    const arn = `${LAMBDA}${chargeId}`;
    const run = async (...entries: [string | typeof app.charge, string][]) =>
      (await workflow.run({ mocks: [...entries.map(([key, value]) => [key, returns(value)] as const), ...others] }))
        .output;
    expect(await run([app.charge, 'construct'], [arn, 'arn'], ['Charge', 'state'])).toMatchObject({ first: 'state' });
    expect(await run([app.charge, 'construct'], [arn, 'arn'])).toMatchObject({ first: 'arn' });
  });
});

describe('in a plain definition', () => {
  const twice = {
    StartAt: 'A',
    States: {
      A: { Type: 'Task', Resource: `${LAMBDA}f`, ResultPath: '$.a', Next: 'B' },
      B: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'f:live', Payload: {} },
        ResultPath: '$.b',
        End: true,
      },
    },
  };

  test('the attempts of a function are counted over all states that call it', async () => {
    const mocks = {
      [`${LAMBDA}f`]: sequence(returns(1), (_: unknown, { attempt, state }: any) => `${state} ${attempt}`),
    };
    expect((await Simulator.fromDefinition(twice).run({ mocks })).output).toMatchObject({
      a: 1,
      b: { Payload: 'B 2' },
    });
  });

  test('the ARN of a service integration stands for all its tasks, unless something nearer does', async () => {
    const mocks = { 'arn:aws:states:::lambda:invoke': returns('any'), A: returns(1) };
    expect((await Simulator.fromDefinition(twice).run({ mocks })).output).toMatchObject({ b: { Payload: 'any' } });
    const nearer = { ...mocks, [`${LAMBDA}f`]: returns('f') };
    expect((await Simulator.fromDefinition(twice).run({ mocks: nearer })).output).toMatchObject({
      a: 1,
      b: { Payload: 'f' },
    });
  });

  test.each([
    ['JSONPath', { Parameters: { 'FunctionName.$': '$.name', Payload: {} } }],
    ['JSONata', { QueryLanguage: 'JSONata', Arguments: { FunctionName: '{% $states.input.name %}', Payload: {} } }],
    ['all of the arguments', { QueryLanguage: 'JSONata', Arguments: '{% { "FunctionName": $states.input.name } %}' }],
  ])('a function that an expression of %s names is found when it is called', async (_, state) => {
    const simulator = Simulator.fromDefinition(
      only({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', ...state }),
    );
    const mocks = { [`${LAMBDA}f`]: returns('f'), [`${LAMBDA}g`]: returns('g') };
    expect((await simulator.run({ input: { name: 'g' }, mocks })).output).toMatchObject({ Payload: 'g' });
    expect((await simulator.run({ input: { name: 'f:live' }, mocks })).output).toMatchObject({ Payload: 'f' });
    await expect(simulator.run({ input: { name: 'h' }, mocks })).rejects.toThrow("There is no mock for the task 'S'");
  });
});

describe('a mock that matches no task is refused with the candidates', () => {
  const tasks = `Its task states are: 'Charge' (calls ${chargeId}, Orders/ChargeFn), 'Ship' (calls`;

  test.each<[string, MockEntries, string]>([
    [
      'a function that no state calls',
      [[app.refund, returns(1)]],
      `There is a mock for the construct Orders/RefundFn, but no task of the state machine 'Workflow`,
    ],
    [
      'its path',
      [['Orders/RefundFn', returns(1)]],
      "There is a mock for 'Orders/RefundFn', but no task of the state machine 'Workflow",
    ],
    [
      'an ARN that no state calls',
      [[`${LAMBDA}nobody`, returns(1)]],
      `There is a mock for '${LAMBDA}nobody', but no task of the state machine 'Workflow`,
    ],
    ['a name of nothing', [['Chrage', returns(1)]], "There is a mock for 'Chrage', but the state machine 'Workflow"],
  ])('%s', async (_, mocks, message) => {
    const failure = workflow.run({ mocks });
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toThrow(tasks);
  });

  test('the complete message', async () => {
    const id = /stateMachine:(.*)$/.exec(
      (await workflow.run({ mocks: [['Charge', returns(1)], ...others] })).stateMachineArn,
    )![1];
    const failure = (await workflow.run({ mocks: [[app.refund, returns(1)]] }).catch((error: Error) => error)) as Error;
    expect(failure.message).toBe(
      `There is a mock for the construct Orders/RefundFn, but no task of the state machine '${id}' calls it. ` +
        `Its task states are: 'Charge' (calls ${chargeId}, Orders/ChargeFn), 'Ship' (calls ${app.ship.stack.resolve((app.ship.node.defaultChild as any).logicalId)}, Shared/ShipFn), 'Tell'.`,
    );
    const typo = (await workflow.run({ mocks: { Chrage: returns(1) } }).catch((error: Error) => error)) as Error;
    expect(typo.message).toContain(
      `but the state machine '${id}' has no task state of that name, and the template of stack Orders has no resource with this id or path. Did you mean 'Charge'? Its task states are:`,
    );
  });

  test.each<[string, MockEntries, string]>([
    [
      'twice the same',
      [
        ['Charge', returns(1)],
        ['Charge', returns(2)],
      ],
      "There are two mocks for 'Charge'. Remove one, or combine them in a sequence(...).",
    ],
    [
      'two names of one function',
      [
        [app.charge, returns(1)],
        ['Orders/ChargeFn', returns(2)],
      ],
      "The mocks for the construct Orders/ChargeFn and 'Orders/ChargeFn' both match",
    ],
    [
      'no pair',
      ['Charge'] as never,
      "Invalid mocks[0]: expected a pair such as [construct, returns(...)] or ['StateName', returns(...)].",
    ],
    ['a key that is nothing', [[{}, returns(1)]] as never, 'Invalid mocks[0]'],
    [
      'an answer that is none',
      [[app.charge, 5]] as never,
      "Invalid mocks[the construct Orders/ChargeFn]: expected a function of the payload, returns(value), fails('ErrorName', 'cause'), refuses('Code', 'message') or sequence(...); found number.",
    ],
  ])('%s', async (_, mocks, message) => {
    await expect(workflow.run({ mocks })).rejects.toThrow(message);
  });
});
