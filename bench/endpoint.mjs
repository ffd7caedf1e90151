// Load on the endpoint over loopback: clients that start executions of a 5-state machine with mocked tasks.
//   node bench/endpoint.mjs [--executions 100000] [--clients 50] [--moto]     (npm run bench:endpoint)
// Tells executions a second, latencies of StartExecution, the memory of the server, and how many executions did not
// succeed. --moto asks moto's server the same, where Python's moto[server] is installed: it has no mocks, so its machine
// has five Pass states, and so has ours beside it; it runs nothing, so that none of its executions ever ends.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { firstMatch, megabytes, post, ROLE, task } from './server.mjs';

const { values } = parseArgs({
  options: {
    executions: { type: 'string', default: '100000' },
    clients: { type: 'string', default: '50' },
    moto: { type: 'boolean', default: false },
  },
});
const EXECUTIONS = Number(values.executions);
const CLIENTS = Number(values.clients);
/** How long executions may run on after the last one was started. */
const PATIENCE_MS = 5000;

const MOCKED = {
  StartAt: 'Validate',
  States: {
    Validate: task('validate', { Next: 'IsValid' }),
    IsValid: {
      Type: 'Choice',
      Choices: [{ Variable: '$.valid', BooleanEquals: true, Next: 'Charge' }],
      Default: 'Charge',
    },
    Charge: task('charge', { Next: 'Note' }),
    Note: { Type: 'Pass', Parameters: { 'id.$': '$.id', 'note.$': "States.Format('paid {}', $.id)" }, Next: 'Ship' },
    Ship: task('ship', { End: true }),
  },
};
const MOCKS = {
  Validate: { returns: { valid: true, id: 'o-1' } },
  Charge: { returns: { id: 'p-1' } },
  Ship: { returns: { tracking: 't-1' } },
};
const PASSES = {
  StartAt: 'P1',
  States: Object.fromEntries(
    [1, 2, 3, 4, 5].map((index) => [
      `P${index}`,
      { Type: 'Pass', ...(index < 5 ? { Next: `P${index + 1}` } : { End: true }) },
    ]),
  ),
};

const folder = mkdtempSync(join(tmpdir(), 'bench-endpoint-'));
try {
  const mocks = join(folder, 'mocks.json');
  writeFileSync(mocks, JSON.stringify(MOCKS));
  const ours = [process.execPath, ['lib/cli/main.js', 'start', '--port', '0', '--mocks', mocks], /http:\S+/];
  const rows = [await load('five states, three of them mocked tasks', ours, MOCKED, EXECUTIONS)];
  if (values.moto) {
    const few = Math.min(EXECUTIONS, 2000);
    rows.push(await load('five Pass states', ours, PASSES, few));
    rows.push(
      await load('the same on moto', ['moto_server', ['-H', '127.0.0.1', '-p', '18765'], /http:\S+/], PASSES, few),
    );
  }
  console.table(Object.fromEntries(rows.map(({ title, ...row }) => [title, row])));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts a server, puts the load on it, and ends it. */
async function load(title, [command, args, address], definition, executions) {
  const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const url = new URL(await firstMatch(server, address));
    const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
    const call = (operation, input) => post(url, agent, operation, input);
    const machine = { name: 'Bench', definition: JSON.stringify(definition), roleArn: ROLE };
    const { stateMachineArn } = await call('CreateStateMachine', machine);
    const before = megabytes(server.pid);
    const latencies = new Float64Array(executions);
    let next = 0;
    const began = performance.now();
    const client = async () => {
      for (let index = next++; index < executions; index = next++) {
        const start = performance.now();
        await call('StartExecution', { stateMachineArn, name: `e${index}`, input: '{"orderId":"o-1"}' });
        latencies[index] = performance.now() - start;
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    const lost = await notSucceeded(call, stateMachineArn, executions);
    const seconds = (performance.now() - began) / 1000;
    latencies.sort();
    const percentile = (part) => `${latencies[Math.floor(executions * part)].toFixed(1)} ms`;
    agent.destroy();
    return {
      title,
      executions,
      'a second': Math.round(executions / seconds),
      p50: percentile(0.5),
      p99: percentile(0.99),
      'memory before': `${before} MB`,
      after: `${megabytes(server.pid)} MB`,
      'not succeeded': lost,
    };
  } finally {
    server.kill('SIGTERM');
  }
}

/** Waits until nothing runs, and counts what did not succeed. */
async function notSucceeded(call, stateMachineArn, executions) {
  const count = async (statusFilter) => {
    let found = 0;
    for (let nextToken; ;) {
      const page = await call('ListExecutions', { stateMachineArn, statusFilter, maxResults: 1000, nextToken });
      found += page.executions.length;
      nextToken = page.nextToken;
      if (!nextToken) return found;
    }
  };
  const patience = performance.now() + PATIENCE_MS;
  while ((await count('RUNNING')) > 0 && performance.now() < patience) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return executions - (await count('SUCCEEDED'));
}
