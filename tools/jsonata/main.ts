// Compares this project's JSONata with the jsonata package: ts-node --transpile-only tools/jsonata/main.ts --seed 1 --count 1000
// Prints each difference that has no name, and how many have which.
import { parseArgs } from 'node:util';
import { compareDrawn, reasonFor } from './compare';

async function main(first: number, count: number): Promise<void> {
  const counts: Record<string, number> = { compared: 0, 'not compared': 0, 'unnamed differences': 0 };
  const add = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);
  for (let seed = first; seed < first + count; seed += 1) {
    const comparison = await compareDrawn(seed);
    add(comparison ? 'compared' : 'not compared');
    if (!comparison || comparison.ours === comparison.theirs) continue;
    const reason = reasonFor(comparison);
    add(reason ?? 'unnamed differences');
    if (reason === undefined) console.log(JSON.stringify({ seed, ...comparison }, null, 2));
  }
  console.log(counts);
  if (counts['unnamed differences']! > 0) process.exitCode = 1;
}

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '1000' } },
});
void main(Number(values.seed), Number(values.count));
