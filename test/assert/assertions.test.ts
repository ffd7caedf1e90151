// The matchers as plain functions: one for each, with the same findings, as an AssertionError of Node.js.
import { AssertionError } from 'node:assert';
import * as assertions from '../../src/assert';
import {
  assertBehavesLike,
  assertCaught,
  assertDefinitionSnapshot,
  assertExecutionSnapshot,
  assertFailed,
  assertInvoked,
  assertNotCaught,
  assertNotInvoked,
  assertNotRetried,
  assertNotVisited,
  assertRetried,
  assertSucceeded,
  assertTookLessThan,
  assertVisited,
} from '../../src/assert';
import type { ExecutionMatchers } from '../../src/jest';
import { fails, returns, sequence, Simulator, type Mock } from '../../src/simulator';
import { complaint, complaintError } from '../support/complaints';
import { LAMBDA } from '../support/machines';

const simulator = Simulator.fromDefinition(
  {
    StartAt: 'S',
    States: {
      S: {
        Type: 'Task',
        Resource: `${LAMBDA}S`,
        Retry: [{ ErrorEquals: ['Throttled'], IntervalSeconds: 2 }],
        Catch: [{ ErrorEquals: ['Declined'], Next: 'Refund' }],
        End: true,
      },
      Refund: { Type: 'Pass', Result: 'refunded', End: true },
    },
  },
  { name: 'M' },
);
const run = (S: Mock) => simulator.run({ input: { total: 5 }, mocks: { S } });

/** The assertion of each matcher: the compiler names a matcher without one. */
const ASSERTION_OF: Readonly<Record<keyof ExecutionMatchers<void>, keyof typeof assertions>> = {
  toSucceed: 'assertSucceeded',
  toSucceedWith: 'assertSucceeded',
  toFailWith: 'assertFailed',
  toHaveVisited: 'assertVisited',
  toHaveRetried: 'assertRetried',
  toHaveCaught: 'assertCaught',
  toHaveInvoked: 'assertInvoked',
  toTakeLessThan: 'assertTookLessThan',
  toBehaveLike: 'assertBehavesLike',
  toMatchExecutionSnapshot: 'assertExecutionSnapshot',
  toMatchDefinitionSnapshot: 'assertDefinitionSnapshot',
};

test('every matcher has an assertion', () => {
  expect(Object.keys(assertions)).toEqual(expect.arrayContaining(Object.values(ASSERTION_OF)));
});

test('assertions hold for what the executions did', async () => {
  const retried = await run(sequence(fails('Throttled'), returns({ id: 'p1' })));
  assertSucceeded(retried);
  assertSucceeded(retried, { id: 'p1' });
  assertVisited(retried, 'S');
  assertNotVisited(retried, 'Refund');
  assertRetried(retried, 'S');
  assertRetried(retried, 'S', 1);
  assertNotRetried(retried, 'S', 2);
  assertNotCaught(retried, 'S');
  assertInvoked(retried, 'S');
  assertInvoked(retried, 'S', { total: 5 });
  assertNotInvoked(retried, 'S', { total: 6 });
  assertTookLessThan(retried, 3);
  assertBehavesLike(retried, { events: retried.history });
  const caught = await run(fails('Declined'));
  assertCaught(caught, 'S');
  assertCaught(caught, 'S', 'Declined');
  assertNotRetried(caught, 'S');
  assertFailed(await run(fails('Other', 'because')));
  assertFailed(await run(fails('Other', 'because')), 'Other', /^because$/);
});

test('a wrong output is an AssertionError with both values, the difference and the trace', async () => {
  const execution = await run(returns({ id: 'p1', total: 5 }));
  const error = complaintError(() => assertSucceeded(execution, { id: 'p2', total: 5 })) as AssertionError;
  expect(error).toBeInstanceOf(AssertionError);
  expect(error).toMatchObject({
    actual: { id: 'p1', total: 5 },
    expected: { id: 'p2', total: 5 },
    operator: 'assertSucceeded',
  });
  expect(error.message).toMatch(
    /^assertSucceeded\(execution, output\)\n\n\+ actual - expected\n[\s\S]*\+ +id: 'p1',\n- +id: 'p2',\n[\s\S]*\nM: SUCCEEDED after 0 s\n/,
  );
});

test('an assertion says what its matcher says', async () => {
  const execution = await run(fails('Other', 'because'));
  expect(complaint(() => assertSucceeded(execution))).toBe(`\
assertSucceeded(execution)

The execution ended FAILED with Other: because.

${execution.trace()}`);
  expect(complaint(() => assertVisited(execution, 'S', 'Refund'))).toContain(
    'Not visited after the ones before it: Refund\nThe execution ended FAILED with Other: because.\n',
  );
  expect(complaint(() => assertNotVisited(execution, 'S'))).toContain('Expected not, in this order: S\n');
  expect(complaint(() => assertInvoked(execution, 'S', { total: 6 }))).toMatch(/\+ +total: 5\n- +total: 6\n/);
  expect(complaint(() => assertNotInvoked(execution, 'S'))).toContain("Expected no call of 'S'.");
  expect(complaint(() => assertNotRetried(execution, 'S', 0))).toContain('Expected retries of S: not 0\nFound: 0.');
  expect(complaint(() => assertFailed(execution, 'Declined'))).toContain("Expected error: 'Declined'\n");
});

test('a value that is not an execution is refused by the name of the assertion', () => {
  expect(complaint(() => assertSucceeded(run(returns(1)) as never))).toBe(
    'Invalid value for assertSucceeded(): expected the execution that Simulator.run returns; found object. ' +
      'It is a promise: await simulator.run(...) first.',
  );
  expect(complaint(() => assertDefinitionSnapshot({ assert: {} }, 3 as never))).toBe(
    'Invalid value for assertDefinitionSnapshot(): expected a Simulator, or a stack or a state machine of the AWS CDK; found number.',
  );
});

test('no frame of the stack is ours', async () => {
  const execution = await run(returns(1));
  for (const check of [() => assertSucceeded(execution, 2), () => assertTookLessThan(execution, 'x' as never)]) {
    const frames = complaintError(check)
      .stack!.split('\n')
      .filter((line) => /^ +at /.test(line));
    expect(frames[0]).toContain('assertions.test.ts');
    expect(frames.filter((frame) => /[\\/]src[\\/]/.test(frame))).toEqual([]);
  }
});

test('snapshots are those of the test context of Node.js', async () => {
  const written: unknown[] = [];
  const t = {
    assert: {
      snapshot: (value: unknown, { serializers = [] }: { serializers?: ((one: never) => string)[] } = {}) =>
        written.push(serializers.reduce((text: unknown, one) => one(text as never), value)),
    },
  };
  const execution = await run(returns(1));
  assertExecutionSnapshot(t, execution);
  assertDefinitionSnapshot(t, simulator);
  expect(written).toEqual([execution.snapshot(), simulator.definitionSnapshot().trimEnd()]);
  expect(complaint(() => assertExecutionSnapshot({}, execution))).toBe(
    'Invalid context for assertExecutionSnapshot(): expected the t of a test of node:test, in Node.js 22.3 or newer, ' +
      'which has t.assert.snapshot. Elsewhere, compare execution.snapshot() or simulator.definitionSnapshot() with a string.',
  );
});
