// A process that runs tests, with or without a mutant, one request at a time. Its parent ends it when a mutant never ends.
import { resolve } from 'node:path';
import { withHits } from './functions';
import { installLoader, reload, type Change } from './loader';
import { installGlobals, testsOf } from './test-file';

export type Request =
  | {
      readonly kind: 'judge';
      readonly mutant: { readonly path: string; readonly text: string };
      readonly tests: readonly Selected[];
    }
  | { readonly kind: 'count'; readonly test: string };

export interface Selected {
  readonly file: string;
  /** The numbers of its tests. */
  readonly only: readonly number[];
}

export type Reply =
  | {
      readonly kind: 'judged';
      /** The test file that failed. */
      readonly failed: string | undefined;
    }
  | ({ readonly kind: 'counted' } & Counted);

export interface Counted {
  /** Whether the file can be loaded. */
  readonly isGreen: boolean;
  /** The tests that fail without any mutant: they decide nothing. */
  readonly broken: readonly number[];
  /** How long loading the file took, and each test. */
  readonly loadMs: number;
  readonly testMs: readonly number[];
  /** By file of src and number of the function: the tests that call it. `all`: it is called when the file is loaded. */
  readonly calls: Readonly<Record<string, Readonly<Record<number, readonly number[] | 'all'>>>>;
}

type Hit = (path: string, index: number) => void;

let hits = new Set<string>();
(globalThis as { __hit?: Hit }).__hit = (path, index) => hits.add(`${path}#${index}`);

async function judge(mutant: { path: string; text: string }, tests: readonly Selected[]): Promise<Reply> {
  reload({ text: (path, text) => (path === mutant.path ? mutant.text : text), isKept: false });
  for (const { file, only } of tests) {
    try {
      const all = testsOf(resolve(file));
      for (const number of only) await all[number]!.run();
    } catch {
      return { kind: 'judged', failed: file };
    }
  }
  return { kind: 'judged', failed: undefined };
}

async function count(file: string): Promise<Reply> {
  const calls: Record<string, Record<number, number[] | 'all'>> = {};
  const keep = (test: number | 'all') => {
    for (const hit of hits) {
      const [path, index] = hit.split('#') as [string, string];
      const called = (calls[path] ??= {});
      const known = called[Number(index)];
      if (test === 'all') called[Number(index)] = 'all';
      else if (known === undefined) called[Number(index)] = [test];
      else if (known !== 'all') known.push(test);
    }
    hits = new Set();
  };
  const testMs: number[] = [];
  const broken: number[] = [];
  let loadMs = 0;
  let isGreen = true;
  try {
    const change: Change = {
      text: (path, text) => (path.startsWith('src/') ? hitsIn(path, text) : text),
      isKept: true,
    };
    // The first time, files are transpiled and packages loaded, which no mutant pays for.
    reload(change);
    testsOf(resolve(file));
    reload(change);
    hits = new Set();
    let since = stopwatch();
    const tests = testsOf(resolve(file));
    loadMs = since();
    keep('all');
    for (const test of tests) {
      since = stopwatch();
      await test.run().catch(() => broken.push(test.number));
      testMs.push(since());
      keep(test.number);
    }
  } catch {
    isGreen = false;
  }
  return { kind: 'counted', isGreen, broken, loadMs, testMs, calls };
}

/** Work counts whole, so that a busy machine makes no difference, and waiting a little. */
function stopwatch(): () => number {
  const [cpu, real] = [process.cpuUsage(), Date.now()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return Math.ceil((user + system) / 1000 + (Date.now() - real) / 10);
  };
}

const withHitsOf = new Map<string, string>();

function hitsIn(path: string, text: string): string {
  let found = withHitsOf.get(path);
  if (found === undefined) withHitsOf.set(path, (found = withHits(path, text)));
  return found;
}

installLoader();
installGlobals();
process.on('disconnect', () => process.exit());
process.on('message', (request: Request) => {
  const answer = request.kind === 'judge' ? judge(request.mutant, request.tests) : count(request.test);
  void answer.then((reply) => process.send!(reply));
});
