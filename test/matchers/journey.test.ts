// The matchers that ask how an execution came to its end.
import '../../src/jest';
import { fails, returns, sequence, Simulator, type Execution } from '../../src/simulator';
import { LAMBDA } from '../support/machines';

const INVOKE = 'arn:aws:states:::lambda:invoke';
const ALL = ['States.ALL'];
const simulator = Simulator.fromDefinition(
  {
    StartAt: 'Validate',
    States: {
      Validate: { Type: 'Task', Resource: `${LAMBDA}Check`, Next: 'Charge' },
      Charge: {
        Type: 'Task',
        Resource: INVOKE,
        Parameters: { FunctionName: `${LAMBDA}ChargeFunction:live`, 'Payload.$': '$' },
        Retry: [{ ErrorEquals: ['Throttled'], IntervalSeconds: 2 }],
        Catch: [{ ErrorEquals: ALL, Next: 'Refund' }],
        End: true,
      },
      Refund: { Type: 'Pass', End: true },
    },
  },
  { name: 'Orders' },
);
// Of any state: matchers are asked about wrong names too.
const run = (Charge: unknown): Promise<Execution> =>
  simulator.run({ input: { total: 5 }, mocks: { Validate: (order) => order, Charge: Charge as never } });

test('matchers describe a success after a retry', async () => {
  const execution = await run(sequence(fails('Throttled'), returns('paid')));
  expect(execution).toHaveVisited('Validate', 'Charge');
  expect(execution).not.toHaveVisited('Charge', 'Validate');
  expect(execution).not.toHaveVisited('Refund');
  expect(execution).toHaveRetried('Charge');
  expect(execution).toHaveRetried('Charge', 1);
  expect(execution).toHaveRetried('Validate', 0);
  expect(execution).not.toHaveRetried('Charge', 2);
  expect(execution).not.toHaveCaught('Charge');
  expect(execution).toTakeLessThan(2.5);
  expect(execution).not.toTakeLessThan(2);
});

test('matchers describe a failure that is caught', async () => {
  const execution = await run(fails('Declined'));
  expect(execution).toHaveVisited('Charge', 'Refund');
  expect(execution).toHaveCaught('Charge');
  expect(execution).toHaveCaught('Charge', 'Declined');
  expect(execution).not.toHaveCaught('Charge', 'Throttled');
  expect(execution).not.toHaveCaught('Validate');
});

test('a call is found by its state, by its function and by its ARN, with its payload', async () => {
  const execution = await run(returns('paid'));
  for (const target of ['Charge', 'ChargeFunction', `${LAMBDA}ChargeFunction:live`]) {
    expect(execution).toHaveInvoked(target);
    expect(execution).toHaveInvoked(target, { total: expect.any(Number) });
    expect(execution).not.toHaveInvoked(target, { total: 6 });
  }
  expect(execution).toHaveInvoked('Check', { total: 5 });
  expect(execution).not.toHaveInvoked('Refund');
});

test('a failing matcher says what it expected and found, and shows the trace', async () => {
  const execution = await run(returns('paid'));
  const text = (check: () => void): string => {
    try {
      check();
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error('it passed');
  };
  expect(text(() => expect(execution).toHaveVisited('Charge', 'Refund'))).toMatch(
    /in this order: Charge → Refund[\s\S]*Visited: Validate → Charge[\s\S]*Not visited after the ones before it: Refund[\s\S]*Orders: SUCCEEDED/,
  );
  expect(text(() => expect(execution).toHaveRetried('Refund'))).toContain(
    'Found: 0; the execution never came to Refund.',
  );
  expect(text(() => expect(execution).toHaveCaught('Charge', 'X'))).toContain('It caught nothing.');
  expect(text(() => expect(execution).toHaveInvoked('Ship'))).toContain(
    `Called were: Validate (${LAMBDA}Check), Charge (${LAMBDA}ChargeFunction:live)`,
  );
  expect(text(() => expect(execution).toHaveInvoked('Charge', 1))).toContain(
    'Its only call differs:\n\nExpected: 1\nReceived: {"total": 5}',
  );
  expect(text(() => expect(execution).toTakeLessThan(0))).toContain('It took 0 s.');
  expect(() => expect({}).toHaveVisited('A')).toThrow('expected the execution that Simulator.run returns');
});

test('an unknown name is reported with the known ones, and the place is marked in the trace', async () => {
  const execution = await run(returns('paid'));
  expect(() => expect(execution).toHaveRetried('Chrage')).toThrow(
    "Found: 0; the state machine has no state 'Chrage': it has 'Validate', 'Charge', 'Refund'.",
  );
  expect(() => expect(execution).toHaveVisited('Chrage')).toThrow("has no state 'Chrage'");
  expect(() => expect(execution).toHaveRetried('Charge', 3)).toThrow(/└─ ✓ Charge {2}Task, 0 s {3}◀$/m);
});

test('a duration of the CDK limits virtual time as seconds do', async () => {
  const execution = await run(sequence(fails('Throttled'), returns('paid')));
  expect(execution).toTakeLessThan({ toSeconds: () => 3 });
  expect(() => expect(execution).toTakeLessThan({ toSeconds: () => 2 })).toThrow('Expected less than 2 s');
  expect(() => expect(execution).toTakeLessThan('2 s' as never)).toThrow();
});

test('a catcher of a Parallel or a Map caught the failure inside', async () => {
  const branch = (state: object) => ({ StartAt: 'Inner', States: { Inner: state } });
  const caught = (state: object) =>
    Simulator.fromDefinition({
      StartAt: 'Outer',
      States: {
        Outer: { ...state, Catch: [{ ErrorEquals: ALL, ResultPath: '$.error', Next: 'After' }], End: true } as object,
        After: { Type: 'Pass', End: true },
      },
    }).run({ input: { list: [1] }, mocks: { Inner: fails('Broken') } });
  const task = { Type: 'Task', Resource: `${LAMBDA}Inner`, End: true };
  const parallel = await caught({ Type: 'Parallel', Branches: [branch(task)] });
  expect(parallel).toHaveCaught('Outer', 'Broken');
  expect(parallel).not.toHaveCaught('Inner');
  expect(await caught({ Type: 'Map', ItemsPath: '$.list', ItemProcessor: branch(task) })).toHaveCaught(
    'Outer',
    'Broken',
  );
});
