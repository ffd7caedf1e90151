// What retriers and catchers do with a failure, and what they leave alone.
import { StatesError } from '../../src/expressions/states-error';
import { errorOutput } from '../../src/runtime/recover';
import { failure, success } from '../../src/runtime/task-reply';
import { LAMBDA, machineOf } from '../support/machines';
import { eventsIn, start, virtual } from '../support/simulations';

const ALL = { ErrorEquals: ['States.ALL'] };
const machine = (state: object) =>
  machineOf({
    T: { Type: 'Task', Resource: `${LAMBDA}T`, ...state, Next: 'End' },
    End: { Type: 'Pass', End: true },
  });

// Recorded: a missing cause beside an error is an empty text; without an error, both are null.
test.each<[string | undefined, string | undefined, object]>([
  ['E', 'why', { Error: 'E', Cause: 'why' }],
  ['E', undefined, { Error: 'E', Cause: '' }],
  ['E', '', { Error: 'E', Cause: '' }],
  [undefined, 'why', { Error: null, Cause: 'why' }],
  [undefined, undefined, { Error: null, Cause: null }],
])('a catcher sees the error %j with the cause %j as %j', (error, cause, seen) => {
  expect(errorOutput(new StatesError(error, cause, 'task'))).toEqual(seen);
});

test('a fault in the test setup is neither retried nor caught, in the first attempt or in a later one', async () => {
  for (const attempts of [1, 2]) {
    let calls = 0;
    const fault = new Error('a mock that throws');
    const { simulation, scheduler } = virtual();
    const { execution, ended } = start(simulation, machine({ Retry: [ALL], Catch: [{ ...ALL, Next: 'End' }] }), {
      handler: () => {
        calls += 1;
        if (calls === attempts) throw fault;
        return failure({ error: 'E', cause: undefined });
      },
    });
    await scheduler.run();
    await expect(ended).rejects.toBe(fault);
    expect([calls, execution.end.status]).toEqual([attempts, 'RUNNING']);
    // A fault is noted nowhere, and the failure that was retried before it is.
    expect(execution.failures.map((one) => [one.failure.error, one.retried?.used])).toEqual(
      [['E', 0]].slice(0, attempts - 1),
    );
  }
});

test('retriers come before catchers, and a catcher takes what they leave', async () => {
  const { simulation, scheduler } = virtual();
  let calls = 0;
  const Retry = [{ ErrorEquals: ['E'], IntervalSeconds: 3, MaxAttempts: 1 }];
  const { execution } = start(simulation, machine({ Retry, Catch: [{ ...ALL, ResultPath: '$.e', Next: 'End' }] }), {
    input: { a: 1 },
    handler: () => {
      calls += 1;
      return failure({ error: 'E', cause: `call ${calls}` });
    },
  });
  await scheduler.run();
  expect(execution.end).toEqual({
    ...{ status: 'SUCCEEDED', stopTime: 3_000 },
    output: { a: 1, e: { Error: 'E', Cause: 'call 2' } },
  });
  expect(execution.failures.map(({ retried, catcher }) => [retried?.delayMs, catcher?.place.at])).toEqual([
    [3_000, undefined],
    [undefined, '/States/T/Catch[0]'],
  ]);
});

test('an attempt that succeeds after a retry leaves the state as the first one would have', async () => {
  const { simulation, scheduler } = virtual();
  let calls = 0;
  const { execution } = start(simulation, machine({ Retry: [ALL] }), {
    handler: () => ((calls += 1) === 1 ? failure({ error: 'E', cause: undefined }) : success({ calls })),
  });
  await scheduler.run();
  expect(execution.end).toMatchObject({ status: 'SUCCEEDED', output: { calls: 2 } });
  expect(eventsIn(execution).slice(2, 9)).toEqual([
    ...['3<2 LambdaFunctionScheduled', '4<3 LambdaFunctionStarted', '5<4 LambdaFunctionFailed'],
    ...['6<5 LambdaFunctionScheduled', '7<6 LambdaFunctionStarted', '8<7 LambdaFunctionSucceeded'],
    '9<8 TaskStateExited',
  ]);
});

// Measured: floci#3167.
test('a catcher that fails continues from the event before the failure, and its own failure ends the branch', async () => {
  const { simulation, scheduler } = virtual();
  const Catch = [{ ...ALL, ResultPath: '$.a.b', Next: 'End' }];
  const { execution } = start(simulation, machine({ Catch }), {
    input: { a: 1 },
    handler: () => failure({ error: 'E', cause: undefined }),
  });
  await scheduler.run();
  expect(execution.end).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(eventsIn(execution).slice(-2)).toEqual(['5<4 LambdaFunctionFailed', '6<5 ExecutionFailed']);
  expect(execution.failures.map(({ failure: { error }, catcher }) => [error, catcher?.next])).toEqual([
    ['E', 'End'],
    ['States.Runtime', undefined],
  ]);
});
