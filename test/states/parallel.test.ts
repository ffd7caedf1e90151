// Parallel: its branches run side by side; the first that fails ends the others.
import type { Json } from '../../src/json/json';
import { fails, returns, sequence, Simulator } from '../../src/simulator';
import { eventsOf, LINGER_SECONDS, lingering, run, where } from '../support/executions';
import { LAMBDA, inner, only } from '../support/machines';

/** A Parallel state that catches whatever it can. */
const parallel = (Branches: readonly object[], rest: object = {}) => ({
  StartAt: 'P',
  States: {
    P: {
      Type: 'Parallel',
      Branches,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Caught' }],
      End: true,
      ...rest,
    },
    Caught: { Type: 'Pass', End: true },
  },
});

const pass = (name: string, rest: object = {}) => ({
  StartAt: name,
  States: { [name]: { Type: 'Pass', End: true, ...rest } },
});
const wait = (name: string, Seconds: number) => ({
  StartAt: name,
  States: { [name]: { Type: 'Wait', Seconds, End: true } },
});
const failing = (name: string, Error: string) => ({
  StartAt: name,
  States: { [name]: { Type: 'Fail', Error, Cause: 'why' } },
});
const task = (name: string, rest: object = {}) => ({
  StartAt: name,
  States: { [name]: { Type: 'Task', Resource: LAMBDA + name, End: true, ...rest } },
});

describe('data', () => {
  test.each<[string, object, Json]>([
    ['the outputs of the branches, in their order', {}, [{ n: 1 }, 'two']],
    ['Parameters, which every branch gets', { Parameters: { 'm.$': '$.n' } }, [{ m: 1 }, 'two']],
    ['InputPath, too', { InputPath: '$.n' }, [1, 'two']],
    ['ResultSelector, of the list', { ResultSelector: { 'second.$': '$[1]' } }, { second: 'two' }],
    ['ResultPath, of the list', { ResultPath: '$.r' }, { n: 1, r: [{ n: 1 }, 'two'] }],
  ])('%s', async (_, rest, output) => {
    const machine = parallel([pass('A'), pass('B', { Result: 'two' })], rest);
    expect((await run(machine, { input: { n: 1 } })).output).toEqual(output);
  });
});

// Recorded: parallel_state.
test('each branch has its own chain of events; the state is left after the last event of the last branch', async () => {
  const two = { StartAt: 'B', States: { B: { Type: 'Wait', Seconds: 1, Next: 'C' }, C: { Type: 'Pass', End: true } } };
  const execution = await run(parallel([pass('A'), two]));
  expect(eventsOf(execution)).toEqual([
    '1<0 ExecutionStarted',
    '2<0 ParallelStateEntered P',
    '3<2 ParallelStateStarted',
    '4<3 PassStateEntered A',
    '5<4 PassStateExited A',
    '6<3 WaitStateEntered B',
    '7<6 WaitStateExited B',
    '8<7 PassStateEntered C',
    '9<8 PassStateExited C',
    '10<9 ParallelStateSucceeded',
    '11<9 ParallelStateExited P',
    '12<11 ExecutionSucceeded',
  ]);
});

describe('a branch that fails', () => {
  test('ends its siblings at once, wherever they are', async () => {
    const late = {
      StartAt: 'L',
      States: { L: { Type: 'Wait', Seconds: 5, Next: 'Never' }, Never: { Type: 'Pass', End: true } },
    };
    const slow = {
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 2, Next: 'F' }, F: { Type: 'Fail', Error: 'E' } },
    };
    const execution = await run(lingering(parallel([late, slow])), { input: {} });
    expect(execution.durationSeconds).toBe(2 + LINGER_SECONDS);
    expect(execution.visitedStates).toEqual(['P', 'L', 'W', 'F', 'Caught']);
  });

  test('ends a sibling that waits for a longer retry', async () => {
    const Retry = [{ ErrorEquals: ['Later'], IntervalSeconds: 60 }];
    const soon = {
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 1, Next: 'F' }, F: { Type: 'Fail', Error: 'E' } },
    };
    const execution = await run(lingering(parallel([task('T', { Retry }), soon])), {
      mocks: { T: sequence(fails('Later')) },
    });
    expect(execution).toMatchObject({ status: 'SUCCEEDED', durationSeconds: 1 + LINGER_SECONDS });
  });

  test('gives the state its own error, not States.BranchFailed', async () => {
    const execution = await run(only({ Type: 'Parallel', Branches: [pass('A'), failing('F', 'Broken')] }));
    expect(execution).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'why' });
  });

  test('is caught like any failure, over the input of the state', async () => {
    const execution = await run(parallel([wait('W', 9), failing('F', 'Broken')]), { input: { n: 1 } });
    expect(execution.output).toEqual({ n: 1, error: { Error: 'Broken', Cause: 'why' } });
  });

  // Recorded: the failing task of a branch leaves TaskStateAborted, and ParallelStateFailed hangs on the task's failure.
  test('leaves its events, then those of the state', async () => {
    const execution = await run(parallel([task('T')]), { mocks: { T: fails('E') } });
    expect(eventsOf(execution)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered P',
      '3<2 ParallelStateStarted',
      '4<3 TaskStateEntered T',
      '5<4 LambdaFunctionScheduled',
      '6<5 LambdaFunctionStarted',
      '7<6 LambdaFunctionFailed',
      '8<7 TaskStateAborted',
      '9<7 ParallelStateFailed',
      '10<9 ParallelStateExited P',
      '11<10 PassStateEntered Caught',
      '12<11 PassStateExited Caught',
      '13<12 ExecutionSucceeded',
    ]);
  });

  test('can catch its own failure without effect on its siblings', async () => {
    const branch = {
      StartAt: 'T',
      States: {
        T: { ...task('T').States.T, Catch: [{ ErrorEquals: ['E'], Next: 'Mend' }] },
        Mend: { Type: 'Pass', Result: 'mended', End: true },
      },
    };
    const execution = await run(parallel([branch, pass('A')]), { input: 1, mocks: { T: fails('E') } });
    expect(execution.output).toEqual(['mended', 1]);
  });
});

describe('Retry', () => {
  const RETRY = { Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 2, MaxAttempts: 2 }] };

  test('runs all branches anew, with the input of the state', async () => {
    const received: unknown[] = [];
    const execution = await run(parallel([task('T'), task('U')], { ...RETRY, Parameters: { 'a.$': '$.a' } }), {
      input: { a: 1 },
      mocks: { T: sequence(fails('E'), fails('E'), returns('t')), U: (payload) => (received.push(payload), 'u') },
    });
    expect(execution).toMatchObject({ output: ['t', 'u'], durationSeconds: 6 });
    expect(received).toEqual([{ a: 1 }, { a: 1 }, { a: 1 }]);
  });

  test('ends after MaxAttempts, then Catch is tried', async () => {
    const execution = await run(parallel([failing('F', 'E')], RETRY), { input: {} });
    expect(execution).toMatchObject({ output: { error: { Error: 'E', Cause: 'why' } }, durationSeconds: 6 });
    expect(execution.visitedStates.filter((name) => name === 'F')).toHaveLength(3);
  });
});

test('States.Runtime inside a branch cannot be caught by the state', async () => {
  const execution = await run(parallel([pass('A', { InputPath: '$.gone' })]));
  expect(execution).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: `${where('A', 4)}Invalid path '$.gone' : No results for path: $['gone']`,
  });
});

test('branches may nest', async () => {
  const nested = inner({ Type: 'Parallel', Branches: [pass('A'), pass('B')] });
  expect((await run(only({ Type: 'Parallel', Branches: [nested, pass('C')] }), { input: 1 })).output).toEqual([
    [1, 1],
    1,
  ]);
});

test('what a failing branch aborts is recorded by the type of its state', async () => {
  const waiting = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Wait', Seconds: 60, End: true } } });
  const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: { ...state, End: true } } });
  const branches = [
    branch('M', { Type: 'Map', ItemProcessor: waiting('W1') }),
    branch('P', { Type: 'Parallel', Branches: [waiting('W2')] }),
    branch('W', { Type: 'Wait', Seconds: 60 }),
    branch('T', { Type: 'Task', Resource: `${LAMBDA}T` }),
    { StartAt: 'Soon', States: { Soon: { Type: 'Wait', Seconds: 1, Next: 'F' }, F: { Type: 'Fail', Error: 'E' } } },
  ];
  const machine = only({ Type: 'Parallel', Branches: branches });
  const { history } = await Simulator.fromDefinition(machine).runWith({
    handler: () => ({ silent: true }),
    input: [1],
  });
  expect(history.map(({ type }) => type).filter((type) => type.endsWith('Aborted'))).toEqual([
    'MapStateAborted',
    'ParallelStateAborted',
    'WaitStateAborted',
    'TaskStateAborted',
  ]);
});
