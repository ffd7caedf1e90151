// The counters behind AWS's bounds. How deep and how large was measured (floci#2737, #2783); that a second of work is five
// million nodes is this engine's own measure, which must not depend on the machine.
import { Run } from '../../../../src/expressions/jsonata/values/run';
import type { Scope } from '../../../../src/expressions/scope';
import type { StatesVariable } from '../../../../src/expressions/states-variable';

const MOST_WORK = 5_000_000;
const OVERFLOW =
  'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive';
const TIME = 'Expression evaluation timeout: Check for infinite loop';
const MEMORY = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';

function newRun(depth = 0, now = () => 0): Run {
  const run = new Run().begin({ now } as Scope, {} as StatesVariable);
  for (let level = 0; level < depth; level += 1) run.enter();
  return run;
}

/** The text that it ends with, or undefined. These errors are values without a stack, not instances of Error. */
function endOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { message: string }).message;
  }
}

describe('depth', () => {
  test('a hundred nodes may be inside of each other', () => {
    expect(endOf(() => newRun(100))).toBeUndefined();
    expect(endOf(() => newRun(101))).toBe(OVERFLOW);
  });

  test('nodes beside each other add nothing', () => {
    const run = newRun(99);
    for (let time = 0; time < 1000; time += 1) {
      run.enter();
      run.depth -= 1;
    }
    expect(run.depth).toBe(99);
  });

  test('nodes that are counted at once need as many levels, and leave them', () => {
    const run = newRun(97);
    expect([1, 2, 3].map(() => run.enterAll(3, 5))).toEqual([true, true, true]);
    expect(run.enterAll(4, 5)).toBe(false);
  });
});

describe('work', () => {
  const left = (nodes: number): Run => {
    const run = newRun();
    run.spend(MOST_WORK - nodes);
    return run;
  };

  test.each<[string, number, (run: Run) => void]>([
    ['a node', 1, (run) => run.enter()],
    ['seven nodes of a function', 7, (run) => run.spend(7)],
    ['sixteen items of a list', 2, (run) => run.spendItems(16)],
    ['128 characters of a string', 2, (run) => run.spendCharacters(128)],
    ['eight ticks of a search', 2, (run) => run.spendTicks(8)],
  ])('%s costs as much as %d nodes', (_, nodes, spend) => {
    const enough = left(nodes);
    expect(endOf(() => spend(enough))).toBeUndefined();
    expect(enough.ticks).toBe(0);
    expect(endOf(() => spend(left(nodes - 1)))).toBe(TIME);
  });

  test('all of it may be spent, and nothing after that', () => {
    const run = left(0);
    expect(endOf(() => run.spend(0))).toBeUndefined();
    expect(endOf(() => run.spend(1 / 64))).toBe(TIME);
  });

  test('nodes that are counted at once are refused where fewer are left, and cost nothing then', () => {
    const run = left(4);
    expect(run.enterAll(1, 5)).toBe(false);
    expect(run.enterAll(1, 4)).toBe(true);
    expect(run.ticks).toBe(0);
  });

  test('nodes that count as evaluated when an evaluation begins are spent', () => {
    const run = new Run().begin({} as Scope, {} as StatesVariable, MOST_WORK - 2);
    expect(run.ticks).toBe(8);
  });

  test('a search may take four ticks for each node that is left', () => {
    expect(newRun().ticks).toBe(4 * MOST_WORK);
    expect(left(3).ticks).toBe(12);
  });
});

describe('memory: 6,990,256 bytes of one value', () => {
  test('a string has a byte for each character', () => {
    expect(endOf(() => newRun().holdCharacters(6_990_256))).toBeUndefined();
    expect(endOf(() => newRun().holdCharacters(6_990_257))).toBe(MEMORY);
  });

  test('a list has eight bytes for each item', () => {
    expect(endOf(() => newRun().holdItems(873_782))).toBeUndefined();
    expect(endOf(() => newRun().holdItems(873_783))).toBe(MEMORY);
  });

  test('only strings and lists are measured when a node gives them', () => {
    const long = 'x'.repeat(6_990_257);
    expect(endOf(() => newRun().hold(long))).toBe(MEMORY);
    expect(endOf(() => newRun().hold(long.slice(1)))).toBeUndefined();
    expect(endOf(() => newRun().hold(new Array(873_783)))).toBe(MEMORY);
    expect(endOf(() => newRun().hold(new Array(873_782)))).toBeUndefined();
    expect(endOf(() => newRun().hold({ length: 6_990_257 }))).toBeUndefined();
  });
});

test('an evaluation looks at the clock when it is asked for the time, and then never again', () => {
  const now = jest.fn(() => 42);
  const run = newRun(0, now);
  expect(now).not.toHaveBeenCalled();
  expect([run.now, run.now]).toEqual([42, 42]);
  expect(now).toHaveBeenCalledTimes(1);
});

test('an evaluation begins anew after one that failed, and lets go of what it has read', () => {
  const run = newRun(50);
  run.spend(1000);
  run.end();
  expect([run.scope, run.states]).toEqual([undefined, undefined]);
  run.begin({ now: () => 7 } as Scope, {} as StatesVariable);
  expect([run.depth, run.ticks, run.now]).toEqual([0, 4 * MOST_WORK, 7]);
});
