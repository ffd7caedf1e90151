// Holds the fidelity that docs/fidelity.md tells of: the judge's levels over the cases recorded on AWS.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The least percentage for each level of the judge: executions, validation, TestState, real definitions. */
const THRESHOLDS = { L1: 100, L2: 99, L3: 99, V1: 100, V2: 100, T1: 100, T2: 100, D1: 100 };

const root = resolve(__dirname, '..', '..');
const judge = resolve(root, '..', 'shared', 'conformance', 'judge.mjs');
const title = 'recorded executions come out as on AWS';

if (!existsSync(judge)) {
  test.skip(`${title}: the recorded cases are not beside the project`, () => undefined);
} else if (!existsSync(join(root, 'lib', 'cli', 'main.js'))) {
  test.skip(`${title}: lib/ is not compiled`, () => undefined);
} else {
  test(
    title,
    () => {
      const limits = Object.entries(THRESHOLDS).flatMap(([level, percent]) => ['--fail-under', `${level}=${percent}`]);
      const { status, stdout, stderr } = spawnSync(process.execPath, [judge, '--show', '0', ...limits], {
        cwd: root,
        encoding: 'utf8',
      });
      const missed = stdout.split('\n').filter((line) => line.includes('is not reached'));
      expect({ status, missed, stderr }).toEqual({ status: 0, missed: [], stderr: '' });
      expect(stdout).toMatch(/^\d+ passed, \d+ failed$/m);
    },
    300_000,
  );
}
