// Medians of interleaved rounds, and the memory that a result keeps.

/** A sample lasts at least this long, or the clock's own grain and the collector's pauses would be in it. */
const SAMPLE_MS = 60;

/**
 * Before it counts, a run goes on until it gets no faster: V8 compiles what is called often for good, and of much code the
 * last part late (validating and compiling a definition is warm after three seconds). Windows in milliseconds; so many
 * that bring nothing end it.
 */
const WARM = { windowMs: 200, patience: 5, mostMs: 10_000 };

/** Milliseconds a call for each of the runs, which take turns so that what disturbs the machine disturbs all alike. */
export async function medians(runs, rounds) {
  const names = Object.keys(runs);
  const calls = {};
  for (const name of names) calls[name] = await callsPerSample(runs[name]);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const start = round % names.length;
    for (const name of [...names.slice(start), ...names.slice(0, start)]) {
      // A full collection would take hidden classes away, and with them the compiled code of everybody.
      globalThis.gc?.({ type: 'minor' });
      samples[name].push((await time(runs[name], calls[name])) / calls[name]);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples[name])]));
}

/** Megabytes of heap that the results of one call hold on to: output and history. Needs node --expose-gc. */
export async function keptMegabytes(run) {
  if (!globalThis.gc) return NaN;
  // Small results drown in what the engine itself allocates: hold many.
  const count = await callsPerSample(run);
  const held = [];
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  for (let call = 0; call < count; call += 1) held.push(await run());
  globalThis.gc();
  const bytes = process.memoryUsage().heapUsed - before;
  return held.length > 0 ? bytes / count / 2 ** 20 : NaN;
}

async function warmUp(run) {
  const end = performance.now() + WARM.mostMs;
  let best = Infinity;
  for (let wait = WARM.patience; wait > 0 && performance.now() < end; wait -= 1) {
    const start = performance.now();
    let calls = 0;
    do {
      await run();
      calls += 1;
    } while (performance.now() - start < WARM.windowMs);
    const each = (performance.now() - start) / calls;
    if (each > best * 0.97) continue;
    best = each;
    wait = WARM.patience + 1;
  }
}

/** Warms the run up and tells how often it fits into a sample. */
async function callsPerSample(run) {
  await warmUp(run);
  let calls = 1;
  for (let round = 0; round < 20; round += 1) {
    const spent = await time(run, calls);
    if (spent >= SAMPLE_MS) break;
    calls = Math.ceil(calls * Math.min(10, (1.2 * SAMPLE_MS) / Math.max(spent, 0.1)));
  }
  return calls;
}

async function time(run, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) await run();
  return performance.now() - start;
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
