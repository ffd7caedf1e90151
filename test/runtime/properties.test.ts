// Whatever the machine and whatever its input: it ends, its history is well formed, and it repeats itself to the byte.
import fc from 'fast-check';
import type { Json } from '../../src/json/json';
import { fails, returns, Simulator, type Execution, type Mocks } from '../../src/simulator';
import { LAMBDA } from '../support/machines';

/** A machine as a list of states, each of which goes to the next one. */
interface Sketch {
  readonly states: readonly StateSketch[];
}

type StateSketch =
  | { readonly kind: 'pass' | 'wait' | 'assign' | 'jsonata' }
  | { readonly kind: 'task'; readonly catches: boolean }
  | { readonly kind: 'choice'; readonly otherwise: 'skip' | 'done' | 'fail' }
  | { readonly kind: 'parallel'; readonly branches: readonly Sketch[]; readonly catches: boolean }
  | { readonly kind: 'map'; readonly processor: Sketch; readonly concurrency: number; readonly catches: boolean };

const { sketch } = fc.letrec<{ sketch: Sketch; state: StateSketch }>((tie) => ({
  sketch: fc.record({ states: fc.array(tie('state'), { minLength: 1, maxLength: 4, depthIdentifier: 'machine' }) }),
  state: fc.oneof(
    { depthIdentifier: 'machine', maxDepth: 3, depthSize: 'small' },
    fc.record({ kind: fc.constantFrom('pass', 'wait', 'assign', 'jsonata') }),
    fc.record({ kind: fc.constant('task'), catches: fc.boolean() }),
    fc.record({ kind: fc.constant('choice'), otherwise: fc.constantFrom('skip', 'done', 'fail') }),
    fc.record({
      kind: fc.constant('parallel'),
      branches: fc.array(tie('sketch'), { minLength: 1, maxLength: 3 }),
      catches: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('map'),
      processor: tie('sketch'),
      concurrency: fc.nat({ max: 3 }),
      catches: fc.boolean(),
    }),
  ) as fc.Arbitrary<StateSketch>,
}));

const input = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
const answers = fc.array(fc.constantFrom('fine', 'Throttled', 'Broken'), { minLength: 1, maxLength: 4 });

/** The machine of a sketch; names are unique, and the tasks take turns at the answers. */
function definitionOf({ states }: Sketch, names: string[] = []): object {
  const named = (kind: string): string => {
    const name = `${kind}${names.length}`;
    names.push(name);
    return name;
  };
  const own = states.map(({ kind }) => named(kind));
  const [done, failed] = [named('done'), named('fail')];
  const body = (state: StateSketch, next: string, later: string): object => {
    const caught = 'catches' in state && state.catches;
    const onward = {
      Next: next,
      ...(caught && { Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: later }] }),
    };
    switch (state.kind) {
      case 'pass':
        return { Type: 'Pass', Parameters: { 'all.$': '$', 'id.$': 'States.UUID()', n: 1 }, ...onward };
      case 'wait':
        return { Type: 'Wait', Seconds: 7, ...onward };
      case 'task': {
        const retry = [{ ErrorEquals: ['Throttled'], MaxAttempts: 2, JitterStrategy: 'FULL' }];
        return { Type: 'Task', Resource: `${LAMBDA}F`, ResultPath: null, Retry: retry, ...onward };
      }
      case 'assign':
        return { Type: 'Pass', Assign: { seen: true }, ...onward };
      case 'jsonata': {
        const output = "{% {'list': $states.input.list, 'id': $uuid(), 'at': $random()} %}";
        const assign = { many: '{% $count($states.input.list) %}' };
        return { Type: 'Pass', QueryLanguage: 'JSONata', Assign: assign, Output: output, ...onward };
      }
      case 'choice': {
        const rules = [
          { Variable: '$.list', IsPresent: true, Next: next },
          { Not: { Variable: '$.error', IsPresent: false }, Next: later },
        ];
        return { Type: 'Choice', Choices: rules, Default: { skip: later, done, fail: failed }[state.otherwise] };
      }
      case 'parallel':
        return { Type: 'Parallel', Branches: state.branches.map((branch) => definitionOf(branch, names)), ...onward };
      case 'map':
        return {
          Type: 'Map',
          MaxConcurrency: state.concurrency,
          ItemProcessor: definitionOf(state.processor, names),
          Parameters: { 'item.$': '$$.Map.Item.Value' },
          ItemsPath: '$.list',
          InputPath: '$$.Execution.Input',
          ...onward,
        };
    }
  };
  const all: Record<string, object> = {};
  states.forEach((state, index) => {
    const next = own[index + 1] ?? done;
    all[own[index]!] = body(state, next, own[index + 2] ?? done);
  });
  all[done] = { Type: 'Succeed' };
  // A state that nothing leads to is an error of the definition.
  if (states.some((state) => state.kind === 'choice' && state.otherwise === 'fail')) {
    all[failed] = { Type: 'Fail', Error: 'Chosen', CausePath: '$$.State.Name' };
  }
  return { StartAt: own[0], States: all };
}

function mocksOf(sketchOfMachine: Sketch, kinds: readonly string[]): Mocks {
  const names: string[] = [];
  definitionOf(sketchOfMachine, names);
  const tasks = names.filter((name) => name.startsWith('task'));
  return Object.fromEntries(
    tasks.map((name, index) => {
      let calls = index;
      return [
        name,
        () => {
          const kind = kinds[calls++ % kinds.length]!;
          return kind === 'fine' ? returns({ calls }) : fails(kind);
        },
      ];
    }),
  );
}

type Type = 'STANDARD' | 'EXPRESS';

async function simulate(machine: Sketch, list: readonly Json[], kinds: readonly string[], seed: number, type: Type) {
  const simulator = Simulator.fromDefinition(definitionOf(machine), { type });
  return simulator.run({ input: { list }, mocks: mocksOf(machine, kinds), seed });
}

const LAST_EVENT: Readonly<Record<Execution['status'], string | undefined>> = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
  RUNNING: undefined,
};

/** What must hold of any history. */
function expectWellFormed({ history, status }: Execution): void {
  history.forEach((event, index) => {
    expect(event.id).toBe(index + 1);
    expect(event.previousEventId).toBeLessThan(event.id);
    if (index > 0) expect(event.timestamp.getTime()).toBeGreaterThanOrEqual(history[index - 1]!.timestamp.getTime());
  });
  expect(history[0]!.type).toBe('ExecutionStarted');
  const end = history[history.length - 1]!;
  expect(end.type).toBe(LAST_EVENT[status]);
  if (status === 'TIMED_OUT') expect(end.timestamp.getTime() - history[0]!.timestamp.getTime()).toBe(300_000);

  const count = (suffix: string) => history.filter(({ type }) => type.endsWith(suffix)).length;
  expect(count('StateExited')).toBeLessThanOrEqual(count('StateEntered'));
  // What failed inside of a Parallel or a Map was left where it was.
  const isWhole = !history.some(({ type }) => /^(ParallelStateFailed|MapStateFailed|FailStateEntered)$/.test(type));
  if (status === 'SUCCEEDED' && isWhole) expect(count('StateExited')).toBe(count('StateEntered'));
  expect(count('Scheduled')).toBeGreaterThanOrEqual(count('FunctionSucceeded') + count('FunctionFailed'));
}

const type = fc.constantFrom<Type>('STANDARD', 'EXPRESS');
const machines = [sketch, fc.array(input, { maxLength: 5 }), answers, fc.integer(), type] as const;

test('any machine ends, with a well-formed history', async () => {
  await fc.assert(
    fc.asyncProperty(...machines, async (machine, list, kinds, seed, kind) => {
      const execution = await simulate(machine, list, kinds, seed, kind);
      // A list of waits can take an EXPRESS execution past its five minutes.
      const ends = kind === 'EXPRESS' ? ['SUCCEEDED', 'FAILED', 'TIMED_OUT'] : ['SUCCEEDED', 'FAILED'];
      expect(ends).toContain(execution.status);
      expectWellFormed(execution);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('the same seed gives the same bytes, and the input stays as it was', async () => {
  await fc.assert(
    fc.asyncProperty(...machines, async (machine, list, kinds, seed, kind) => {
      const before = JSON.stringify(list);
      const one = await simulate(machine, list, kinds, seed, kind);
      const other = await simulate(machine, list, kinds, seed, kind);
      expect(JSON.stringify(one.history)).toBe(JSON.stringify(other.history));
      expect(JSON.stringify(list)).toBe(before);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('payloads pass through unharmed', async () => {
  const states = {
    A: { Type: 'Pass', ResultPath: '$.kept', Next: 'B' },
    B: { Type: 'Pass', InputPath: '$.kept', End: true },
  };
  const simulator = Simulator.fromDefinition({ StartAt: 'A', States: states });
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), input), async (payload) => {
      const { output } = await simulator.run({ input: payload });
      expect(output).toEqual(JSON.parse(JSON.stringify(payload)));
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});

describe('strange values have a defined result', () => {
  const simulator = Simulator.fromDefinition({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
  const echo = async (inputText: string) => (await simulator.run({ inputText })).output;

  test.each([
    ['{"__proto__":{"polluted":1},"constructor":2}', '{"__proto__":{"polluted":1},"constructor":2}'],
    ['{"a":1,"a":2}', '{"a":2}'],
    ['"\\ud800"', '"\\ud800"'],
    ['-0', '0'],
    ['9007199254740993', '9007199254740992'],
  ])('%s', async (text, result) => {
    expect(JSON.stringify(await echo(text))).toBe(result);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each([
    ['an infinity by its exponent', '{"n":[1e400]}', /The input is not JSON: it holds a number that is too large/],
    ['an infinity by its digits', '9'.repeat(400), /too large for a double/],
    ['a list in 5,000 lists', '['.repeat(5000) + ']'.repeat(5000), /it is nested deeper than 1,000 levels/],
    ['no JSON', '{', /The input is not JSON/],
  ])('%s is refused', async (_, text, why) => {
    await expect(simulator.run({ inputText: text })).rejects.toThrow(why);
  });

  const task = Simulator.fromDefinition({
    StartAt: 'T',
    States: { T: { Type: 'Task', Resource: `${LAMBDA}T`, End: true } },
  });
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;

  test.each<[string, unknown, RegExp]>([
    ['a function', () => 1, /a function at \$/],
    ['a BigInt', { a: [1n] }, /a BigInt at \$\.a\[0\]/],
    ['a cycle', cycle, /a cycle/],
    ['NaN', { n: NaN }, /NaN at \$\.n/],
    ['a symbol', Symbol('s'), /a symbol at \$/],
  ])('a mock that returns %s is refused', async (_, value, why) => {
    await expect(task.run({ mocks: { T: () => value } })).rejects.toThrow(why);
  });

  test('undefined is null, a date its text, 300 KiB too much', async () => {
    const output = async (value: unknown) => (await task.run({ mocks: { T: () => value } })).output;
    expect(await output(undefined)).toBeNull();
    expect(await output(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    const large = await task.run({ mocks: { T: () => 'x'.repeat(300 * 1024) } });
    expect(large).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  test('a thousand stars are matched in linear time', async () => {
    const rule = { Variable: '$', StringMatches: `${'*a'.repeat(1000)}b`, Next: 'Yes' };
    const states = {
      C: { Type: 'Choice', Choices: [rule], Default: 'No' },
      Yes: { Type: 'Succeed' },
      No: { Type: 'Succeed' },
    };
    const execution = await Simulator.fromDefinition({ StartAt: 'C', States: states }).run({ input: 'a'.repeat(5000) });
    expect(execution.visitedStates).toEqual(['C', 'No']);
  });
});
