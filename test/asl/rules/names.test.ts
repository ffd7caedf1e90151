// The names of states: unique in the whole definition, and of 1 to 80 characters.
import { findingsIn } from '../../support/findings';
import { END, only } from '../../support/machines';

test('a state name must be unique in the whole definition', () => {
  expect(findingsIn(only({ Type: 'Map', ItemProcessor: only({ Type: 'Pass' }) }))).toEqual([
    'DUPLICATE_STATE_NAME: Duplicate State name: S at /States/S/ItemProcessor/States/S',
  ]);
});

test('a state name has 1 to 80 characters, however many bytes they take', () => {
  const named = (name: string) => ({ StartAt: name, States: { [name]: END } });
  expect(findingsIn(named('é'.repeat(80)))).toEqual([]);
  expect(findingsIn(named('😀'.repeat(81)))).toEqual([
    `INVALID_STATE_NAME: A state's name must have 1 to 80 characters, found 81 at /States/${'😀'.repeat(81)}`,
  ]);
  expect(findingsIn(named(''))).toEqual([
    "INVALID_STATE_NAME: A state's name must have 1 to 80 characters, found 0 at /States/",
  ]);
});
