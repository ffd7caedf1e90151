// How time and memory grow with the size, from 1,000 to 100,000 transitions and items: npm run bench -- growth
import { keptMegabytes, medians } from './measure.mjs';
import { printCells } from './table.mjs';
import { loop, loopJsonata } from './workloads/loop.mjs';
import { mapDigits } from './workloads/map.mjs';

const SIZES = [1_000, 10_000, 100_000];
const COLUMNS = ['workload', 'time', '10 x the size: time', 'the same of the floor', 'kept', '10 x the size: kept'];

/**
 * Prints one line for each size; a line is compared with the one before it, for which linear is 10. The floor tells what of
 * a growth is the garbage collector's, who has nothing to move where all fits among the new objects.
 */
export async function printGrowth({ ours }, rounds) {
  const lines = [];
  for (const workload of [loop, loopJsonata, mapDigits]) {
    let before;
    for (const size of SIZES) {
      const { ours: run, floor } = workload.prepare(size, { ours });
      const found = { ...(await medians({ run, floor }, rounds)), kept: await keptMegabytes(run) };
      lines.push([
        workload.title(size),
        `${found.run.toFixed(1)} ms`,
        before ? `${(found.run / before.run).toFixed(1)} (<= 11)` : '-',
        before ? (found.floor / before.floor).toFixed(1) : '-',
        Number.isNaN(found.kept) ? '-' : `${found.kept.toFixed(3)} MB`,
        before && !Number.isNaN(found.kept) ? `${(found.kept / before.kept).toFixed(1)} (<= 11)` : '-',
      ]);
      before = found;
    }
  }
  printCells([COLUMNS, ...lines]);
}
