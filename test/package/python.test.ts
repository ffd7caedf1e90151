// Builds the Python wheel and synthesizes the orders example from Python; skipped where pip or its index is not there.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { OrdersStack } from '../../examples/orders/orders-stack';
import { isStale } from '../../tools/is-stale';
import { tempFolder } from '../support/folders';

const root = resolve(__dirname, '../..');
const folder = tempFolder('python');

function run(command: string, ...args: string[]): { readonly ok: boolean; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  return { ok: status === 0, text: `${command} ${args.join(' ')}\n${stdout}${stderr}` };
}

function demand(command: string, ...args: string[]): void {
  const { ok, text } = run(command, ...args);
  if (!ok) throw new Error(text);
}

/** Why the test cannot run; undefined when it can. The small package is one that every wheel of jsii depends on. */
function missing(): string | undefined {
  if (!run('python3', '-m', 'pip', '--version').ok) return 'pip is not there';
  const reached = run('python3', '-m', 'pip', 'download', '-q', '--no-deps', '-d', folder, 'publication==0.0.3').ok;
  return reached ? undefined : 'pip does not reach a package index';
}

const reason = missing();
const title = 'the wheel synthesizes the orders example from Python to the same template';

(reason ? test.skip : test)(
  reason ? `${title} (skipped: ${reason})` : title,
  () => {
    if (isStale(root)) throw new Error('lib/ is missing or older than src/. Run: npx projen compile');
    const [dist, venv, out] = ['dist', 'venv', 'out'].map((name) => join(folder, name));
    demand('npx', 'jsii-pacmak', '--target', 'python', '--outdir', dist!, '.');
    const wheel = readdirSync(join(dist!, 'python')).find((name) => name.endsWith('.whl'))!;
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules/aws-cdk-lib/package.json'), 'utf8'));
    demand('python3', '-m', 'venv', venv!);
    demand(join(venv!, 'bin/pip'), 'install', '-q', join(dist!, 'python', wheel), `aws-cdk-lib<=${version}`);
    demand(join(venv!, 'bin/python'), 'examples/orders/orders.py', 'examples/orders/functions', out!);
    const synthesized = JSON.parse(readFileSync(join(out!, 'Orders.template.json'), 'utf8'));
    expect(synthesized).toEqual(Template.fromStack(new OrdersStack(new App(), 'Orders')).toJSON());
  },
  600_000,
);
