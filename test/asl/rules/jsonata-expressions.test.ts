// JSONata expressions: they must parse, and refer only to what AWS offers them. The parser's words: floci#2745.
import { findingsIn, schemaFinding } from '../../support/findings';
import { END, machineOf, only, task } from '../../support/machines';

const JSONATA = { QueryLanguage: 'JSONata' };
const pass = (rest: object) => only({ Type: 'Pass', ...rest }, JSONATA);

test.each<[object, string]>([
  [pass({ Output: '{% 1 + %}' }), 'Unexpected end of expression at /States/S/Output'],
  [pass({ Output: '{% a[1,2) %}' }), 'Expected "]", got "," at /States/S/Output'],
  [pass({ Output: '{% "open %}' }), 'String literal must be terminated by a matching quote at /States/S/Output'],
  [pass({ Output: { a: [1, { b: '{% $x := %}' }] } }), 'Unexpected end of expression at /States/S/Output/a[1]/b'],
  [pass({ Assign: { x: '{% 1 + %}' } }), 'Unexpected end of expression at /States/S/Assign/x'],
  [only({ Type: 'Wait', Seconds: '{% 1 + %}' }, JSONATA), 'Unexpected end of expression at /States/S/Seconds'],
  [
    machineOf({ C: { Type: 'Choice', Choices: [{ Condition: '{% 1 = %}', Next: 'E' }] }, E: END }, JSONATA),
    'Unexpected end of expression at /States/C/Choices[0]/Condition',
  ],
  [
    machineOf(
      { S: { ...task({ Catch: [{ ErrorEquals: ['E'], Output: '{% 1 + %}', Next: 'E' }] }).States.S }, E: END },
      JSONATA,
    ),
    'Unexpected end of expression at /States/S/Catch[0]/Output',
  ],
])('the expression in %j does not parse', (definition, text) => {
  expect(findingsIn(definition)).toEqual([`INVALID_JSONATA_EXPRESSION: ${text}`]);
});

test('only a whole text is an expression, in a field that is evaluated, of a state in JSONata', () => {
  expect(findingsIn(pass({ Output: ['a {% 1 + %} b', '1 % 2'], Comment: '{% 1 + %}' }))).toEqual([]);
  expect(findingsIn(only({ Type: 'Pass', Parameters: { a: '{% 1 + %}' } }))).toEqual([]);
});

// docs: transforming-data, "improperly opening or closing the expression will result in validation errors".
test.each(['10 %}', '{% 10', ' {% 10 %}', '{% 10 %} '])('%j opens or closes an expression improperly', (text) => {
  expect(findingsIn(pass({ Output: { a: text } }))).toEqual([
    schemaFinding("A JSONata expression must start with '{%' and end with '%}' at /States/S/Output/a"),
  ]);
});

// Measured on AWS: floci#2670, floci#2699, floci#2786.
describe('references', () => {
  const output = (text: string) => pass({ Output: { v: `{% ${text} %}` } });
  const unsupported = (text: string) => `UNSUPPORTED_JSONATA_EXPRESSION: ${text} at /States/S/Output/v`;

  test.each([
    ['phone', ['phone']],
    ['phone.number', ['phone']],
    ['$sum(order.(price * quantity))', ['order']],
    ['$map($states.input.items, function($v) { $v.price * rate })', ['rate']],
    ['[a, {"k": b}]', ['a', 'b']],
    ['a = b ? c : d', ['a', 'b', 'c', 'd']],
  ])('the expression %s is refused because it reads %j at the top level', (text, names) => {
    const findings = names.map((name) => unsupported(`Reference to '${name}' at the top level is not supported.`));
    expect(findingsIn(output(text)).sort()).toEqual(findings.sort());
  });

  test.each([
    '$states.input.phone',
    '$states.input.items[price > 3].name',
    '$states.input.items^(>price).name',
    '$states.input.items{category: $sum(price)}',
    '$states.input.items.(price * quantity)',
    '$states.input.items.$map(tags, function($t) { $t })',
    '$phone.number',
    '($x := 1; $x + 1)',
    '$states.input ~> | items | { "seen": true } |',
  ])('the expression %s is accepted because it reads nothing at the top level', (text) => {
    expect(findingsIn(output(text))).toEqual([]);
  });

  test('an expression may not refer to $$', () => {
    expect(findingsIn(output('$$.a'))).toEqual([unsupported("Reference to '$$' is not supported.")]);
  });

  test('$states.result exists in Output and Assign of a state with a result, $states.errorOutput in those of a catcher', () => {
    const RESULT = '{% $states.result %}';
    const ERROR = '{% $states.errorOutput %}';
    const missing = (name: string, at: string) =>
      `UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.${name}' does not exist. at ${at}`;
    expect(
      findingsIn(
        task({
          ...JSONATA,
          Output: [RESULT, ERROR],
          Assign: { a: RESULT },
          Arguments: RESULT,
          Catch: [{ ErrorEquals: ['States.ALL'], Output: ERROR, Assign: { e: ERROR, r: RESULT }, Next: 'S' }],
        }),
      ),
    ).toEqual([
      missing('errorOutput', '/States/S/Output[1]'),
      missing('result', '/States/S/Arguments'),
      missing('result', '/States/S/Catch[0]/Assign/r'),
    ]);
    expect(findingsIn(pass({ Output: RESULT }))).toEqual([missing('result', '/States/S/Output')]);
  });
});
