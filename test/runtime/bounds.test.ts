// What grows inside of a run meets a bound with a text of its own: payloads and variables, in bytes and in levels.
import { fails, returns, Simulator } from '../../src/simulator';
import { run } from '../support/executions';
import { LAMBDA, only } from '../support/machines';

/** Runs the state again and again. */
const loop = (state: object, first: object = { Type: 'Pass' }) => ({
  StartAt: 'First',
  States: {
    First: { ...first, Next: 'Grow' },
    Grow: { ...state, Next: 'Again' },
    Again: { Type: 'Choice', Choices: [{ Variable: '$.never', IsPresent: true, Next: 'Done' }], Default: 'Grow' },
    Done: { Type: 'Succeed' },
  },
});

const JSONATA = { Type: 'Pass', QueryLanguage: 'JSONata' };

// The number of levels is that of Jackson's reader; the text is our own.
describe('what nests its own input ends at 1,000 levels, and can still be read', () => {
  test.each<[string, object, string]>([
    ['Parameters', loop({ Type: 'Pass', Parameters: { 'x.$': '$' } }), 'output'],
    ['an intrinsic function', loop({ Type: 'Pass', Parameters: { 'x.$': 'States.Array($)' } }), 'output'],
    ['ResultPath', loop({ Type: 'Pass', Parameters: { 'x.$': '$' }, ResultPath: '$.r' }), 'output'],
    ['JSONata', loop({ ...JSONATA, Output: { x: '{% $states.input %}' } }), 'output'],
    [
      'Assign',
      loop({ Type: 'Pass', Assign: { v: { 'w.$': '$v' } } }, { Type: 'Pass', Assign: { v: 0 } }),
      'value of Assign',
    ],
    [
      'a Parallel',
      loop({
        Type: 'Parallel',
        Branches: [{ StartAt: 'P', States: { P: { Type: 'Pass', Parameters: { 'x.$': '$' }, End: true } } }],
      }),
      'output',
    ],
  ])('%s', async (_, machine, what) => {
    const execution = await run(machine);
    const text = `The ${what} is nested deeper than 1,000 levels.`;
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(execution.cause).toMatch(
      /^An error occurred while executing the state '(Grow|P)' \(entered at the event id #/,
    );
    expect(execution.cause).toContain(text);
    expect(() => JSON.stringify(execution.history)).not.toThrow();
  });

  test('exactly 1,000 levels pass', async () => {
    const inputText = '{"a":'.repeat(999) + '1' + '}'.repeat(999);
    const wrap = { Type: 'Pass', Parameters: { 'x.$': '$' }, End: true };
    expect(await run({ StartAt: 'A', States: { A: wrap } }, { inputText })).toMatchObject({ status: 'SUCCEEDED' });
    const { End, ...onTo } = wrap;
    const twice = { StartAt: 'A', States: { A: { ...onTo, Next: 'B' }, B: { ...onTo, End } } };
    expect(await run(twice, { inputText })).toMatchObject({ error: 'States.Runtime' });
  });

  test('nothing catches it', async () => {
    const Branches = [{ StartAt: 'P', States: { P: { Type: 'Pass', Parameters: { 'x.$': '$' }, End: true } } }];
    const execution = await run(
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Parallel', Branches, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }], End: true },
          B: { Type: 'Pass', End: true },
        },
      },
      { inputText: '['.repeat(1000) + ']'.repeat(1000) },
    );
    expect(execution.visitedStates).toEqual(['A', 'P']);
    expect(execution.error).toBe('States.Runtime');
  });

  test('JSONata that builds what is too deep fails by itself', async () => {
    const deep = (levels: number) => `$reduce([1..${levels}], function($a, $b){ {"x": $a} }, 1)`;
    const build = (text: string) => run(only({ ...JSONATA, Output: `{% ${text} %}` }));
    expect(await build(deep(1000))).toMatchObject({ status: 'SUCCEEDED' });
    const tooDeep = await build(deep(1001));
    expect(tooDeep.error).toBe('States.QueryEvaluationError');
    expect(tooDeep.cause).toContain('returned a value nested deeper than 1,000 levels.');
    const text = await build(`$string(${deep(20_000)})`);
    expect(text.cause).toContain('threw an error during evaluation: Stack overflow error');
  });
});

describe('variables', () => {
  const TOO_LARGE = {
    status: 'FAILED',
    error: 'States.DataLimitExceeded',
    cause: "The state/task 'Keep' returned a result with a size exceeding the maximum number of bytes service limit.",
  };
  const keep = (Assign: object) => ({ StartAt: 'Keep', States: { Keep: { Type: 'Pass', Assign, End: true } } });

  test('what one Assign makes has at most 256 KiB', async () => {
    const mostOf = 262_144 - '{"a":""}'.length;
    expect(await run(keep({ 'a.$': '$' }), { input: 'x'.repeat(mostOf) })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await run(keep({ 'a.$': '$' }), { input: 'x'.repeat(mostOf + 1) })).toMatchObject(TOO_LARGE);
    expect(await run(keep({ 'a.$': '$', 'b.$': '$' }), { input: 'x'.repeat(140_000) })).toMatchObject(TOO_LARGE);
  });

  /** A machine that keeps `count` variables of 250,000 bytes, under as many names as are given. */
  const keepMany = (count: number, names = count) => {
    const state = (at: number) => ({
      Type: 'Pass',
      Assign: { [`v${at % names}.$`]: '$' },
      ...(at + 1 < count ? { Next: at + 2 < count ? `Keep${at + 1}` : 'Keep' } : { End: true }),
    });
    const states = Array.from({ length: count }, (_, at) => [at + 1 < count ? `Keep${at}` : 'Keep', state(at)]);
    return { StartAt: 'Keep0', States: Object.fromEntries(states) as object };
  };

  test('all of them together have at most 10 MiB', async () => {
    const input = 'x'.repeat(249_998);
    expect(await run(keepMany(41), { input })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await run(keepMany(42), { input })).toMatchObject(TOO_LARGE);
    expect(await run(keepMany(200, 3), { input })).toMatchObject({ status: 'SUCCEEDED' });
  });
});

test('a failure may say as much as it likes, but what a catcher makes of it has at most 256 KiB', async () => {
  const simulator = Simulator.fromDefinition({
    StartAt: 'T',
    States: {
      T: { Type: 'Task', Resource: `${LAMBDA}T`, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }], End: true },
      C: { Type: 'Pass', End: true },
    },
  });
  const execution = await simulator.run({ mocks: { T: fails('E', 'x'.repeat(300_000)) } });
  expect(execution.error).toBe('States.DataLimitExceeded');
});

// AWS would end it after five minutes; here nothing takes time.
test('an EXPRESS execution that goes round for ever is timed out', async () => {
  const execution = await Simulator.fromDefinition(loop({ Type: 'Pass' }), { type: 'EXPRESS' }).run();
  expect(execution).toMatchObject({
    status: 'TIMED_OUT',
    cause: 'The execution went on for 1000000 events: an EXPRESS execution ends after 5 minutes.',
  });
}, 60_000);

// docs: States.DataLimitExceeded is reported when "the input of a state is larger than the payload size quota" after Parameters.
describe('what a state makes of its input has at most 256 KiB and 1,000 levels', () => {
  const PASS = { StartAt: 'P', States: { P: { Type: 'Pass', Result: 0, End: true } } };
  const Caught = { Type: 'Pass', Result: 'caught', End: true };
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
  const machine = (state: object) => ({ StartAt: 'S', States: { S: { ...state, Catch, End: true }, Caught } });
  const twice = { 'a.$': '$', 'b.$': '$' };
  const jsonata = { QueryLanguage: 'JSONata', Arguments: { a: '{% $states.input %}', b: '{% $states.input %}' } };
  const mocks = { S: returns(0) };

  const cases: [string, object][] = [
    ['Parameters of a Task', { Type: 'Task', Resource: `${LAMBDA}T`, Parameters: twice }],
    ['Arguments of a Task', { Type: 'Task', Resource: `${LAMBDA}T`, ...jsonata }],
    ['Parameters of a Parallel', { Type: 'Parallel', Parameters: twice, Branches: [PASS] }],
    ['Arguments of a Parallel', { Type: 'Parallel', ...jsonata, Branches: [PASS] }],
    ['ItemSelector', { Type: 'Map', ItemSelector: { 'a.$': '$', 'b.$': '$' }, ItemProcessor: PASS }],
  ];
  const input = (length: number) => ['x'.repeat(length)];

  test.each(cases)('%s', async (_, state) => {
    const runWith = (length: number) =>
      Simulator.fromDefinition(machine(state)).run({ input: input(length), mocks: 'Resource' in state ? mocks : {} });
    const most = (262_144 - '{"a":[""],"b":[""]}'.length) / 2;
    expect(await runWith(Math.floor(most))).toMatchObject({ status: 'SUCCEEDED' });
    const execution = await runWith(Math.floor(most) + 1);
    expect(execution).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'S' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
    expect(execution.history.filter(({ type }) => type.includes('Scheduled'))).toEqual([]);
  });

  test.each(cases)('%s, nested', async (_, state) => {
    const simulator = Simulator.fromDefinition(machine(state));
    const nested = (levels: number) =>
      simulator.run({
        inputText: '['.repeat(levels) + ']'.repeat(levels),
        mocks: 'Resource' in state ? { S: (payload) => payload } : {},
      });
    const result = await nested(998);
    expect([result.status, result.cause]).toEqual(['SUCCEEDED', undefined]);
    expect((await nested(1000)).cause).toMatch(
      /^An error occurred while executing the state 'S' \(entered at the event id #2\)\. The input is nested deeper than 1,000 levels\.$/,
    );
  });
});

// Only what ResultPath puts in is measured, as long as that cannot lead over the quotas.
describe('what ResultPath puts into the input counts with what was there', () => {
  const LETTERS = 'abcdefghij';
  const chain = (count: number, path: (at: number) => string) => {
    const state = (at: number) => ({
      Type: 'Task',
      Resource: `${LAMBDA}T${at}`,
      ResultPath: path(at),
      ...(at + 1 < count ? { Next: `T${at + 1}` } : { End: true }),
    });
    return Simulator.fromDefinition({
      StartAt: 'T0',
      States: Object.fromEntries(Array.from({ length: count }, (_, at) => [`T${at}`, state(at)])),
    });
  };
  const results = (count: number, result: (at: number) => unknown) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`T${at}`, returns(result(at))]));
  const length = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

  test('to the byte', async () => {
    const simulator = chain(4, (at) => `$.made.${LETTERS[at]}`);
    const before = { kept: 'x'.repeat(1000), made: { a: 0, b: 0, c: 0, d: '' } };
    const rest = 262_144 - length(before);
    const run4 = (last: number) =>
      simulator.run({ input: { kept: before.kept }, mocks: results(4, (at) => (at < 3 ? 0 : 'x'.repeat(last))) });
    expect(await run4(rest)).toMatchObject({ status: 'SUCCEEDED' });
    const over = await run4(rest + 1);
    expect(over).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    expect(over.cause).toContain("'T3'");
  });

  test('however many states add to it', async () => {
    const execution = await chain(10, (at) => `$.${LETTERS[at]}`).run({
      mocks: results(10, () => 'x'.repeat(40_000)),
    });
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    expect(execution.cause).toContain("'T6'");
  });

  test('what is overwritten does not count', async () => {
    const simulator = chain(10, () => '$.same.place');
    const execution = await simulator.run({ mocks: results(10, (at) => ({ at, text: 'x'.repeat(200_000) })) });
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { same: { place: { at: 9 } } } });
  });

  test('in levels, too', async () => {
    const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
    const simulator = chain(3, (at) => `$.${'a.'.repeat(at)}b`);
    const run3 = (levels: number) => simulator.run({ mocks: results(3, (at) => (at < 2 ? 0 : nested(levels))) });
    expect(await run3(997)).toMatchObject({ status: 'SUCCEEDED' });
    expect((await run3(998)).cause).toContain('The output is nested deeper than 1,000 levels.');
  });
});
