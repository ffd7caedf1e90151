// Compares this project's JSONata with the jsonata package, on expressions and data drawn by a seed.
// More of them: npx ts-node --transpile-only tools/jsonata/main.ts --seed 1 --count 100000
import { compareDrawn, reasonFor } from '../../../tools/jsonata/compare';
import { evaluateJsonata } from '../../support/expressions';

test('drawn expressions give what they give in the package, and leave their data as it is', async () => {
  const differences: unknown[] = [];
  let compared = 0;
  for (let seed = 1; seed <= 600; seed += 1) {
    const comparison = await compareDrawn(seed);
    if (!comparison) continue;
    compared += 1;
    if (comparison.ours !== comparison.theirs && !reasonFor(comparison)) differences.push({ seed, ...comparison });
  }
  expect(differences).toEqual([]);
  // Most of what is drawn must be compared, or the test says nothing.
  expect(compared).toBeGreaterThan(500);
}, 120_000);

test('what is drawn by a seed is the same each time', async () => {
  expect(await compareDrawn(17)).toEqual(await compareDrawn(17));
});

test('options of $formatNumber under names that it does not know mean nothing', async () => {
  expect(await evaluateJsonata('$formatNumber(0.5, "0.0", {"a": 1})')).toBe('0.5');
});
