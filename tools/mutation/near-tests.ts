// Which test files are near to a function of src: found by running each test file once and counting what it calls.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { MODULE } from './functions';
import type { Mutant } from './mutants';
import type { TestProcess } from './process';

/** Folders of test that run the engine in this process, without a network, a compiler or the CDK. */
const FOLDERS = ['json', 'asl', 'expressions', 'runtime', 'states', 'services', 'test-state', 'simulator'];
const FILE = '.cache/mutation/near.json';
const DRY_RUN_MS = 180_000;

interface Seen {
  readonly hash: string;
  readonly ms: number;
  /** A test file that fails without any mutant decides nothing. */
  readonly isGreen: boolean;
  /** For each file of src that it loads, the functions that it calls. */
  readonly calls: Readonly<Record<string, Called>>;
}

interface Called {
  readonly hash: string;
  readonly functions: readonly number[];
}

/** The numbers of functions hold for as long as the file is the same. */
function calls({ hash, functions }: Called, { path, inFunction }: Mutant): boolean {
  return inFunction === MODULE || functions.includes(inFunction) || hash !== hashOf(path);
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 8);
}

export class NearTests {
  private readonly seen: Record<string, Seen>;

  constructor() {
    this.seen = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Seen>) : {};
  }

  /** Runs each test file that is new or has changed. */
  async count(tests: TestProcess, report: (text: string) => void): Promise<void> {
    mkdirSync('.cache/mutation', { recursive: true });
    const files = testFiles();
    for (const path of Object.keys(this.seen)) if (!files.includes(path)) delete this.seen[path];
    for (const path of files) {
      const hash = hashOf(path);
      if (this.seen[path]?.hash === hash) continue;
      const hits = `.cache/mutation/hits-${process.pid}.txt`;
      rmSync(hits, { force: true });
      const began = Date.now();
      const result = await tests.run({ tests: [path], hits }, DRY_RUN_MS);
      const isGreen = typeof result !== 'string' && result.failed === undefined;
      const found = existsSync(hits) ? callsIn(readFileSync(hits, 'utf8')) : {};
      rmSync(hits, { force: true });
      this.seen[path] = { hash, ms: Date.now() - began, isGreen, calls: found };
      if (!isGreen) report(`${path} does not pass without a mutant, so it is left out.`);
      writeFileSync(FILE, JSON.stringify(this.seen));
    }
  }

  /** The test files that call the mutant's function, the mirrored one first, then those that call little besides. */
  of(mutant: Mutant, most: number): { readonly tests: readonly string[]; readonly ms: number } {
    const mirrored = mutant.path.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts');
    const found = Object.entries(this.seen).flatMap(([test, { calls: all, isGreen, ms }]) => {
      const called = all[mutant.path];
      if (!isGreen || !called || !calls(called, mutant)) return [];
      const count = Object.values(all).reduce((sum, { functions }) => sum + functions.length, 0);
      return [{ test, ms, share: test === mirrored ? 2 : called.functions.length / count }];
    });
    found.sort((one, other) => other.share - one.share || one.ms - other.ms);
    const near = found.slice(0, most);
    return { tests: near.map(({ test }) => test), ms: near.reduce((sum, { ms }) => sum + ms, 0) };
  }
}

function testFiles(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(`test/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `test/${folder}/${name}`),
  ).sort();
}

function callsIn(text: string): Record<string, Called> {
  const found: Record<string, { hash: string; functions: number[] }> = {};
  for (const line of text.split('\n')) {
    const [path, index] = line.split('#');
    if (path && index !== undefined) {
      (found[path] ??= { hash: hashOf(path), functions: [] }).functions.push(Number(index));
    }
  }
  return found;
}
