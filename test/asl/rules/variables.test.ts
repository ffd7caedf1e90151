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

test('a name may have eighty characters, of which each counts once', () => {
  expect(findingsIn(pass({ ['x'.repeat(80)]: 1, ['𝒳'.repeat(80)]: 2 }))).toEqual([]);
  expect(findingsIn(pass({ ['𝒳'.repeat(81)]: 1 }))).toHaveLength(1);
});

test('only JSONPath has computed names: in JSONata the ending .$ is part of the name', () => {
  const definition = only({ Type: 'Pass', Assign: { 'total.$': 1 } }, { QueryLanguage: 'JSONata' });
  expect(findingsIn(definition)).toContain(
    schemaFinding(
      "'total.$' is not a valid variable name: expected letters, digits and underscores, no digit first, 80 at most " +
        'at /States/S/Assign',
    ),
  );
});

// Rules about the structure report these; a finding about a variable would be one too many.
test.each<[string, object]>([
  ['an Assign that is no object', pass('1st' as never)],
  ['an Assign that is null', pass(null as never)],
  ['catchers that are no list', task({ Catch: { Assign: { '1st': 1 } } })],
  ['a catcher that is no object', task({ Catch: ['Assign', null] })],
  ['a catcher without Assign', task({ Catch: [{ ErrorEquals: ['E'], Next: 'S' }] })],
])('%s has no names of variables', (_, definition) => {
  expect(findingsIn(definition).filter((finding) => finding.includes('variable name'))).toEqual([]);
});

test('a catcher after one without Assign is checked, too', () => {
  const bare = { ErrorEquals: ['E'], Next: 'E' };
  const Catch = [bare, { ...bare, Assign: { '1st': 1 } }, { ErrorEquals: ['States.ALL'], Next: 'E' }];
  expect(findingsIn(machineOf({ S: task({ Catch }).States.S, E: END }))).toEqual([
    schemaFinding(
      "'1st' is not a valid variable name: expected letters, digits and underscores, no digit first, 80 at most " +
        'at /States/S/Catch[1]/Assign',
    ),
  ]);
});
