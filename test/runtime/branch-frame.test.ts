// What a branch records and notes about its states: the events that name others, and what became of failures.
import type { Json } from '../../src/json/json';
import { failure, success } from '../../src/runtime/task-reply';
import { inner, LAMBDA, machineOf, only } from '../support/machines';
import { eventsIn, start, virtual, type Started } from '../support/simulations';

const PASS = { Type: 'Pass' };
const TASK = { Type: 'Task', Resource: `${LAMBDA}T` };
const JSONATA = { QueryLanguage: 'JSONata' };

async function run(definition: object, options?: Started) {
  const { simulation, scheduler } = virtual(1_000);
  const { execution } = start(simulation, definition, options);
  await scheduler.run();
  return execution;
}

// Recorded in November 2024: test_undefined_reference.
test('an expression that fails leaves an EvaluationFailed, which names the field and the state', async () => {
  const execution = await run(only({ ...PASS, ...JSONATA, Output: { a: '{% $states.input.gone %}' } }));
  expect(eventsIn(execution)).toEqual([
    ...['1<0 ExecutionStarted', '2<0 PassStateEntered'],
    ...['3<2 EvaluationFailed', '4<3 ExecutionFailed'],
  ]);
  const cause =
    "An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression " +
    "'$states.input.gone' specified for the field 'Output/a' returned nothing (undefined).";
  const error = 'States.QueryEvaluationError';
  expect(execution.history.events.slice(2).map(({ details }) => details)).toEqual([
    { error, cause, location: 'Output/a', state: 'S' },
    { error, cause },
  ]);
});

test('a path that fails leaves no event of its own', async () => {
  const execution = await run(only({ ...PASS, InputPath: '$.gone' }));
  expect(eventsIn(execution).slice(1)).toEqual(['2<0 PassStateEntered', '3<2 ExecutionFailed']);
});

// Measured: floci#3167.
test('a failure after the branches have succeeded names their success; one before that names the latest event', async () => {
  const parallel = (fields: object) => only({ Type: 'Parallel', Branches: [inner(PASS)], ...fields });
  const after = await run(parallel({ OutputPath: '$.gone' }));
  expect(eventsIn(after).slice(-3)).toEqual([
    ...['5<4 PassStateExited', '6<5 ParallelStateSucceeded', '7<6 ExecutionFailed'],
  ]);
  const before = await run(parallel({ Parameters: { 'a.$': '$.gone' } }));
  expect(eventsIn(before).slice(1)).toEqual(['2<0 ParallelStateEntered', '3<2 ExecutionFailed']);
  // The success of one state says nothing about the next.
  const next = await run(
    machineOf({
      P: { Type: 'Parallel', Branches: [inner(PASS)], Next: 'F' },
      F: { ...PASS, InputPath: '$.gone', End: true },
    }),
    { input: [] },
  );
  expect(eventsIn(next).slice(-3)).toEqual([
    ...['7<5 ParallelStateExited', '8<7 PassStateEntered', '9<8 ExecutionFailed'],
  ]);
});

test('a branch that another one ends in a Map Run reports the Map Run as aborted, and then its state', async () => {
  const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
  const map = {
    Type: 'Map',
    ItemsPath: '$',
    ItemProcessor: { ...inner({ Type: 'Wait', Seconds: 60 }), ProcessorConfig },
  };
  const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: { ...state, End: true } } });
  const late = { Type: 'Wait', Seconds: 1, Next: 'F' };
  const Branches = [
    branch('M', map),
    { StartAt: 'W', States: { W: late, F: { Type: 'Fail', Error: 'E' } } },
    branch('T', { Type: 'Wait', Seconds: 60 }),
  ];
  const execution = await run(only({ Type: 'Parallel', Branches }), { input: [1] });
  const [index] = execution.history.events.filter(({ type }) => type === 'FailStateEntered').map(({ id }) => id);
  expect(eventsIn(execution).slice(index)).toEqual(
    ['MapRunAborted', 'MapStateAborted', 'WaitStateAborted', 'ParallelStateFailed', 'ExecutionFailed'].map(
      (type, at) => `${index! + 1 + at}<${index! + (at < 4 ? 0 : at)} ${type}`,
    ),
  );
});

describe('the notes about failures', () => {
  const Retry = [{ ErrorEquals: ['E'], IntervalSeconds: 2, MaxAttempts: 2 }];
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'End' }];
  const End = { Type: 'Pass', End: true };
  const notesOf = async (state: object, replies: readonly string[]) => {
    const left = [...replies];
    const handler = () => {
      const error = left.shift();
      return error === undefined ? success(1) : failure({ error, cause: 'why' });
    };
    const { failures } = await run(machineOf({ T: { ...TASK, ...state, Next: 'End' }, End }), { handler });
    return failures.map(({ failure: { error }, retried, catcher, ...note }) => ({
      ...{ error, ...note, catcher: catcher?.next },
      retried: retried && { used: retried.used, delayMs: retried.delayMs, errors: retried.retrier.errors },
    }));
  };

  test('say which retrier tried again, how often it had done so, and when', async () => {
    expect(await notesOf({ Retry }, ['E', 'E'])).toEqual([
      { error: 'E', visitId: 2, eventId: 5, time: 1_000, retried: { used: 0, delayMs: 2_000, errors: ['E'] } },
      { error: 'E', visitId: 2, eventId: 8, time: 3_000, retried: { used: 1, delayMs: 4_000, errors: ['E'] } },
    ]);
  });

  test('say which catcher took it when no retrier did', async () => {
    expect(await notesOf({ Retry, Catch }, ['Other'])).toEqual([
      { error: 'Other', visitId: 2, eventId: 5, time: 1_000, catcher: 'End' },
    ]);
  });

  test('name no rule for a failure that ended its branch', async () => {
    expect(await notesOf({}, ['E'])).toEqual([{ error: 'E', visitId: 2, eventId: 5, time: 1_000 }]);
  });

  test('are not there where nothing failed', async () => {
    expect(await notesOf({ Retry, Catch }, [])).toEqual([]);
  });
});

describe('variables', () => {
  const assign = (Assign: object, rest: object) => ({ ...PASS, Assign, ...rest });
  const shown = (Parameters: object) => ({ ...PASS, Parameters });

  test('of a branch are its own, and it sees those around it, also where the branch has none', async () => {
    const Branches = [
      {
        StartAt: 'A',
        States: { A: assign({ a: 'branch' }, { Next: 'B' }), B: { ...shown({ 'a.$': '$a', 'b.$': '$b' }), End: true } },
      },
      inner(shown({ 'a.$': '$a', 'b.$': '$b' })),
    ];
    const definition = machineOf({
      First: assign({ a: 'outer', b: 'outer' }, { Next: 'P' }),
      P: { Type: 'Parallel', Branches, ResultPath: '$.branches', Next: 'Last' },
      Last: { ...shown({ 'branches.$': '$.branches', 'a.$': '$a' }), End: true },
    });
    const outer = { a: 'outer', b: 'outer' };
    const output: Json = { branches: [{ ...outer, a: 'branch' }, outer], a: 'outer' };
    expect((await run(definition)).end).toMatchObject({ status: 'SUCCEEDED', output });
  });

  // A single Assign may make 256 KiB, all of them together 10 MiB (docs: service quotas).
  test('of more than 10 MiB end the execution, and nothing around them catches it', async () => {
    const states = Array.from({ length: 42 }, (_, at) => [
      `S${at}`,
      { ...assign({ [`v${at}.$`]: '$' }, at < 41 ? { Next: `S${at + 1}` } : { End: true }) },
    ]);
    const branch = { StartAt: 'S0', States: Object.fromEntries(states) as object };
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
    const definition = machineOf({
      P: { Type: 'Parallel', Branches: [branch], Catch, End: true },
      Caught: { ...PASS, End: true },
    });
    const { end } = await run(definition, { input: 'x'.repeat(250_000) });
    expect(end).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  test('that are assigned are shown in the event that leaves the state; an Assign of none is not', async () => {
    const definition = machineOf({
      Some: assign({ n: 1 }, { Next: 'None' }),
      None: assign({}, { End: true }),
    });
    const { history } = await run(definition);
    expect(history.events.filter(({ type }) => type === 'PassStateExited').map(({ details }) => details)).toEqual([
      { name: 'Some', output: {}, assignedVariables: { n: 1 } },
      { name: 'None', output: {} },
    ]);
  });
});
