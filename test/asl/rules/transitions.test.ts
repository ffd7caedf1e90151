// Transitions: they lead to states of the same machine, every state is reachable, and some state ends the machine.
// The texts and their order were measured on AWS: floci#2735, floci#2786.
import { validateDefinition } from '../../../src/asl/validate';
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

test('of many missing targets, the first 50 have a suggestion', () => {
  const names = Array.from({ length: 60 }, (_, index) => `Ship${index}`);
  const states = Object.fromEntries(names.map((name) => [name, { Type: 'Pass', Next: `${name}x` }]));
  const findings = validateDefinition({ StartAt: 'Ship0', States: states }).filter(({ location }) =>
    location?.endsWith('/Next'),
  );
  expect(findings.map(({ suggestion }) => suggestion)).toEqual([
    ...names.slice(0, 50),
    ...Array<undefined>(10).fill(undefined),
  ]);
});

test('without a start that is a text, only the field is wrong', () => {
  expect(findingsIn({ States: { A: END, B: END } })).toEqual([
    'SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /',
  ]);
  expect(findingsIn({ StartAt: 1, States: { A: END } })).toEqual([
    'SCHEMA_VALIDATION_FAILED: Expected value of type [STRING] at /StartAt',
    'MISSING_TRANSITION_TARGET: State "A" is not reachable. at /States/A',
  ]);
});

test('branches may loop without an end, and their states must be reachable, too', () => {
  const loop = machineOf({ B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', Next: 'B' }, D: END });
  expect(findingsIn(machineOf({ A: { Type: 'Parallel', Branches: [loop], End: true } }))).toEqual([
    'MISSING_TRANSITION_TARGET: State "D" is not reachable. at /States/A/Branches[0]/States/D',
  ]);
});
