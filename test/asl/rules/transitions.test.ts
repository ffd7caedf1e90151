// Transitions: they lead to states of the same machine, every state is reachable, and some state ends the machine.
// The texts and their order were measured on AWS: floci#2735, floci#2786.
import { findingsIn } from '../../support/findings';
import { END, machineOf, task } from '../../support/machines';

const CHOICE = { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'E' }] };
const missing = (location: string) => `MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at ${location}`;

test.each<[string, object, string]>([
  ['StartAt', { StartAt: 'Gone', States: {} }, '/StartAt'],
  ['Next', machineOf({ A: { Type: 'Pass', Next: 'Gone' }, E: END }), '/States/A/Next'],
  ['Default', machineOf({ A: { ...CHOICE, Default: 'Gone' }, E: END }), '/States/A/Default'],
  [
    'Next of a choice rule',
    machineOf({
      A: { ...CHOICE, Choices: [...CHOICE.Choices, { Variable: '$.b', IsNull: true, Next: 'Gone' }] },
      E: END,
    }),
    '/States/A/Choices[1]/Next',
  ],
  [
    'Next of a catcher',
    machineOf({ A: task({ Catch: [{ ErrorEquals: ['E'], Next: 'Gone' }] }).States.S }),
    '/States/A/Catch[0]/Next',
  ],
  [
    'Default in a branch, which cannot be left,',
    machineOf({
      Gone: { Type: 'Parallel', Branches: [machineOf({ B: { ...CHOICE, Default: 'Gone' }, E: END })], End: true },
    }),
    '/States/Gone/Branches[0]/States/B/Default',
  ],
  [
    'Default in a processor, which cannot be left,',
    machineOf({
      Gone: { Type: 'Map', ItemProcessor: machineOf({ B: { ...CHOICE, Default: 'Gone' }, E: END }), End: true },
    }),
    '/States/Gone/ItemProcessor/States/B/Default',
  ],
])('%s must name a state of its own machine', (_, definition, location) => {
  expect(findingsIn(definition)).toContain(missing(location));
});

test('a state that nothing leads to is not reachable', () => {
  expect(findingsIn(machineOf({ A: END, B: { Type: 'Pass', Next: 'C' }, C: END }))).toEqual([
    'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
    'MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C',
  ]);
});

test('catchers, choice rules and Default make states reachable', () => {
  const definition = machineOf({
    A: { ...task({ Catch: [{ ErrorEquals: ['E'], Next: 'C' }] }).States.S },
    C: { ...CHOICE, Default: 'D' },
    D: END,
    E: END,
  });
  expect(findingsIn(definition)).toEqual([]);
});

test('a machine without an end is refused, and then unreachable states are not reported', () => {
  const loop = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } };
  const expected = ['MISSING_END_STATE: Workflow has no terminal state'];
  expect(findingsIn(machineOf(loop))).toEqual(expected);
  expect(findingsIn(machineOf({ ...loop, C: { Type: 'Pass', Next: 'A' } }))).toEqual(expected);
});

test('a missing target is reported before the missing end', () => {
  expect(findingsIn(machineOf({ A: { Type: 'Pass', Next: 'Gone' } }))).toEqual([
    missing('/States/A/Next'),
    'MISSING_END_STATE: Workflow has no terminal state',
  ]);
});

test.each([[END], [{ Type: 'Fail' }], [{ Type: 'Pass', End: true }]])('the state %j ends a machine', (state) => {
  expect(findingsIn(machineOf({ A: state }))).toEqual([]);
});
