// The rules of a Choice: one comparison each in JSONPath, a Condition in JSONata.
import { findingsIn, schemaFinding } from '../../support/findings';
import { END, machineOf } from '../../support/machines';

const JSONATA = { QueryLanguage: 'JSONata' };
const COMPARED = { Variable: '$.a', NumericEquals: 1 };
const choice = (rule: object, rest: object = {}) => machineOf({ C: { Type: 'Choice', Choices: [rule] }, E: END }, rest);

test.each<[object, string]>([
  [{ Variable: '$.a', Next: 'E' }, 'A choice rule must have exactly one operator, found [] at /States/C/Choices[0]'],
  [
    { ...COMPARED, IsNull: true, Next: 'E' },
    'A choice rule must have exactly one operator, found [NumericEquals, IsNull] at /States/C/Choices[0]',
  ],
  [{ NumericEquals: 1, Next: 'E' }, 'These fields are required: [Variable] at /States/C/Choices[0]'],
  [{ Variable: '$.a', NumericEqual: 1, Next: 'E' }, "Field 'NumericEqual' is not supported at /States/C/Choices[0]"],
  [
    { And: [COMPARED, { IsNull: true }], Next: 'E' },
    'These fields are required: [Variable] at /States/C/Choices[0]/And[1]',
  ],
  [
    { Or: [{ Not: { Variable: '$.a' } }], Next: 'E' },
    'A choice rule must have exactly one operator, found [] at /States/C/Choices[0]/Or[0]/Not',
  ],
  [{ And: [], Next: 'E' }, 'Value cannot be empty at /States/C/Choices[0]/And'],
  [{ Not: { Or: [] }, Next: 'E' }, 'Value cannot be empty at /States/C/Choices[0]/Not/Or'],
  // states-language.net/spec.html.
  [{ Not: { ...COMPARED, Next: 'E' }, Next: 'E' }, "Field 'Next' is not supported at /States/C/Choices[0]/Not"],
  [{ And: {}, Next: 'E' }, 'A choice rule must be a JSON object at /States/C/Choices[0]/And'],
  [{ Not: 1, Next: 'E' }, 'A choice rule must be a JSON object at /States/C/Choices[0]/Not'],
  [{ Variable: 'a', IsNull: true, Next: 'E' }, 'Value must be a valid JSONPath at /States/C/Choices[0]/Variable'],
  [
    { Variable: '$.a', NumericEqualsPath: 'b', Next: 'E' },
    'Value must be a valid JSONPath at /States/C/Choices[0]/NumericEqualsPath',
  ],
  [
    { Variable: '$.a', NumericEqualsPath: 1, Next: 'E' },
    'Expected value of type [STRING] at /States/C/Choices[0]/NumericEqualsPath',
  ],
  [
    { Variable: '$.a', NumericEquals: '1', Next: 'E' },
    'Expected value of type [NUMBER] at /States/C/Choices[0]/NumericEquals',
  ],
  [
    { Variable: '$.a', StringMatches: null, Next: 'E' },
    'Expected value of type [STRING] at /States/C/Choices[0]/StringMatches',
  ],
  [
    { Variable: '$.a', BooleanEquals: 'true', Next: 'E' },
    'Expected value of type [BOOLEAN] at /States/C/Choices[0]/BooleanEquals',
  ],
  [
    { Not: { Variable: '$.a', IsPresent: 'yes' }, Next: 'E' },
    'Expected value of type [BOOLEAN] at /States/C/Choices[0]/Not/IsPresent',
  ],
  [
    { Variable: '$.a', TimestampEquals: '2026-01-01', Next: 'E' },
    'String does not match RFC3339 timestamp at /States/C/Choices[0]/TimestampEquals',
  ],
  [{ ...COMPARED }, 'These fields are required: [Next] at /States/C/Choices[0]'],
])('the choice rule %j is refused', (rule, text) => {
  expect(findingsIn(choice(rule))).toContain(schemaFinding(text));
});

test.each<[unknown, string]>([
  [undefined, 'These fields are required: [Condition] at /States/C/Choices[0]'],
  ['$states.input.a', 'Value must be a boolean or a JSONata expression at /States/C/Choices[0]/Condition'],
  [1, 'Value must be a boolean or a JSONata expression at /States/C/Choices[0]/Condition'],
])('the Condition %j is refused in JSONata', (Condition, text) => {
  const definition = JSON.stringify(choice({ Condition, Next: 'E' }, JSONATA));
  expect(findingsIn(definition)).toContain(schemaFinding(text));
});

test.each<[object, object]>([
  [{ ...COMPARED, Next: 'E', Comment: 'c', Assign: { a: 1 } }, {}],
  [{ And: [COMPARED, { Or: [COMPARED, { Not: COMPARED }] }], Next: 'E' }, {}],
  [{ Condition: true, Next: 'E' }, JSONATA],
  [{ Condition: '{% $states.input.a %}', Output: 1, Next: 'E' }, JSONATA],
])('the choice rule %j is accepted', (rule, rest) => {
  expect(findingsIn(choice(rule, rest))).toEqual([]);
});
