// The names of variables in Assign.
import { findingsIn, schemaFinding } from '../../support/findings';
import { END, machineOf, only, task } from '../../support/machines';

const pass = (Assign: object) => only({ Type: 'Pass', Assign });

test.each(['top-level', '1st', '', 'a b', 'x'.repeat(81)])('a variable cannot be named %j', (name) => {
  expect(findingsIn(pass({ [name]: 1 }))).toEqual([
    schemaFinding(
      `'${name}' is not a valid variable name: expected letters, digits and underscores, no digit first, 80 at most ` +
        'at /States/S/Assign',
    ),
  ]);
});

test('$states cannot be assigned, not even as a computed name', () => {
  const reserved = schemaFinding("The variable name 'states' is reserved at /States/S/Assign");
  expect(findingsIn(pass({ states: 1 }))).toEqual([reserved]);
  expect(findingsIn(pass({ 'states.$': '$' }))).toEqual([reserved]);
});

test('variables of catchers and choice rules follow the same rules', () => {
  const definition = machineOf({
    S: task({ Catch: [{ ErrorEquals: ['E'], Assign: { states: 1 }, Next: 'C' }] }).States.S,
    C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Assign: { states: 1 }, Next: 'E' }] },
    E: END,
  });
  expect(findingsIn(definition)).toEqual([
    schemaFinding("The variable name 'states' is reserved at /States/S/Catch[0]/Assign"),
    schemaFinding("The variable name 'states' is reserved at /States/C/Choices[0]/Assign"),
  ]);
});

test('letters of all scripts, digits and underscores make variable names', () => {
  expect(findingsIn(pass({ _x1: 1, größe: 2, 名前: 3, 'total.$': '$.total' }))).toEqual([]);
});
