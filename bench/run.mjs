// Compares this engine with a floor and with a peer, in ratios taken in one run: npm run bench [-- --rounds N] [WORKLOAD ...]
import { parseArgs } from 'node:util';
import { loadContenders } from './contenders.mjs';
import { printGrowth } from './growth.mjs';
import { printMapRuns } from './map-run.mjs';
import { keptMegabytes, medians } from './measure.mjs';
import { printStartUp } from './start-up.mjs';
import { printTable } from './table.mjs';
import { chain } from './workloads/chain.mjs';
import { compile, validate } from './workloads/compile.mjs';
import { jsonataSubset } from './workloads/jsonata.mjs';
import { loop, loopJsonata } from './workloads/loop.mjs';
import { map } from './workloads/map.mjs';
import { resolve } from './workloads/resolve.mjs';

const WORKLOADS = { compile, validate, chain, loop, 'loop-jsonata': loopJsonata, jsonata: jsonataSubset, map, resolve };

/** No comparisons but tables of their own, behind the others. */
const TABLES = {
  growth: () => printGrowth(contenders, Math.min(Number(values.rounds), 5)),
  'map-run': printMapRuns,
  replay: async () => (await import('./replay.mjs')).printReplays(),
  'start-up': () => printStartUp(Number(values.rounds)),
};

/** Only by its name: it needs npm's registry. */
const NAMED = { install: async () => (await import('./install.mjs')).printInstalls() };

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '9' } },
  allowPositionals: true,
});
const KNOWN = [...Object.keys(WORKLOADS), ...Object.keys(TABLES)];
const unknown = positionals.filter((name) => ![...KNOWN, ...Object.keys(NAMED)].includes(name));
if (unknown.length > 0) {
  console.error(`No workload ${unknown.join(', ')}: there are ${[...KNOWN, ...Object.keys(NAMED)].join(', ')}.`);
  process.exit(2);
}

const names = positionals.length > 0 ? positionals : KNOWN;
const needsContenders = names.some((name) => Object.hasOwn(WORKLOADS, name) || name === 'growth');
const contenders = needsContenders ? await loadContenders() : undefined;
const rows = [];
const failures = [];
for (const name of names.filter((one) => Object.hasOwn(WORKLOADS, one))) {
  try {
    rows.push(await row(WORKLOADS[name], Number(values.rounds)));
  } catch (error) {
    failures.push(`${name} does not run: ${error.message}`);
  }
}
if (rows.length > 0) printTable(rows);
const tables = { ...TABLES, ...NAMED };
for (const name of names.filter((one) => Object.hasOwn(tables, one))) {
  if (rows.length > 0) console.log();
  await tables[name]();
}
if (failures.length > 0) {
  console.error(`\n${failures.join('\n')}`);
  process.exitCode = 1;
}

/** One workload: all contenders in turn, and for growth this engine alone at a tenth of the size. */
async function row(workload, rounds) {
  const runs = workload.prepare(workload.size, contenders);
  await sameResults(workload, runs);
  const times = await medians(runs, rounds);
  const row = { title: workload.title(workload.size), budgets: workload.budgets, times };
  row.kept = await keptMegabytes(runs.ours);
  if (!workload.grows) return row;
  const { ours } = workload.prepare(workload.size / 10, contenders);
  const { ours: small } = await medians({ ours }, rounds);
  return { ...row, growth: { time: times.ours / small, memory: row.kept / (await keptMegabytes(ours)) } };
}

/** A contender that gives something else does other work: its time would say nothing. */
async function sameResults(workload, runs) {
  const expected = JSON.stringify((await runs.floor()).result);
  for (const [name, run] of Object.entries(runs)) {
    const found = JSON.stringify((await run()).result);
    if (found !== expected) {
      throw new Error(`${workload.title(workload.size)}: ${name} gives ${cut(found)}, the floor ${cut(expected)}`);
    }
  }
}

function cut(text) {
  return text?.length > 200 ? `${text.slice(0, 200)}...` : text;
}
