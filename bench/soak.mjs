// Many executions through one endpoint, each looked at: none may be lost, doubled or have another's output.
//   node bench/soak.mjs [--executions 200000] [--clients 50] [--batch 10000]     (npm run soak)
// A tenth of the executions fail, and a tenth wait for a callback that a client sends. After each batch, the list of executions
// is compared with what was started. Exits with 1 if anything is missing, doubled or wrong.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { firstMatch, megabytes, post, ROLE, task } from './server.mjs';

const { values } = parseArgs({
  options: {
    executions: { type: 'string', default: '200000' },
    clients: { type: 'string', default: '50' },
    batch: { type: 'string', default: '10000' },
  },
});
const [EXECUTIONS, CLIENTS, BATCH] = [values.executions, values.clients, values.batch].map(Number);
/** How long a client waits for the end of an execution. */
const PATIENCE_MS = 30_000;
const ACTIVITY = 'arn:aws:states:us-east-1:123456789012:activity:Approve';

const MACHINE = {
  StartAt: 'Charge',
  States: {
    Charge: task('charge', { ResultPath: '$.charge', Next: 'Kind' }),
    Kind: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.kind', StringEquals: 'fails', Next: 'Refuse' },
        { Variable: '$.kind', StringEquals: 'waits', Next: 'Approve' },
      ],
      Default: 'Note',
    },
    Refuse: { Type: 'Fail', Error: 'Refused', CausePath: "States.Format('order {}', $.id)" },
    Approve: { Type: 'Task', Resource: ACTIVITY, ResultPath: '$.approval', Next: 'Note' },
    Note: { Type: 'Pass', Parameters: { 'id.$': '$.id', 'note.$': "States.Format('paid {}', $.id)" }, End: true },
  },
};
const KINDS = ['fails', 'waits'];
const kindOf = (index) => KINDS[index % 10] ?? 'passes';
const expectedOf = (index) =>
  kindOf(index) === 'fails'
    ? { status: 'FAILED', error: 'Refused', cause: `order ${index}` }
    : { status: 'SUCCEEDED', output: JSON.stringify({ id: index, note: `paid ${index}` }) };

const folder = mkdtempSync(join(tmpdir(), 'soak-'));
const mocks = join(folder, 'mocks.json');
writeFileSync(mocks, JSON.stringify({ Charge: { returns: { paid: true } } }));
const server = spawn(process.execPath, ['lib/cli/main.js', 'start', '--port', '0', '--mocks', mocks], {
  stdio: ['ignore', 'pipe', 'pipe'],
});
try {
  const { row, problems } = await soak(new URL(await firstMatch(server, /http:\S+/)));
  console.table([row]);
  for (const problem of problems.slice(0, 20)) console.log(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

async function soak(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS + 10 });
  const call = (operation, input) => post(url, agent, operation, input);
  await call('CreateActivity', { name: 'Approve' });
  const { stateMachineArn } = await call('CreateStateMachine', {
    ...{ name: 'Soak', definition: JSON.stringify(MACHINE), roleArn: ROLE },
  });
  const memory = [megabytes(server.pid)];
  const latencies = new Float64Array(EXECUTIONS);
  const problems = [];
  const counts = { started: 0, ended: 0, listed: 0 };
  const began = performance.now();
  for (let from = 0; from < EXECUTIONS; from += BATCH) {
    const to = Math.min(from + BATCH, EXECUTIONS);
    const arns = new Map();
    let next = from;
    const client = async () => {
      for (let index = next++; index < to; index = next++) {
        const start = performance.now();
        const input = JSON.stringify({ id: index, kind: kindOf(index) });
        const { executionArn } = await call('StartExecution', { stateMachineArn, name: `e${index}`, input });
        latencies[index] = performance.now() - start;
        counts.started += 1;
        arns.set(executionArn, index);
        if (kindOf(index) === 'waits') await approve(call);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    await check(call, stateMachineArn, arns, counts, problems);
    if (from <= EXECUTIONS / 2 && to > EXECUTIONS / 2) memory.push(megabytes(server.pid));
  }
  const seconds = (performance.now() - began) / 1000;
  memory.push(megabytes(server.pid));
  agent.destroy();
  latencies.sort();
  const row = {
    ...counts,
    wrong: problems.length,
    seconds: Math.round(seconds),
    'StartExecution p50': `${latencies[Math.floor(EXECUTIONS * 0.5)].toFixed(1)} ms`,
    p99: `${latencies[Math.floor(EXECUTIONS * 0.99)].toFixed(1)} ms`,
    'memory at the start, half way, at the end': `${memory.join(', ')} MB`,
  };
  return { row, problems };
}

/** Some execution waits for it by now: as many are answered as wait. */
async function approve(call) {
  const { taskToken } = await call('GetActivityTask', { activityArn: ACTIVITY });
  await call('SendTaskSuccess', { taskToken, output: '{}' });
}

/** Looks at each execution of a batch, and at the list of all that the endpoint still knows. */
async function check(call, stateMachineArn, arns, counts, problems) {
  const listed = new Map();
  for (let nextToken, isBatch = true; isBatch;) {
    const page = await call('ListExecutions', { stateMachineArn, maxResults: 1000, nextToken });
    // The latest come first, and those of a batch are the latest.
    for (const { executionArn, status } of page.executions) {
      isBatch = arns.has(executionArn);
      if (!isBatch) break;
      if (listed.has(executionArn)) problems.push(`${executionArn} is listed twice.`);
      listed.set(executionArn, status);
    }
    nextToken = page.nextToken;
    isBatch &&= nextToken !== undefined;
  }
  counts.listed += listed.size;
  const rest = [...arns];
  const look = async () => {
    for (let one = rest.pop(); one; one = rest.pop()) {
      const [executionArn, index] = one;
      const { status, output, error, cause } = await ended(call, executionArn);
      if (status !== 'RUNNING') counts.ended += 1;
      const expected = JSON.stringify(expectedOf(index));
      const found = JSON.stringify({ status, output, error, cause });
      if (found !== expected) problems.push(`${executionArn} ended as ${found}, not as ${expected}.`);
      if (!listed.has(executionArn)) problems.push(`${executionArn} is not listed.`);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, look));
}

async function ended(call, executionArn) {
  const patience = performance.now() + PATIENCE_MS;
  for (;;) {
    const execution = await call('DescribeExecution', { executionArn });
    if (execution.status !== 'RUNNING' || performance.now() > patience) return execution;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
