// When values of two executions are the same: tokens, UUIDs and times differ by nature.
import { Equivalence } from '../../../src/replay/compare/equivalence';

const [ONE, OTHER] = [Date.UTC(2026, 10, 20, 10), Date.UTC(2026, 0, 1)];
const compare = () => new Equivalence({ from: ONE, to: ONE + 60_000 }, { from: OTHER, to: OTHER + 60_000 });

const [A, B, C] = ['a', 'b', 'c'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`);
const TOKEN = `AQCEAAAAKgAAAAMAAAAAAAAA${'x'.repeat(300)}`;

test.each<[string, unknown, unknown]>([
  ['equal values', { a: [1, { b: null }] }, { a: [1, { b: null }] }],
  ['members in another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['UUIDs', { id: A, again: A }, { id: B, again: B }],
  ['UUIDs inside of texts', `order ${A}.`, `order ${B}.`],
  ['times inside of their executions', '2026-11-20T10:00:30.5Z', '2026-01-01T00:00:07Z'],
  ['milliseconds inside of their executions', ONE + 500, OTHER + 7],
  ['task tokens', { token: TOKEN }, { token: `${TOKEN.slice(0, -1)}y` }],
  ['a task token inside of a text', `{"token":"${TOKEN}"}`, `{"token":"${TOKEN.slice(0, -1)}y"}`],
  ['JSON texts that are spaced differently', '{"a": 1}', '{"a":1}'],
])('%s are the same', (_, one, other) => {
  expect(compare().difference(one as never, other as never)).toBeUndefined();
});

test.each<[string, unknown, unknown, string]>([
  ['numbers', { a: { 'b c': [1, 2] } }, { a: { 'b c': [1, 3] } }, '$.a["b c"][1]'],
  ['types', { a: 1 }, { a: '1' }, '$.a'],
  ['a missing member', { a: 1, b: 2 }, { a: 1 }, '$.b'],
  ['an added item', [1], [1, 2], '$[1]'],
  ['a UUID with two counterparts', [A, A], [B, C], '$[1]'],
  ['a UUID that is the counterpart of two', [A, C], [B, B], '$[1]'],
  ['a UUID and another text', A, 'order', '$'],
  ['a time outside of its execution', '2026-11-21T10:00:30Z', '2026-01-01T00:00:07Z', '$'],
  ['a number outside of its execution', ONE - 5000, OTHER, '$'],
  ['JSON inside of a text', { body: '{"a":{"b":1}}' }, { body: '{"a":{"b":2}}' }, '$.body:json.a.b'],
  ['null and nothing', { a: null }, {}, '$.a'],
])('the place of a difference is found: %s', (_, one, other, path) => {
  expect(compare().difference(one as never, other as never)).toMatchObject({ path });
});

test('a text that was made up may be the counterpart of any, but of one', () => {
  const period = { from: 0, to: 1 };
  const equivalence = new Equivalence(period, period, new Set(['execution']));
  expect(equivalence.difference(['run-7', 'run-7'], ['execution', 'execution'])).toBeUndefined();
  expect(equivalence.difference('run-8', 'execution')).toEqual({ path: '$', one: 'run-8', other: 'execution' });
});
