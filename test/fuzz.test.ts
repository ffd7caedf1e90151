// Drawn definitions, inputs and mocks: whatever they are, only documented things happen. `npm run fuzz` draws more.
import { tryDefinition } from '../tools/fuzz/trial';

const SEEDS = Number(process.env.FUZZ_SEEDS ?? 2500);
const FROM = Number(process.env.FUZZ_FROM ?? 1);

test('drawn definitions are refused or run, the same twice, without an internal error or an unhandled rejection', async () => {
  const findings: string[] = [];
  const unhandled = (error: unknown) => findings.push(`unhandled rejection: ${String(error)}`);
  process.on('unhandledRejection', unhandled);
  let valid = 0;
  for (let seed = FROM; seed < FROM + SEEDS; seed += 1) {
    const trial = await tryDefinition(seed);
    if (trial.isValid) valid += 1;
    findings.push(...trial.findings.map((finding) => `seed ${seed}: ${finding}`));
  }
  process.off('unhandledRejection', unhandled);
  expect(findings).toEqual([]);
  expect(valid).toBeGreaterThan(SEEDS / 3);
}, 120_000);
