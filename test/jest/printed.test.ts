// What Jest and the console make of an execution: how it stands, and nothing of what is inside.
import { inspect, isDeepStrictEqual } from 'node:util';
import { complaint } from '../support/complaints';
import { run } from '../support/executions';
import { inner, only } from '../support/machines';

const machine = only({
  ...{ Type: 'Map', Label: 'Each' },
  ItemProcessor: { ...inner({ Type: 'Pass' }), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
});

test('a failed assertion shows the state of the execution', async () => {
  const execution = await run(machine, { input: [1] });
  expect(complaint(() => expect(execution).toMatchObject({ status: 'FAILED', error: 'E' }))).toBe(`\
expect(received).toMatchObject(expected)

- Expected  - 2
+ Received  + 4

  Object {
-   "error": "E",
-   "status": "FAILED",
+   "output": Array [
+     1,
+   ],
+   "status": "SUCCEEDED",
  }`);
});

test('a failed assertion shows the state of the Map Run', async () => {
  const { mapRuns } = await run(machine, { input: [1] });
  const text = complaint(() => expect(mapRuns[0]).toMatchObject({ status: 'FAILED' }));
  expect(text).toContain('+   "status": "SUCCEEDED"');
  expect(text.split('\n').length).toBeLessThan(50);
});

test('the console prints the trace', async () => {
  const execution = await run(machine, { input: [1] });
  expect(inspect(execution)).toBe(execution.trace());
});

test('two executions are equal if the same happened in them, whatever was read before', async () => {
  const [one, same, other] = await Promise.all([1, 1, 2].map((item) => run(machine, { input: [item] })));
  expect(one!.history).toHaveLength(8);
  expect(one).toEqual(same);
  expect(isDeepStrictEqual(one, same)).toBe(true);
  expect(one).not.toEqual(other);
  expect(isDeepStrictEqual(one, other)).toBe(false);
});

test('two Map Runs are equal when their child executions are', async () => {
  const [one, same, other] = await Promise.all([1, 1, 2].map((item) => run(machine, { input: [item] })));
  expect(one!.mapRuns).toEqual(same!.mapRuns);
  expect(one!.mapRuns).not.toEqual(other!.mapRuns);
});
