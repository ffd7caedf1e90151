// Where a state leads to.
import { transitionsOf } from '../../src/asl/transition-targets';

test('transitions are listed with their places: Next, rules, catchers, Default', () => {
  const rule = { Variable: '$.a', IsPresent: true, Next: 'B' };
  const catcher = { ErrorEquals: ['States.ALL'], Next: 'C' };
  expect(transitionsOf({ Default: 'D', Catch: [catcher], Choices: [rule, { ...rule, Next: 'E' }], Next: 'A' })).toEqual(
    [
      { target: 'A', field: 'Next', at: 'Next' },
      { target: 'B', field: 'Choices', at: 'Choices[0]', entry: rule },
      { target: 'E', field: 'Choices', at: 'Choices[1]', entry: { ...rule, Next: 'E' } },
      { target: 'C', field: 'Catch', at: 'Catch[0]', entry: catcher },
      { target: 'D', field: 'Default', at: 'Default' },
    ],
  );
});

test('what is no text leads nowhere, and entries keep their places', () => {
  expect(transitionsOf({ Type: 'Pass', End: true })).toEqual([]);
  expect(transitionsOf({ Next: 1, Default: null, Choices: 'A', Catch: { Next: 'A' } })).toEqual([]);
  expect(transitionsOf({ Catch: ['A', {}, { Next: 'B' }] })).toMatchObject([{ target: 'B', at: 'Catch[2]' }]);
});
