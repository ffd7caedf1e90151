// A mock whose promise never settles is reported with its task, and never hangs a run in silence.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Simulator } from '../../../src/simulator';

const task = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F' };
const MACHINE = {
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: ['One', 'Two'].map((name) => ({ StartAt: name, States: { [name]: { ...task, End: true } } })),
      End: true,
    },
  },
};
const simulator = Simulator.fromDefinition(MACHINE);
const never = () => new Promise(() => undefined);

test('a run ends at its limit of real time, and names the tasks that have not answered', async () => {
  const run = simulator.run({ mocks: { One: never, Two: never }, realTimeLimit: 0.02 });
  await expect(run).rejects.toThrow(
    "The tasks 'One', 'Two' have not answered, and the real-time limit of 0.02 s is over. A mock that returns a promise " +
      'must settle it; never() is the mock of a task that never answers.',
  );
});

test('a run within its limit of real time is not affected', async () => {
  const mocks = { One: async () => Promise.resolve(1), Two: async () => Promise.resolve(2) };
  expect((await simulator.run({ mocks, realTimeLimit: 60 })).output).toEqual([1, 2]);
});

test.each([0, -1, NaN])('a limit of %d seconds is refused', async (realTimeLimit) => {
  const run = simulator.run({ mocks: {}, realTimeLimit });
  await expect(run).rejects.toThrow(`Invalid realTimeLimit ${realTimeLimit}: expected seconds above 0.`);
});

test('a program in which nothing can answer any more gets an error instead of exiting in silence', () => {
  const script = `
    require('ts-node').register({ transpileOnly: true });
    const { Simulator } = require(${JSON.stringify(join(__dirname, '../../../src/simulator'))});
    const definition = { StartAt: 'A', States: { A: ${JSON.stringify({ ...task, End: true })} } };
    Simulator.fromDefinition(definition).run({ mocks: { A: () => new Promise(() => undefined) } })
      .catch((error) => { console.log(error.name + ': ' + error.message); process.exitCode = 3; });
  `;
  const { status, stdout } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    cwd: join(__dirname, '../../..'),
  });
  expect({ status, stdout }).toEqual({
    status: 3,
    stdout:
      "SimulatorError: The task 'A' has not answered, and nothing in the process can answer any more. A mock that returns " +
      'a promise must settle it; never() is the mock of a task that never answers.\n',
  });
});

test('a mock that waits for the end of its own execution is refused', async () => {
  const execution = simulator.start({
    mocks: {
      One: async () => {
        await Promise.resolve();
        await execution.end();
      },
      Two: () => 2,
    },
  });
  await expect(execution.end()).rejects.toThrow(
    'A mock cannot call end() of its own execution, because it would wait for itself.',
  );
});
