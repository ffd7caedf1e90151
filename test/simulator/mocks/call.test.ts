// What a mock is told of its call, and that none of it is the execution's own.
import { fails, returns, sequence, Simulator } from '../../../src/simulator';
import { LAMBDA, task } from '../../support/machines';

test('call.context is a copy: what a mock does to it, no later state sees', async () => {
  const A = { Type: 'Task', Resource: `${LAMBDA}A`, ResultPath: null, Next: 'B' };
  const B = { Type: 'Pass', Parameters: { 'input.$': '$$.Execution.Input', 'name.$': '$$.Execution.Name' }, End: true };
  const simulator = Simulator.fromDefinition({ StartAt: 'A', States: { A, B } });
  const execution = await simulator.run({
    input: { list: [1] },
    mocks: {
      A: (_, { context }) => {
        const own = context.Execution as { Input: { list: number[] }; Name: string };
        own.Input.list.push(2);
        own.Name = 'changed';
        return null;
      },
    },
  });
  expect(execution.output).toEqual({ input: { list: [1] }, name: 'execution' });
});

test('the trace shows how long each jittered retry waited', async () => {
  const Retry = [{ ErrorEquals: ['E'], IntervalSeconds: 100, JitterStrategy: 'FULL' }];
  const simulator = Simulator.fromDefinition(task({ Retry }));
  const mocks = { S: sequence(fails('E'), fails('E'), returns(1)) };
  const execution = await simulator.run({ seed: 3, mocks });
  expect(execution.durationSeconds).toBe(79.755);
  expect(execution.trace()).toContain('attempt 1 failed: E; retried after 1 min 12.023 s\n');
  expect(execution.trace()).toContain('attempt 2 failed: E; retried after 7.732 s\n');
  expect((await simulator.run({ seed: 4, mocks })).trace()).not.toContain('1 min 12.023 s');
});

test('mocks that are changed between two runs are the new ones', async () => {
  const simulator = Simulator.fromDefinition(task());
  const mocks: Record<string, () => unknown> = { S: () => 1 };
  const output = async () => (await simulator.run({ mocks })).output;
  expect([await output(), await output()]).toEqual([1, 1]);
  mocks.S = () => 2;
  expect(await output()).toBe(2);
  mocks.T = () => 3;
  await expect(output()).rejects.toThrow("There is a mock for 'T'");
  delete mocks.T;
  expect(await output()).toBe(2);
  delete mocks.S;
  await expect(output()).rejects.toThrow('no mock');
});

test('a sequence starts anew in each run, and its attempts are counted for itself', async () => {
  const Retry = [{ ErrorEquals: ['E'] }];
  const simulator = Simulator.fromDefinition(task({ Retry }));
  const mocks = { S: sequence(fails('E'), returns('second')) };
  for (let run = 0; run < 3; run += 1) expect(await simulator.run({ mocks })).toMatchObject({ output: 'second' });
});
