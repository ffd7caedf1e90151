// Distributed Maps of 1,000, 10,000 and 100,000 items, each in a process of its own: npm run bench -- map-run
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { printCells } from './table.mjs';

const SIZES = [1_000, 10_000, 100_000];
const COLUMNS = ['workload', 'time', '10 x the items: time', 'peak memory'];
const ONE = fileURLToPath(new URL('one-map-run.mjs', import.meta.url));

/** Prints one line for each size; time is compared with the line before. The peak is the whole process's. */
export function printMapRuns() {
  let before;
  const lines = SIZES.map((size) => {
    const { ms, peakMegabytes } = JSON.parse(execFileSync(process.execPath, [ONE, String(size)], { encoding: 'utf8' }));
    const growth = before === undefined ? '-' : `${(ms / before).toFixed(1)} (<= 11)`;
    before = ms;
    return [`distributed Map over ${size} items of a CSV file`, `${ms.toFixed(0)} ms`, growth, `${peakMegabytes} MB`];
  });
  printCells([COLUMNS, ...lines]);
}
