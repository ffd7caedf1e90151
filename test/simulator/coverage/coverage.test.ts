// What executions have run of a state machine.
import { coverageTable, fails, returns, sequence, Simulator } from '../../../src/simulator';
import { LAMBDA } from '../../support/machines';

const DEFINITION = {
  StartAt: 'Check',
  States: {
    Check: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.kind', StringEquals: 'a', Next: 'Call' },
        { Variable: '$.kind', StringEquals: 'b', Next: 'Call' },
      ],
      Default: 'Each',
    },
    Call: {
      Type: 'Task',
      Resource: `${LAMBDA}Call`,
      Retry: [{ ErrorEquals: ['Fatal'], MaxAttempts: 0 }, { ErrorEquals: ['Busy', 'Late'] }],
      Catch: [
        { ErrorEquals: ['Declined'], Next: 'Each' },
        { ErrorEquals: ['States.ALL'], Next: 'Each' },
      ],
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      ItemsPath: '$$.Execution.Input.items',
      ItemProcessor: { StartAt: 'Inner', States: { Inner: { Type: 'Pass', End: true } } },
      End: true,
    },
  },
};
const machine = () => Simulator.fromDefinition(DEFINITION, { name: 'Orders' });

test('nothing is covered before the first run', () => {
  const { coverage } = machine();
  expect(coverage.states).toEqual({ covered: 0, total: 4 });
  expect(coverage.transitions).toEqual({ covered: 0, total: 6 });
  expect(coverage.choiceRules).toEqual({ covered: 0, total: 3 });
  expect(coverage.catchers).toEqual({ covered: 0, total: 2 });
  expect(coverage.retriers).toEqual({ covered: 0, total: 1 });
});

test('two rules that lead to the same state count separately, and so do two catchers', async () => {
  const simulator = machine();
  await simulator.run({
    input: { kind: 'b', items: [1, 2] },
    mocks: { Call: sequence(fails('Busy'), fails('Declined')) },
  });
  expect(simulator.coverage.missed).toEqual([
    'Check rule 1 → Call',
    'Check default → Each',
    'Call → Each',
    'Call catches States.ALL → Each',
  ]);
  expect(simulator.coverage.points.find(({ title }) => title === 'Inner')).toEqual({
    kinds: ['states'],
    at: '/States/Each/ItemProcessor/States/Inner',
    title: 'Inner',
    passes: 2,
  });
});

test('the runs of a simulator add up to everything', async () => {
  const simulator = machine();
  const items = [1];
  await simulator.run({ input: { kind: 'a', items }, mocks: { Call: sequence(fails('Busy'), returns(1)) } });
  await simulator.run({ input: { kind: 'b', items }, mocks: { Call: fails('Declined') } });
  await simulator.run({ input: { kind: 'a', items }, mocks: { Call: fails('Fatal') } });
  await simulator.run({ input: { kind: 'c', items } });
  expect(simulator.coverage.missed).toEqual([]);
  expect(simulator.coverage.transitions).toEqual({ covered: 6, total: 6 });
});

test('the table names what was missed, three things at most', async () => {
  const simulator = machine();
  await simulator.run({ input: { kind: 'c', items: [1] } });
  const plain = Simulator.fromDefinition({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, { name: 'P' });
  await plain.run();
  expect(coverageTable([simulator.coverage, plain.coverage])).toBe(
    [
      '---------------|----------|---------------|----------------|------------|------------|------------------------------------------------------------',
      ' State machine | % States | % Transitions | % Choice rules | % Catchers | % Retriers | Not run',
      '---------------|----------|---------------|----------------|------------|------------|------------------------------------------------------------',
      ' All           |       80 |         16.66 |          33.33 |          0 |          0 |',
      '  Orders       |       75 |         16.66 |          33.33 |          0 |          0 | Check rule 1 → Call; Check rule 2 → Call; Call; and 4 more',
      '  P            |      100 |             - |              - |          - |          - |',
      '---------------|----------|---------------|----------------|------------|------------|------------------------------------------------------------',
    ].join('\n'),
  );
});
