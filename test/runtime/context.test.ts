// The context object, as `$$` shows it to states of different kinds (docs: input-output-contextobject).
import { Simulator } from '../../src/simulator';
import { CALLBACK, inner, only } from '../support/machines';

const shown = { Type: 'Pass', Parameters: { 'all.$': '$$' }, OutputPath: '$.all' };
const run = async (definition: object) =>
  (await Simulator.fromDefinition(definition).run({ startTime: '2026-03-01T00:00:00Z', input: { a: 1 } })).output;

test('a state sees its execution, its state machine and itself, and nothing else', async () => {
  expect(JSON.parse(JSON.stringify(await run(only(shown))))).toStrictEqual({
    Execution: {
      Id: 'arn:aws:states:us-east-1:123456789012:execution:StateMachine:execution',
      Input: { a: 1 },
      StartTime: '2026-03-01T00:00:00Z',
      Name: 'execution',
      RoleArn: 'arn:aws:iam::123456789012:role/StateMachine',
      RedriveCount: 0,
    },
    StateMachine: {
      Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:StateMachine',
      Name: 'StateMachine',
    },
    State: { Name: 'S', EnteredTime: '2026-03-01T00:00:00Z' },
  });
  expect(Object.keys((await run(only(shown))) as object)).toEqual(['Execution', 'StateMachine', 'State']);
});

test('an iteration of a Map sees its item, also in a Parallel inside of it', async () => {
  const ItemProcessor = inner({
    Type: 'Parallel',
    Branches: [{ StartAt: 'P', States: { P: { ...shown, End: true } } }],
  });
  const machine = {
    StartAt: 'List',
    States: {
      List: { Type: 'Pass', Result: ['x'], Next: 'S' },
      S: { Type: 'Map', ItemProcessor, End: true },
    },
  };
  const [[context]] = (await run(machine)) as [[{ Map: object }]];
  expect(context.Map).toEqual({ Item: { Index: 0, Value: 'x', Source: 'STATE_DATA' } });
});

test('a task with a token sees it', async () => {
  const tokens: unknown[] = [];
  await Simulator.fromDefinition(only(CALLBACK)).run({
    mocks: { S: (payload: { MessageBody: string }) => void tokens.push(payload.MessageBody) },
  });
  expect(tokens).toEqual([expect.stringMatching(/^\S{40,}$/)]);
});
