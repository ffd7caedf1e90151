// Which tests are near to a function of src: found by running each test file once and counting what each test calls.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { MODULE } from './functions';
import type { Mutant } from './mutants';
import type { TestProcess } from './process';
import type { Counted, Selected } from './worker';

/** Folders of test that run in this process, without a network, a compiler or the CDK. */
const FOLDERS = [
  'json',
  'asl',
  'expressions',
  'runtime',
  'states',
  'services',
  'test-state',
  'permissions',
  'templates',
  'simulator',
  'endpoint',
];
/** Opens a browser, which takes seconds. */
const BROWSER = 'test/endpoint/browser.test.ts';
const CACHE = '.cache/mutation/near';
const DRY_RUN_MS = 180_000;

interface Seen extends Counted {
  /** Of the test file. */
  readonly hash: string;
  /** Of each file of src that it loads: the numbers of functions hold for as long as it is the same. */
  readonly sources: Readonly<Record<string, string>>;
}

const hashes = new Map<string, string>();

function hashOf(path: string): string {
  let hash = hashes.get(path);
  if (hash === undefined) {
    hash = createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 8);
    hashes.set(path, hash);
  }
  return hash;
}

export class NearTests {
  private readonly seen = new Map<string, Seen>();
  private readonly sizes = new Map<string, number>();

  /** Runs each test file that is new or has changed. */
  async count(tests: TestProcess, report: (text: string) => void): Promise<void> {
    mkdirSync(CACHE, { recursive: true });
    for (const path of testFiles()) {
      const file = `${CACHE}/${path.replaceAll('/', '-')}.json`;
      let seen = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Seen) : undefined;
      if (seen?.hash !== hashOf(path)) {
        const result = await tests.run({ kind: 'count', test: path }, DRY_RUN_MS);
        const counted =
          typeof result !== 'string' && result.kind === 'counted'
            ? result
            : { isGreen: false, broken: [], loadMs: 0, testMs: [], calls: {} };
        const { isGreen, broken } = counted;
        if (!isGreen) report(`${path} does not run without a mutant, so it is left out.`);
        if (broken.length > 0) report(`${path}: ${broken.length} tests fail without a mutant, so they are left out.`);
        const sources = Object.fromEntries(Object.keys(counted.calls).map((source) => [source, hashOf(source)]));
        seen = { ...counted, hash: hashOf(path), sources };
        writeFileSync(file, JSON.stringify(seen));
      }
      if (!seen.isGreen) continue;
      this.seen.set(path, seen);
      this.sizes.set(path, sizeOf(Object.values(seen.calls)));
    }
  }

  /**
   * The tests that call the mutant's function: those of the mirrored file first, then those of the same folder, then those
   * of the folders around it. Of tests as near as each other, those first that call little besides and take little time.
   */
  of(mutant: Mutant, mostMs: number): { readonly tests: readonly Selected[]; readonly ms: number } {
    const mirrored = mutant.path.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts');
    const found = [...this.seen].flatMap(([file, seen]) => {
      const called = seen.calls[mutant.path];
      const tests = called && testsThatCall(mutant, seen);
      if (!tests) return [];
      const isGood = (test: number) => !seen.broken.includes(test);
      const only = tests === 'all' ? [...seen.testMs.keys()].filter(isGood) : tests.filter(isGood);
      if (only.length === 0) return [];
      const rank = file === mirrored ? Infinity : sharedFolders(file, mutant.path);
      const share = sizeOf([called]) / this.sizes.get(file)!;
      const cost = seen.loadMs + Math.min(...only.map((test) => seen.testMs[test]!));
      return [{ file, seen, only, rank, worth: share / cost }];
    });
    found.sort((one, other) => (one.rank === other.rank ? other.worth - one.worth : other.rank - one.rank));
    const near: Selected[] = [];
    let left = mostMs;
    for (const { file, seen, only } of found) {
      const tests = quickest(only, seen, left);
      if (tests.length === 0) continue;
      near.push({ file, only: tests });
      left -= tests.reduce((sum, test) => sum + seen.testMs[test]!, seen.loadMs);
    }
    const [first] = found;
    if (near.length > 0 || !first) return { tests: near, ms: mostMs - left };
    // Where no test fits, the nearest file decides.
    return { tests: [{ file: first.file, only: first.only }], ms: first.seen.testMs.reduce((sum, ms) => sum + ms, 0) };
  }
}

/** How many folders below src and test two files have in common, from above. */
function sharedFolders(one: string, other: string): number {
  const [folders, others] = [one, other].map((path) => path.split('/').slice(1, -1)) as [string[], string[]];
  const differs = folders.findIndex((folder, index) => folder !== others[index]);
  return differs < 0 ? folders.length : differs;
}

/** As many tests as fit, the quickest first. */
function quickest(tests: readonly number[], { loadMs, testMs }: Seen, mostMs: number): number[] {
  let left = mostMs - loadMs;
  const sorted = [...tests].sort((one, other) => testMs[one]! - testMs[other]!);
  return sorted.filter((test) => {
    if (testMs[test]! > left) return false;
    left -= testMs[test]!;
    return true;
  });
}

function testsThatCall({ path, inFunction }: Mutant, seen: Seen): readonly number[] | 'all' | undefined {
  if (seen.sources[path] !== hashOf(path)) return 'all';
  const { [MODULE]: _, ...functions } = seen.calls[path]!;
  if (inFunction !== MODULE) return functions[inFunction];
  // What a module does when it is loaded matters to those that use it later.
  const lists = Object.values(functions);
  const callers = lists.flatMap((tests) => (tests === 'all' ? [] : tests));
  return lists.includes('all') || callers.length === 0 ? 'all' : [...new Set(callers)].sort((a, b) => a - b);
}

function sizeOf(called: readonly object[]): number {
  return called.reduce((sum, functions) => sum + Object.keys(functions).length, 0);
}

function testFiles(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(`test/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `test/${folder}/${name}`)
      .filter((path) => path !== BROWSER),
  ).sort();
}
