// Breaks the code in drawn places, and says which mistakes no test notices: `npm run mutation -- --folder states`.
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Draw } from './fuzz/draw';
import { mutantsOf, type Mutant } from './mutation/mutants';
import { NearTests } from './mutation/near-tests';
import { TestProcess } from './mutation/process';
import { Results, type Outcome } from './mutation/results';

const FOLDERS = ['asl', 'expressions', 'runtime', 'states'];
const USAGE = `Usage: npm run mutation -- [--folder FOLDER]... [--sample NUMBER] [--seed SEED] [--resume] [--again] [--tests NUMBER]

Draws mutants of a folder or a file of src, runs for each the test files that call the changed function, nearest first, and
lists the mutants that pass them all. Default: --folder ${FOLDERS.join(' --folder ')} --sample 500 --seed 1 --tests 12.
--sample 0 takes all mutants. --resume keeps what an interrupted run found (.cache/mutation); --again, with it, runs the survivors again.
Exits with 1 if a folder's score is below 90 %.`;

const LEAST_SCORE = 0.9;
/** A mutant has as long as this, and five times as long as its tests took without it. */
const LEAST_MS = 20_000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', multiple: true, default: FOLDERS },
      sample: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
      tests: { type: 'string', default: '12' },
      resume: { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [sample, seed, most] = [values.sample, values.seed, values.tests].map(Number) as [number, number, number];
  if (values.help || ![sample, seed, most].every((number) => Number.isInteger(number) && number >= 0)) {
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
      const drawn = shuffled(all, seed).slice(0, sample === 0 ? all.length : sample);
      const results = new Results(folder, values.resume);
      for (const mutant of drawn) {
        const before = results.of(mutant);
        if (before === undefined || (values.again && before === 'survived')) {
          await judge(mutant, near, tests, most, results);
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
  most: number,
  results: Results,
): Promise<void> {
  const { tests: files, ms } = near.of(mutant, most);
  if (files.length === 0) return results.add(mutant, 'untested');
  const original = readFileSync(mutant.path, 'utf8');
  const text = original.slice(0, mutant.start) + mutant.replacement + original.slice(mutant.end);
  const result = await tests.run({ tests: files, mutant: { path: mutant.path, text } }, LEAST_MS + 5 * ms);
  if (result === 'timeout') return results.add(mutant, 'timeout');
  if (result === 'crash') return results.add(mutant, 'killed', 'crash');
  results.add(mutant, result.failed === undefined ? 'survived' : 'killed', result.failed);
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

/** In an order that the seed alone decides, so that a larger sample contains a smaller one. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const draw = new Draw(seed);
  const rest = [...items];
  for (let at = rest.length - 1; at > 0; at -= 1) {
    const other = draw.below(at + 1);
    [rest[at], rest[other]] = [rest[other]!, rest[at]!];
  }
  return rest;
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
