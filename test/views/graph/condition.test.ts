import type { JsonObject } from '../../../src/json/json';
import { conditionText, cut, expressionText, pathText } from '../../../src/views/graph/condition';

test.each([
  [{ Variable: '$.total', NumericGreaterThan: 100 }, 'total > 100'],
  [{ Variable: '$.total', NumericGreaterThanEquals: 1.5 }, 'total ≥ 1.5'],
  [{ Variable: '$.total', NumericLessThan: 1 }, 'total < 1'],
  [{ Variable: '$.order.total', NumericLessThanEqualsPath: '$.limit' }, 'order.total ≤ limit'],
  [{ Variable: '$', StringEquals: 'a "b"' }, 'input = "a \\"b\\""'],
  [{ Variable: '$.name', StringMatches: 'log-*' }, 'name like "log-*"'],
  [{ Variable: '$$.Execution.Name', StringEqualsPath: '$name' }, '$$.Execution.Name = $name'],
  [{ Variable: '$.at', TimestampLessThan: '2026-01-01T00:00:00Z' }, 'at < "2026-01-01T00:00:00Z"'],
  [{ Variable: '$.done', BooleanEquals: true }, 'done'],
  [{ Variable: '$.done', BooleanEquals: false }, 'not done'],
  [{ Variable: '$.done', BooleanEqualsPath: '$.wanted' }, 'done = wanted'],
  [{ Variable: '$.x', IsPresent: true }, 'x is present'],
  [{ Variable: '$.x', IsPresent: false }, 'x is missing'],
  [{ Variable: '$.x', IsNull: false }, 'x is not null'],
  [{ Variable: '$.x', IsNumeric: true }, 'x is a number'],
  [{ Not: { Variable: '$.x', IsString: true } }, 'not x is a string'],
  [
    {
      And: [
        { Variable: '$.a', IsNull: true },
        {
          Or: [
            { Variable: '$.b', BooleanEquals: true },
            { Variable: '$.c', BooleanEquals: true },
          ],
        },
      ],
    },
    'a is null and (b or c)',
  ],
  [{ Condition: '{% $states.input.total >  100 %}' }, 'total > 100'],
  [{ Condition: true }, 'true'],
  [{ Next: 'A' }, ''],
])('the rule %j reads: %s', (rule, text) => {
  expect(conditionText({ ...rule, Next: 'A' } as JsonObject)).toBe(text);
});

test('a rule with thousands of parts is cut, and so is a deep one', () => {
  const many = { Or: Array.from({ length: 5000 }, (_, index) => ({ Variable: `$.a${index}`, IsNull: true })) };
  expect(conditionText(many)).toHaveLength(500);
  let deep: object = { Variable: '$.a', IsNull: true };
  for (let level = 0; level < 200; level++) deep = { Not: deep };
  expect(conditionText(deep as never)).toBe('not not not not not not not …');
});

test('a text is cut between characters', () => {
  expect(cut('abc', 3)).toBe('abc');
  expect(cut('abcd', 3)).toBe('ab…');
  expect(cut('a🚀🚀', 3)).toBe('a…');
});

test('paths and expressions lose what every one of them has', () => {
  expect(pathText('$.a.b')).toBe('a.b');
  expect(pathText('$a.b')).toBe('$a.b');
  expect(expressionText('{% \n $a \n + 1 %}')).toBe('$a + 1');
  expect(expressionText('plain')).toBe('plain');
});
