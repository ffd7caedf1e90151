// The events around a failure of a Parallel or a Map: which event it names as its predecessor, and which are left out.
import { fails, returns } from '../../src/simulator';
import { eventsOf, run, where } from '../support/executions';
import { inner, LAMBDA, only } from '../support/machines';

const PASS = { Type: 'Pass' };
const FAIL = { StartAt: 'I', States: { I: { Type: 'Fail', Error: 'Own', Cause: 'why' } } };
const GONE = "The JSONata expression '$states.input.gone' specified for the field";

const parallel = (branch: object, rest: object = {}) => only({ Type: 'Parallel', Branches: [branch], ...rest });
const map = (processor: object, rest: object = {}) => only({ Type: 'Map', ItemProcessor: processor, ...rest });

/** The last events, without those before the end of the only branch. */
const lastOf = async (definition: object, count: number, options = {}) =>
  eventsOf(await run(definition, options)).slice(-count);

// Measured: floci#3167.
describe('a state that fails after its branches have succeeded names their success as its predecessor', () => {
  test('a ResultSelector of Parallel', async () => {
    const execution = await run(parallel(inner(PASS), { ResultSelector: { 'w.$': '$.gone' } }), { input: { k: 'v' } });
    expect(eventsOf(execution).slice(-2)).toEqual(['6<5 ParallelStateSucceeded', '7<6 ExecutionFailed']);
    expect(execution.cause).toBe(
      `${where('S')}The JSONPath '$.gone' specified for the field 'w.$' could not be found in the input '[{"k":"v"}]'`,
    );
  });

  test('the Output of a Parallel, also of each attempt', async () => {
    const rest = {
      QueryLanguage: 'JSONata',
      Output: '{% $states.input.gone %}',
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
    };
    expect(await lastOf(parallel(inner(PASS), rest), 8)).toEqual([
      '7<6 EvaluationFailed',
      '8<7 ParallelStateStarted',
      '9<8 PassStateEntered I',
      '10<9 PassStateExited I',
      '11<10 ParallelStateSucceeded',
      '12<11 EvaluationFailed',
      '13<12 ParallelStateFailed',
      '14<13 ExecutionFailed',
    ]);
  });

  test('an output that is too large', async () => {
    const branch = inner({ Type: 'Pass', Parameters: { 'a.$': '$', 'b.$': '$' } });
    const input = 'x'.repeat(100_000);
    const definition = only({
      Type: 'Parallel',
      Branches: [branch, { ...branch, StartAt: 'J', States: { J: branch.States.I } }],
    });
    expect(await lastOf(definition, 2, { input })).toEqual(['8<7 ParallelStateSucceeded', '9<8 ExecutionFailed']);
  });

  test('a ResultSelector of Map', async () => {
    expect(await lastOf(map(inner(PASS), { ResultSelector: { 'w.$': '$.gone' } }), 2, { input: [1] })).toEqual([
      '8<7 MapStateSucceeded',
      '9<8 ExecutionFailed',
    ]);
  });

  test('an OutputPath of a distributed Map', async () => {
    const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
    expect(await lastOf(map({ ProcessorConfig, ...inner(PASS) }, { OutputPath: '$.gone' }), 2, { input: [1] })).toEqual(
      ['6<5 MapStateSucceeded', '7<6 ExecutionFailed'],
    );
  });
});

// Measured: floci#3167.
describe('a runtime error inside of a branch goes straight to ExecutionFailed', () => {
  const task = { Type: 'Task', Resource: `${LAMBDA}F`, InputPath: '$.gone' };

  test('of a Task in a Parallel', async () => {
    expect(await lastOf(parallel(inner(task)), 2, { input: {}, mocks: { I: returns(1) } })).toEqual([
      '4<3 TaskStateEntered I',
      '5<4 ExecutionFailed',
    ]);
  });

  test('of a Task in a Map', async () => {
    expect(await lastOf(map(inner(task)), 2, { input: [{}], mocks: { I: returns(1) } })).toEqual([
      '5<4 TaskStateEntered I',
      '6<5 ExecutionFailed',
    ]);
  });
});

// Measured of a Parallel: floci#3167.
describe('a catcher that fails', () => {
  const jsonata = (rest: object = {}) => ({
    QueryLanguage: 'JSONata',
    Catch: [
      { ErrorEquals: ['Else'], Next: 'Caught' },
      { ErrorEquals: ['States.ALL'], Output: { w: '{% $states.input.gone %}' }, Next: 'Caught' },
    ],
    ...rest,
  });
  const caught = (definition: { States: object }) => ({
    ...definition,
    States: { ...definition.States, Caught: { Type: 'Pass', End: true } },
  });

  test('of a Parallel continues from before the state failed, and the state fails once more', async () => {
    const execution = await run(caught(parallel(FAIL, jsonata())), { input: {} });
    expect(eventsOf(execution).slice(-5)).toEqual([
      '4<3 FailStateEntered I',
      '5<4 ParallelStateFailed',
      '6<4 EvaluationFailed',
      '7<6 ParallelStateFailed',
      '8<7 ExecutionFailed',
    ]);
    expect([execution.error, execution.cause]).toEqual([
      'States.QueryEvaluationError',
      `${where('S')}${GONE} 'Catch[1]/Output/w' returned nothing (undefined).`,
    ]);
  });

  test('of a Task ends the execution, whatever the other catchers take', async () => {
    const Catch = [
      { ErrorEquals: ['Own'], Output: { w: '{% $states.input.gone %}' }, Next: 'Caught' },
      { ErrorEquals: ['States.QueryEvaluationError'], Next: 'Caught' },
    ];
    const state = { QueryLanguage: 'JSONata', Type: 'Task', Resource: `${LAMBDA}F`, Catch };
    const execution = await run(caught(only(state)), { mocks: { S: fails('Own', 'why') } });
    expect(eventsOf(execution).slice(-2)).toEqual(['6<5 EvaluationFailed', '7<6 ExecutionFailed']);
    expect(execution.cause).toBe(`${where('S')}${GONE} 'Catch[0]/Output/w' returned nothing (undefined).`);
  });

  test('by its ResultPath ends the execution with States.Runtime', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.a.b', Next: 'Caught' }];
    const execution = await run(caught(parallel(FAIL, { Catch })), { input: { a: 1 } });
    expect(eventsOf(execution).slice(-2)).toEqual(['5<4 ParallelStateFailed', '6<4 ExecutionFailed']);
    expect(execution.error).toBe('States.Runtime');
  });
});
