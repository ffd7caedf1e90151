// Breaks the code in drawn places, and says which mistakes no test notices: `npm run mutation -- --folder states`.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { mutantsOf, type Mutant } from './mutation/mutants';
import { NearTests } from './mutation/near-tests';
import { TestProcess } from './mutation/process';
import { Results, type Outcome } from './mutation/results';

const FOLDERS = ['asl', 'expressions', 'runtime', 'states'];
const USAGE = `Usage: npm run mutation -- [--folder FOLDER]... [--sample NUMBER] [--seed SEED] [--resume] [--again] [--limit MS]

Draws mutants of a folder or a file of src, runs for each the tests that call the changed function, nearest first, and
lists the mutants that pass them all. Default: --folder ${FOLDERS.join(' --folder ')} --sample 500 --seed 1 --limit 3000.
--limit is how long the tests of a mutant take together; of farther tests, only those that fit are run.
--sample 0 takes all mutants. --resume keeps what an interrupted run found (.cache/mutation); --again, with it, runs the survivors again.
Exits with 1 if a folder's score is below 90 %.`;

const LEAST_SCORE = 0.9;
/** A mutant may work as long as this, and three times as long as its tests did without it. */
const LEAST_MS = 5_000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', multiple: true, default: FOLDERS },
      sample: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
      limit: { type: 'string', default: '3000' },
      resume: { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [sample, seed, limit] = [values.sample, values.seed, values.limit].map(Number) as [number, number, number];
  if (values.help || ![sample, seed, limit].every((number) => Number.isInteger(number) && number >= 0)) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const tests = new TestProcess();
  const near = new NearTests();
  try {
    await near.count(tests, console.log);
    let isGood = true;
    for (const folder of values.folder) {
      const all = mutantsIn(folder);
      const drawn = inDrawnOrder(all, seed).slice(0, sample === 0 ? all.length : sample);
      const results = new Results(folder, values.resume);
      for (const mutant of drawn) {
        const before = results.of(mutant);
        if (before === undefined || (values.again && before === 'survived')) {
          await judge(mutant, near, tests, limit, results);
        }
      }
      isGood = report(folder, all.length, drawn, results) >= LEAST_SCORE && isGood;
    }
    return isGood ? 0 : 1;
  } finally {
    tests.end();
  }
}

async function judge(
  mutant: Mutant,
  near: NearTests,
  tests: TestProcess,
  limit: number,
  results: Results,
): Promise<void> {
  const { tests: selected, ms } = near.of(mutant, limit);
  if (selected.length === 0) return results.add(mutant, 'untested');
  const original = readFileSync(mutant.path, 'utf8');
  const text = original.slice(0, mutant.start) + mutant.replacement + original.slice(mutant.end);
  const request = { kind: 'judge', tests: selected, mutant: { path: mutant.path, text } } as const;
  const result = await tests.run(request, LEAST_MS + 3 * ms);
  if (result === 'timeout') return results.add(mutant, 'timeout');
  if (result === 'crash') return results.add(mutant, 'killed', 'crash');
  if (result.kind === 'judged') results.add(mutant, result.failed === undefined ? 'survived' : 'killed', result.failed);
}

/** What is generated and what only names other files is left out. */
function mutantsIn(folder: string): Mutant[] {
  const paths = folder.endsWith('.ts')
    ? [`src/${folder}`]
    : readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `src/${folder}/${name}`);
  return paths
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.generated.ts') && !path.endsWith('/index.ts'))
    .sort()
    .flatMap((path) => mutantsOf(path, readFileSync(path, 'utf8')));
}

/**
 * In an order that the seed decides, so that a larger sample contains a smaller one. Each mutant has its own place in it,
 * so that a change of the code changes little of a sample.
 */
function inDrawnOrder(mutants: readonly Mutant[], seed: number): Mutant[] {
  const placed = mutants.map((mutant) => {
    const place = createHash('sha256').update(`${seed}|${mutant.id}`).digest('hex');
    return { mutant, place };
  });
  placed.sort((one, other) => (one.place < other.place ? -1 : 1));
  return placed.map(({ mutant }) => mutant);
}

function report(folder: string, all: number, drawn: readonly Mutant[], results: Results): number {
  const counts: Record<Outcome, number> = { killed: 0, timeout: 0, survived: 0, untested: 0 };
  for (const mutant of drawn) {
    const outcome = results.of(mutant)!;
    counts[outcome] += 1;
    if (outcome === 'killed' || outcome === 'timeout') continue;
    console.log(`${outcome} ${mutant.path}:${mutant.line} ${mutant.operator}`);
    const original = readFileSync(mutant.path, 'utf8').slice(mutant.start, mutant.end);
    console.log(`  ${mutant.code}\n  ${short(original)} => ${short(mutant.replacement)}`);
  }
  const score = drawn.length === 0 ? 1 : (counts.killed + counts.timeout) / drawn.length;
  const parts = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  console.log(`${folder}: ${(score * 100).toFixed(1)} % of ${drawn.length} of ${all} mutants (${parts.join(', ')}).`);
  return score;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}

void main().then((code) => {
  process.exitCode = code;
});
