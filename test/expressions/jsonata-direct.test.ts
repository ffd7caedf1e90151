// The JSONata that is compiled to closures gives what the jsonata package gives, or leaves the expression to it.
import fc from 'fast-check';
import jsonata from 'jsonata';
import { parseJsonata, syntaxTree } from '../../src/asl/jsonata/parse';
import { compileDirect } from '../../src/expressions/jsonata-direct';
import { Beyond } from '../../src/expressions/jsonata-direct-values';
import type { Json, JsonObject } from '../../src/json/json';
import { scopeWith } from '../support/expressions';

const GAVE_UP = Symbol('gave up');

function direct(text: string, input: Json, variables: JsonObject): unknown {
  const run = compileDirect(syntaxTree(parseJsonata(text)));
  if (!run) return GAVE_UP;
  try {
    return run({ input }, scopeWith({ variables }));
  } catch (thrown) {
    if (thrown instanceof Beyond) return GAVE_UP;
    throw thrown;
  }
}

/** The package's value as plain JSON; its own marks on lists are dropped. */
async function byPackage(text: string, input: Json, variables: JsonObject): Promise<unknown> {
  const value: unknown = await jsonata(text).evaluate(undefined, { states: { input }, ...variables });
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

const name = fc.constantFrom('a', 'b', 'c');
const leaf = fc.oneof(
  fc.constantFrom('true', 'false', 'null', '"x"', '""', '0', '1', '-2', '1.5'),
  fc
    .tuple(fc.constantFrom('$states.input', '$v', '$w'), fc.array(name, { maxLength: 3 }))
    .map(([root, names]) => [root, ...names].join('.')),
  fc.tuple(name, fc.integer({ min: -2, max: 2 })).map(([one, index]) => `$states.input.${one}[${index}].a`),
);
const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression');
  return {
    expression: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc
        .tuple(
          inner,
          fc.constantFrom('+', '-', '*', '/', '%', '&', '=', '!=', '<', '<=', '>', '>=', 'and', 'or'),
          inner,
        )
        .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
      fc.tuple(inner, inner, inner).map(([test, one, other]) => `(${test}) ? (${one}) : (${other})`),
      fc.tuple(inner, inner).map(([one, other]) => `{"k": ${one}, "l": ${other}}`),
      fc.array(inner, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc
        .tuple(fc.constantFrom('exists', 'not', 'count', 'string', 'merge'), inner)
        .map(([call, one]) => `$${call}(${one})`),
    ),
  };
});
const data = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom<Json>(null, true, false, 0, 1, -1, 2.5, '', 'x', '1'),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }) as fc.Arbitrary<Json>,
    fc.array(tie('value'), { maxLength: 3 }) as fc.Arbitrary<Json>,
  ),
})).value;

test('on generated expressions and data, both give the same', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(expression, data, fc.record({ v: data, w: data }), async (text, input, variables) => {
      const found = direct(text, input, variables);
      if (found === GAVE_UP) return;
      compared += 1;
      expect(found).toEqual(await byPackage(text, input, variables));
    }),
    { numRuns: 4000 },
  );
  // Most of what is generated must be compared, or the property says nothing.
  expect(compared).toBeGreaterThan(1000);
}, 60_000);

test.each<[string, Json, Json]>([
  ['$states.input.order.id', { order: { id: 7 } }, 7],
  ['$states.input.items[0].sku', { items: [{ sku: 's' }] }, 's'],
  ['$states.input.total > 10 and $exists($states.input.vip)', { total: 11, vip: null }, true],
  ['$merge([$states.input, {"paid": true}])', { id: 1 }, { id: 1, paid: true }],
  ['"Order " & $states.input.id & "!"', { id: 5 }, 'Order 5!'],
  ['{"n": $v + 1, "gone": $states.input.gone}', {}, { n: 3 }],
])('%s is compiled', (text, input, value) => {
  expect(direct(text, input, { v: 2 })).toEqual(value);
});

test.each([
  '$states.input.items.price',
  '$sum($states.input.items)',
  '$states.input.a[b > 1]',
  '($x := 1; $x)',
  '$states.input.toString',
  '$states.input.(a)',
  '$states',
  '"a" + 1',
])('%s is left to the package', (text) => {
  expect(direct(text, { items: [{ price: 1 }] }, {})).toBe(GAVE_UP);
});
