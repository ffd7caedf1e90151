// Runs the tests of one file in this process, a part of them or all: what Jest does, without what isolates test files.
import { performance } from 'node:perf_hooks';
import { jestExpect } from '@jest/expect';
import type { Circus } from '@jest/types';
import * as circus from 'jest-circus';
import { fn } from 'jest-mock';

/** A test that has waited for so long has failed. Most tests take milliseconds, and work does not count. */
const WAIT_MS = 5_000;
const CHECK_MS = 200;

export interface Test {
  readonly number: number;
  readonly run: () => Promise<void>;
}

let unhandled: unknown[] = [];

/** Gives tests the names that Jest gives them. */
export function installGlobals(): void {
  const { describe, it, test, beforeAll, beforeEach, afterAll, afterEach } = circus;
  const jest = { fn, requireActual: require };
  Object.assign(globalThis, { describe, it, test, beforeAll, beforeEach, afterAll, afterEach, jest });
  Object.assign(globalThis, { expect: jestExpect });
  process.on('unhandledRejection', (error) => unhandled.push(error));
  process.on('uncaughtException', (error) => unhandled.push(error));
}

/** Loads a test file, and gives its tests in order. Numbers are the same each time. */
export function testsOf(file: string): Test[] {
  unhandled = [];
  circus.resetState();
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded anew each time
  require(file);
  const begun = new Set<Circus.DescribeBlock>();
  return entriesOf(circus.getState().rootDescribeBlock).map((entry, number) => ({
    number,
    run: () => runTest(entry, begun),
  }));
}

function entriesOf(block: Circus.DescribeBlock): Circus.TestEntry[] {
  return block.children.flatMap((child) => {
    if (child.type === 'describeBlock') return child.mode === 'skip' ? [] : entriesOf(child);
    return child.mode === 'skip' || child.mode === 'todo' ? [] : [child];
  });
}

async function runTest(entry: Circus.TestEntry, begun: Set<Circus.DescribeBlock>): Promise<void> {
  const blocks = blocksAround(entry);
  for (const block of blocks) {
    if (begun.has(block)) continue;
    begun.add(block);
    await callHooks([block], 'beforeAll');
  }
  await callHooks(blocks, 'beforeEach');
  try {
    await inTime(entry.fn);
  } finally {
    await callHooks([...blocks].reverse(), 'afterEach');
  }
  // Lets rejections that nobody handles come up.
  await new Promise((resolve) => setImmediate(resolve));
  if (unhandled.length > 0) throw new Error(`unhandled: ${String(unhandled)}`);
}

function blocksAround(entry: Circus.TestEntry): Circus.DescribeBlock[] {
  const blocks: Circus.DescribeBlock[] = [];
  for (let block: Circus.DescribeBlock | undefined = entry.parent; block; block = block.parent) blocks.unshift(block);
  return blocks;
}

async function callHooks(blocks: readonly Circus.DescribeBlock[], type: Circus.HookType): Promise<void> {
  for (const { hooks } of blocks) {
    for (const hook of hooks) if (hook.type === type) await inTime(hook.fn);
  }
}

async function inTime(call: Circus.TestFn | Circus.HookFn): Promise<void> {
  const began = performance.eventLoopUtilization();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      const { idle } = performance.eventLoopUtilization(began);
      if (idle > WAIT_MS) reject(new Error(`not settled after ${WAIT_MS} ms of waiting`));
    }, CHECK_MS);
  });
  try {
    await Promise.race([(call as () => unknown)(), late]);
  } finally {
    clearInterval(timer);
  }
}
