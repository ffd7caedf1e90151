// The loop that runs a branch: what it waits for, and what ends it.
import type { ObjectStore } from '../../src/runtime/objects';
import { success } from '../../src/runtime/task-reply';
import { END, inner, LAMBDA, machineOf, only } from '../support/machines';
import { eventsIn, start, virtual, type Started } from '../support/simulations';

const PASS = { Type: 'Pass' };
const TASK = { Type: 'Task', Resource: `${LAMBDA}T` };

async function run(definition: object, options?: Started) {
  const { simulation, scheduler } = virtual();
  const started = start(simulation, definition, options);
  await scheduler.run();
  return { ...started, simulation, scheduler };
}

describe('a state that waits for a promise', () => {
  const ItemReader = {
    ...{ Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSON' } },
    Parameters: { Bucket: 'b', Key: 'k' },
  };
  const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' };
  const map = { Type: 'Map', ItemReader, ItemProcessor: { ...inner(PASS), ProcessorConfig } };
  const readingAs = (read: () => Promise<string>) => ({ objects: { read } as unknown as ObjectStore });

  test('goes on with its value', async () => {
    const { execution } = await run(
      only(map),
      readingAs(async () => Promise.resolve('[1, 2]')),
    );
    expect(execution.end).toMatchObject({ status: 'SUCCEEDED', output: [1, 2] });
  });

  test('ends the run with its rejection, which is no failure of the machine', async () => {
    const broken = new Error('broken');
    const { ended, execution } = await run(
      only(map),
      readingAs(async () => Promise.reject(broken)),
    );
    await expect(ended).rejects.toBe(broken);
    expect(execution.end.status).toBe('RUNNING');
  });
});

test('states that do not wait follow each other without a turn of the scheduler', async () => {
  const { simulation, scheduler } = virtual();
  const { execution } = start(simulation, machineOf({ A: { ...PASS, Next: 'B' }, B: { ...PASS, Next: 'C' }, C: END }));
  const order: string[] = [];
  scheduler.soon(() => order.push(execution.end.status));
  await scheduler.run();
  expect(order).toEqual(['SUCCEEDED']);
  expect(eventsIn(execution)).toHaveLength(8);
});

test('a branch that is stopped soon ends before its next state, with the present one exited', async () => {
  const handler = () => success(1, undefined, 1_000);
  const { simulation, scheduler } = virtual();
  const { execution } = start(simulation, machineOf({ T: { ...TASK, Next: 'B' }, B: { ...PASS, End: true } }), {
    handler,
  });
  await scheduler.run(() => false);
  execution.stopSoon();
  await scheduler.run();
  expect(execution.end).toMatchObject({ status: 'ABORTED', stopTime: 1_000 });
  expect(eventsIn(execution).slice(-2)).toEqual(['6<5 TaskStateExited', '7<0 ExecutionAborted']);
});

test('each visit to a state and each transition counts as a pass of its place', async () => {
  const definition = machineOf({
    A: { ...PASS, Next: 'C' },
    C: { Type: 'Choice', Choices: [{ Variable: '$[0]', IsPresent: true, Next: 'M' }], Default: 'E' },
    M: { Type: 'Map', ItemProcessor: inner(PASS), ResultPath: null, Next: 'E' },
    E: END,
  });
  const { execution } = await run(definition, { input: [1, 2, 3] });
  const passes = execution.settings.machine.places.filter((place) => place.passes > 0);
  expect(Object.fromEntries(passes.map((place) => [place.at, place.passes]))).toEqual({
    ...{ '/States/A': 1, '/States/A/Next': 1, '/States/C': 1, '/States/C/Choices[0]': 1 },
    ...{ '/States/M': 1, '/States/M/Next': 1, '/States/E': 1, '/States/E/End': 1 },
    ...{ '/States/M/ItemProcessor/States/I': 3, '/States/M/ItemProcessor/States/I/End': 3 },
  });
});
