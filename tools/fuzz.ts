// Draws definitions and mocks, runs them, and reports what must never happen: `npm run fuzz -- --seeds 100000`.
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { tryDefinition, type Trial } from './fuzz/trial';

const USAGE = `Usage: npm run fuzz -- [--from SEED] [--seeds NUMBER]

Draws a definition, an input and mocks for each seed, validates, compiles and runs them twice. Reports an unhandled rejection,
an internal error, a hang, a changed prototype, two runs that differ, and a definition that is valid but does not compile.
Default: --from 1 --seeds 10000. To look at one finding: --from SEED --seeds 1. Exits with 1 if there is a finding.`;

/** A trial that takes longer than this, on a slow machine, never ends. */
const HANG_MS = 60_000;

type Report = Trial | { readonly seed: number; readonly begins: true };

async function work({ from, to }: { from: number; to: number }): Promise<void> {
  let seed = from;
  process.on('unhandledRejection', (error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort!.postMessage({ seed, findings: [`unhandled rejection: ${text}`], isValid: true } satisfies Trial);
  });
  for (; seed < to; seed += 1) {
    parentPort!.postMessage({ seed, begins: true } satisfies Report);
    parentPort!.postMessage(await tryDefinition(seed));
  }
}

/** Runs the seeds in a worker; resolves to the seed that never ended, or to undefined. */
async function runWorker(from: number, to: number, report: (trial: Trial) => void): Promise<number | undefined> {
  const worker = new Worker(__filename, {
    workerData: { from, to },
    execArgv: ['-r', 'ts-node/register/transpile-only'],
  });
  return new Promise((resolve, reject) => {
    let current = from;
    let timer = setTimeout(() => undefined, 0);
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void worker.terminate().then(() => resolve(current)), HANG_MS);
    };
    watch();
    worker.on('message', (message: Report) => {
      watch();
      current = message.seed;
      if (!('begins' in message)) report(message);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '10000' },
      help: { type: 'boolean', default: false },
    },
  });
  const [from, seeds] = [Number(values.from), Number(values.seeds)];
  if (values.help || !Number.isInteger(from) || !Number.isInteger(seeds) || seeds < 1) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  let [valid, found] = [0, 0];
  const statuses = new Map<string, number>();
  const report = (trial: Trial): void => {
    if (trial.isValid) valid += 1;
    if (trial.status !== undefined) statuses.set(trial.status, (statuses.get(trial.status) ?? 0) + 1);
    for (const finding of trial.findings) {
      found += 1;
      console.log(`seed ${trial.seed}: ${finding}`);
    }
  };
  for (let next: number | undefined = from; next !== undefined && next < from + seeds;) {
    const hung: number | undefined = await runWorker(next, from + seeds, report);
    if (hung !== undefined) report({ seed: hung, findings: ['no end'], isValid: true });
    next = hung === undefined ? undefined : hung + 1;
  }
  const ends = [...statuses].map(([status, count]) => `${count} ${status}`).join(', ');
  console.log(`${seeds} definitions, ${valid} of them valid (${ends}); ${found} finding${found === 1 ? '' : 's'}.`);
  return found > 0 ? 1 : 0;
}

if (isMainThread) {
  void main().then((code) => {
    process.exitCode = code;
  });
} else {
  void work(workerData as { from: number; to: number });
}
