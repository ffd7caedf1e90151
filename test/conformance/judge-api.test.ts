// Holds the endpoint to what docs/fidelity.md tells of it: the HTTP judge's levels over the API calls recorded on AWS.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The least percentage of cases that reach A2, which includes A1: five recordings are not met, see docs/fidelity.md. */
const THRESHOLD = 94;

const root = resolve(__dirname, '..', '..');
const judge = resolve(root, '..', 'shared', 'conformance', 'judge-api.mjs');
const title = 'recorded API calls are answered as by AWS';

if (!existsSync(judge)) {
  test.skip(`${title}: the recorded cases are not beside the project`, () => undefined);
} else if (!existsSync(join(root, 'lib', 'cli', 'main.js'))) {
  test.skip(`${title}: lib/ is not compiled`, () => undefined);
} else {
  test(
    title,
    () => {
      const start = 'node lib/cli/main.js start --port {port}';
      const args = [judge, '--start', start, '--show', '3', '--fail-under', String(THRESHOLD)];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
      const failures = status === 0 ? '' : stdout;
      expect({ status, failures, stderr }).toEqual({ status: 0, failures: '', stderr: '' });
      expect(stdout).toMatch(/^\d+ passed, \d+ failed$/m);
    },
    120_000,
  );
}
