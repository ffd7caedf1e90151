// execution.trace(): what people see of a run.
import { fails, returns, sequence, Simulator } from '../../../src/simulator';
import { LAMBDA, only, task } from '../../support/machines';

const WORK = { Type: 'Task', Resource: `${LAMBDA}Work`, End: true };
const each = only({ Type: 'Map', ItemProcessor: { StartAt: 'Work', States: { Work: WORK } } });

const loop = Simulator.fromDefinition({
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Next: 'B' },
    B: { Type: 'Choice', Choices: [{ Variable: '$.done', BooleanEquals: true, Next: 'Z' }], Default: 'A' },
    Z: { Type: 'Succeed' },
  },
});

test('a loop is shown once at its beginning and once at its end', async () => {
  const execution = await loop.run({ input: { done: false } });
  expect(execution.trace()).toBe(
    [
      'StateMachine: FAILED after 0 s',
      '├─ ✓ A  Pass, 0 s',
      '├─ ✓ B  Choice, 0 s → A',
      '├─ … A → B, 6,247 more times, 0 s',
      '├─ ✓ A  Pass, 0 s',
      '├─ ✓ B  Choice, 0 s → A',
      '└─ ✓ A  Pass, 0 s',
      'Error: States.Runtime',
      'Cause: The execution reached the maximum number of history events (25000).',
      'Something is left out: execution.trace({ all: true }) shows everything.',
    ].join('\n'),
  );
});

test('of many iterations, the one that failed comes first', async () => {
  const mocks = { Work: (item: number) => (item === 57 ? fails('Boom', 'item 57') : item) };
  const input = Array.from({ length: 100 }, (_, index) => index);
  const text = (await Simulator.fromDefinition(each).run({ input, mocks })).trace();
  expect(text).toMatch(
    /^.*\n└─ ✗ S {2}Map, 0 s\n {5}\[57\]\n {5}└─ ✗ Work {2}Task, 0 s\n {10}failed: Boom \(item 57\)\n/,
  );
  expect(text).toContain('… and 93 more: 54 succeeded, 39 aborted');
});

test('no trace is longer than 152 lines, however much failed', async () => {
  const inner = { ...each.States.S, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }] };
  const processor = { StartAt: 'S', States: { S: inner, After: { Type: 'Pass', End: true } } };
  const outer = { StartAt: 'All', States: { All: { Type: 'Map', ItemProcessor: processor, End: true } } };
  const row = Array.from({ length: 40 }, (_, index) => index);
  const execution = await Simulator.fromDefinition(outer as object).run({
    input: row.map(() => row),
    mocks: { Work: (item: number) => (item > 20 ? fails('Boom') : item) },
  });
  expect(execution.trace().split('\n').length).toBeLessThanOrEqual(152);
  expect(execution.trace({ data: true }).split('\n').length).toBeLessThanOrEqual(152);
  expect(execution.trace({ all: true }).split('\n').length).toBeGreaterThan(1000);
});

test('with its data, a trace says what each state was given, made and looked at', async () => {
  const simulator = Simulator.fromDefinition({
    StartAt: 'In',
    States: {
      In: {
        Type: 'Pass',
        Parameters: { 'score.$': '$.s', kind: 'a' },
        ResultPath: '$.r',
        Assign: { x: 1 },
        Next: 'Pick',
      },
      Pick: {
        Type: 'Choice',
        Choices: [
          {
            And: [
              { Variable: '$.r.score', NumericGreaterThan: 10 },
              { Variable: '$.r.kind', StringEquals: 'b' },
            ],
            Next: 'High',
          },
        ],
        Default: 'Low',
      },
      High: { Type: 'Succeed' },
      Low: { ...task({ Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2 }], ResultPath: '$.low' }).States.S },
    },
  } as object);
  const execution = await simulator.run({ input: { s: 20 }, mocks: { Low: sequence(fails('Busy'), returns(1)) } });
  expect(execution.trace({ data: true })).toBe(
    [
      'StateMachine: SUCCEEDED after 2 s',
      '├─ ✓ In  Pass, 0 s',
      '│    input {"s":20}',
      '│    assigns x = 1',
      '│    output {"s":20,"r":{"score":20,"kind":"a"}}',
      '├─ ✓ Pick  Choice, 0 s → Low',
      '│    Choices[0] → High: And($.r.score (20) NumericGreaterThan 10 is true; $.r.kind ("a") StringEquals "b" is false) is false',
      '│    Default → Low',
      '└─ ✓ Low  Task, 2 s',
      `     attempt 1 calls ${LAMBDA}S with {"s":20,"r":{"score":20,"kind":"a"}}`,
      `     attempt 2 calls ${LAMBDA}S with {"s":20,"r":{"score":20,"kind":"a"}}`,
      '     attempt 2 replies 1',
      '     attempt 1: Retry[0] (Busy): matched Busy, retry 1 of 3 after 2 s',
      '     output {"s":20,"r":{"score":20,"kind":"a"},"low":1}',
      '     attempt 1 failed: Busy; retried after 2 s',
      '     attempt 2 succeeded',
      'Output: {"s":20,"r":{"score":20,"kind":"a"},"low":1}',
    ].join('\n'),
  );
});

test('a long value is cut, and the last line says so', async () => {
  const execution = await Simulator.fromDefinition(only({ Type: 'Pass' })).run({ input: 'x'.repeat(5000) });
  expect(execution.trace()).toContain(`Output: "${'x'.repeat(199)}… (5,002 characters)\nSomething is left out`);
  expect(execution.trace({ all: true })).toContain(`Output: "${'x'.repeat(5000)}"`);
});

test('an arrow marks the visits to a state, and colours the marks and the outcome', async () => {
  const execution = await Simulator.fromDefinition(only({ Type: 'Pass' })).run();
  expect(execution.trace({ pointAt: 'S' })).toContain('└─ ✓ S  Pass, 0 s   ◀\n');
  expect(execution.trace({ colors: true })).toContain(
    '\u001b[32mSUCCEEDED\u001b[0m after 0 s\n└─ \u001b[32m✓\u001b[0m S  Pass',
  );
});
