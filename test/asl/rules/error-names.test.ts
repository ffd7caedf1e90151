// The error names of Retry and Catch: States.ALL must be alone, in the last entry.
import { findingsIn, schemaFinding } from '../../support/findings';
import { END, machineOf, task } from '../../support/machines';

const retriers = (...lists: string[][]) => task({ Retry: lists.map((ErrorEquals) => ({ ErrorEquals })) });
const catchers = (...lists: string[][]) =>
  machineOf({ S: { ...task().States.S, Catch: lists.map((ErrorEquals) => ({ ErrorEquals, Next: 'E' })) }, E: END });

test.each([
  [retriers(['E', 'States.ALL']), '/States/S/Retry[0]/ErrorEquals[1]'],
  [retriers(['States.ALL'], ['E']), '/States/S/Retry[0]/ErrorEquals[0]'],
  [catchers(['A'], ['States.ALL'], ['B']), '/States/S/Catch[1]/ErrorEquals[0]'],
  [catchers(['States.ALL', 'B']), '/States/S/Catch[0]/ErrorEquals[0]'],
])('States.ALL must be alone and in the last entry, unlike in %j', (definition, location) => {
  expect(findingsIn(definition)).toEqual([
    schemaFinding(`States.ALL must appear alone and at end of list at ${location}`),
  ]);
});

test.each([
  [retriers(['States.ALL'])],
  [retriers(['A', 'States.TaskFailed'], ['States.ALL'])],
  [catchers(['A'], ['States.ALL'])],
])('the error names of %j are accepted', (definition) => {
  expect(findingsIn(definition)).toEqual([]);
});
