// `npm run deploy:local`: the CDK's command line deploys the examples to moto; what became of them is asserted.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Moto, pythonWithMoto } from './moto';

/** The stacks, and how many state machines each has. */
const MACHINES = { Orders: 1, PlainOrders: 1, Everything: 2 };
const STACKS = Object.keys(MACHINES);
/** moto deletes a role before its managed policies, and then refuses to: the stack with such policies stays. */
const REMOVABLE = ['Orders', 'PlainOrders'];

/** Runs `cdk` against moto; its output is shown when it fails. */
function cdk(url: string, folder: string, ...args: string[]): void {
  const app = 'node -r ts-node/register/transpile-only tools/deploy-local/app.ts';
  const shared = ['--app', app, '--output', join(folder, 'cdk.out'), '--no-notices', '--ci'];
  const { status, stdout, stderr } = spawnSync('npx', ['cdk', ...args, ...shared], {
    encoding: 'utf8',
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
  });
  if (status !== 0) throw new Error(`cdk ${args.join(' ')} failed:\n${stdout}${stderr}`);
  console.log(`ok  cdk ${args.join(' ')}`);
}

/** The definitions of the deployed state machines. */
async function definitions(moto: Moto): Promise<any[]> {
  const { stateMachines } = await moto.call('states', 'AWSStepFunctions.ListStateMachines', {});
  return Promise.all(
    stateMachines.map(async ({ stateMachineArn }: { stateMachineArn: string }) => {
      const machine = await moto.call('states', 'AWSStepFunctions.DescribeStateMachine', { stateMachineArn });
      assert.match(machine.roleArn, /^arn:aws:iam::\d{12}:role\//);
      return JSON.parse(machine.definition);
    }),
  );
}

async function deployAll(moto: Moto, folder: string): Promise<void> {
  const deploy = (...args: string[]) =>
    // A change set would leave moto without outputs, and without the stack at the update.
    cdk(moto.url, folder, 'deploy', ...STACKS, '--require-approval', 'never', '--method=direct', ...args);
  cdk(moto.url, folder, 'bootstrap', 'aws://123456789012/us-east-1');
  deploy();
  const first = await definitions(moto);
  assert.equal(
    first.length,
    Object.values(MACHINES).reduce((sum, count) => sum + count),
  );
  const orders = first.filter(({ States }) => 'In stock?' in States);
  assert.equal(orders.length, 2);
  for (const { States } of orders) {
    assert.deepEqual(Object.keys(States).sort(), [
      ...['Charge', 'Failed', 'HandleFailure', 'In stock?', 'Out of stock', 'Ship', 'Validate'],
    ]);
    assert.match(States.Charge.Arguments.FunctionName, /^arn:aws:lambda:us-east-1:123456789012:function:/);
  }
  const prefix = { logGroupNamePrefix: '/aws/vendedlogs/states/' };
  const { logGroups } = await moto.call('logs', 'Logs_20140328.DescribeLogGroups', prefix);
  assert.deepEqual(
    logGroups.map(({ retentionInDays }: { retentionInDays: number }) => retentionInDays),
    [30, 30, 30, 30],
  );
  console.log('ok  four state machines, each with role and log group');

  deploy('-c', 'update=true');
  const updated = (await definitions(moto)).map((definition) =>
    JSON.stringify(definition).includes('AddedByTheUpdate'),
  );
  assert.deepEqual(updated.sort(), [false, true, true, true]);
  console.log('ok  the update reached every state machine with a LambdaTask');

  cdk(moto.url, folder, 'destroy', ...REMOVABLE, '--force');
  assert.equal((await definitions(moto)).length, MACHINES.Everything);
  console.log('ok  nothing is left of the stacks that were removed');
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-local-'));
  try {
    const python = pythonWithMoto(folder);
    if (!python) {
      console.log('skipped: moto needs Python with pip, and access to a package index for the first time');
      return;
    }
    const moto = await Moto.start(python);
    await deployAll(moto, folder).finally(() => moto.stop());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
