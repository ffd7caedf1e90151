import fc from 'fast-check';
import { canonicalText, equalJson } from '../../src/json/equal';
import type { Json } from '../../src/json/json';

/** Few different values, so that many drawn pairs are equal. */
const scalar = fc.constantFrom<Json>(
  0,
  -0,
  1,
  '1',
  '',
  null,
  true,
  BigInt(1),
  BigInt('9007199254740993'),
  'a"b',
  'a,b',
);
const { value: drawn } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', '"a"'), tie('value'), { maxKeys: 2 }) as fc.Arbitrary<Json>,
  ),
}));

test('two values have the same canonical text if and only if they are equal', () => {
  let equal = 0;
  const law = fc.property(drawn, drawn, (one, other) => {
    equal += Number(equalJson(one, other));
    return (canonicalText(one) === canonicalText(other)) === equalJson(one, other);
  });
  fc.assert(law, { numRuns: 5000, seed: 1 });
  expect(equal).toBeGreaterThan(100);
});

test('the order of members does not change the canonical text', () => {
  expect(canonicalText({ b: [1, { d: null, c: 'x' }], a: BigInt(10) })).toBe('{"a":10n,"b":[1,{"c":"x","d":null}]}');
});
