// Coverage by code: what is measured, and the assertion about it.
import { AssertionError } from 'node:assert';
import { assertCovered, measureCoverage } from '../../src/assert';
import { Simulator } from '../../src/simulator';

const create = (name: string) =>
  Simulator.fromDefinition(
    {
      StartAt: 'A',
      States: {
        A: { Type: 'Choice', Choices: [{ Variable: '$.b', IsPresent: true, Next: 'B' }], Default: 'C' },
        B: { Type: 'Succeed' },
        C: { Type: 'Succeed' },
      },
    },
    { name },
  );

test('coverage is measured of the simulators that are created later, if they run', async () => {
  const before = create('Before');
  const coverage = measureCoverage();
  create('Idle');
  const after = create('After');
  await before.run();
  await after.run();
  expect(coverage().map(({ name, missed }) => [name, missed])).toEqual([['After', ['A rule 1 → B', 'B']]]);
});

test('assertCovered names what did not run', async () => {
  const coverage = measureCoverage();
  await create('Orders').run();
  expect(() => assertCovered(coverage(), { states: 60, choiceRules: 50 })).not.toThrow();
  expect(() => assertCovered(coverage(), 100)).toThrow(AssertionError);
  expect(() => assertCovered(coverage(), { states: 100 })).toThrow(
    'The tests cover too little of the state machines.\nstates: 66.66 %, expected at least 100 %\nNot run:\n  Orders: A rule 1 → B\n  Orders: B',
  );
});
