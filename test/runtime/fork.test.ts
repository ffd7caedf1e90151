// Branches that run side by side: when each starts, what it names as its predecessor, and what ends with it.
import type { TaskHandler } from '../../src/runtime/task';
import { failure, success } from '../../src/runtime/task-reply';
import { inner, LAMBDA, only } from '../support/machines';
import { eventsIn, start, virtual, type Started } from '../support/simulations';

const TASK = { Type: 'Task', Resource: `${LAMBDA}T` };
const PASS = { Type: 'Pass' };
const map = (state: object, rest: object = {}) =>
  only({ Type: 'Map', ItemsPath: '$', ItemProcessor: inner(state), ...rest });

async function run(definition: object, options?: Started) {
  const { simulation, scheduler } = virtual();
  const { execution, ended } = start(simulation, definition, options);
  await scheduler.run();
  return { execution, ended, scheduler };
}

/** Fails for the item -1, answers all others after as many seconds as the item says. */
const timed: TaskHandler = ({ arguments: item }) => {
  if (item === -1) return failure({ error: 'E', cause: undefined });
  return success(item, undefined, 1000 * Number(item));
};

test('results are in the order of the branches, whichever ended first', async () => {
  const { execution } = await run(map(TASK), { input: [3, 1, 2], handler: timed });
  expect(execution.end).toEqual({ status: 'SUCCEEDED', output: [3, 1, 2], stopTime: 3_000 });
});

test('no branches are an empty list of results, at once', async () => {
  const { execution } = await run(map(TASK), { input: [] });
  expect(execution.end).toEqual({ status: 'SUCCEEDED', output: [], stopTime: 0 });
  expect(eventsIn(execution).slice(2, 4)).toEqual(['3<2 MapStateStarted', '4<3 MapStateSucceeded']);
});

test('a branch that waited for room names the last event of the branch that made it', async () => {
  const { execution } = await run(map(PASS, { MaxConcurrency: 1 }), { input: [1, 2] });
  expect(eventsIn(execution).slice(3, 12)).toEqual([
    ...['4<3 MapIterationStarted', '5<4 PassStateEntered', '6<5 PassStateExited', '7<6 MapIterationSucceeded'],
    ...['8<6 MapIterationStarted', '9<8 PassStateEntered', '10<9 PassStateExited', '11<10 MapIterationSucceeded'],
    '12<11 MapStateSucceeded',
  ]);
});

describe('when an iteration fails', () => {
  const endsOf = async (...args: Parameters<typeof run>) =>
    (await run(...args)).execution.history.events
      .filter(({ type }) => /^MapIteration(Failed|Aborted)$/.test(type))
      .map(({ type, details }) => `${type} ${(details as { index: number }).index}`);

  test('it is reported as failed, and those beside it as aborted, in their order', async () => {
    const ends = await endsOf(map(TASK), { input: [5, -1, 5], handler: timed });
    expect(ends).toEqual(['MapIterationAborted 0', 'MapIterationFailed 1', 'MapIterationAborted 2']);
  });

  test('one that had ended, and one that had not begun, are not reported', async () => {
    expect(await endsOf(map(TASK), { input: [0, 5, -1], handler: timed })).not.toContain('MapIterationAborted 0');
    const ItemProcessor = { StartAt: 'F', States: { F: { Type: 'Fail' } } };
    expect(await endsOf(map({}, { ItemProcessor }), { input: [1, 2, 3] })).toEqual(['MapIterationFailed 0']);
  });
});

test('a fault in one branch ends the others and the run, and is no failure of the machine', async () => {
  const fault = new Error('broken');
  let calls = 0;
  const handler: TaskHandler = () => {
    calls += 1;
    if (calls === 2) throw fault;
    return success(1, undefined, 5_000);
  };
  const { ended, execution, scheduler } = await run(map(TASK), { input: [1, 2, 3], handler });
  await expect(ended).rejects.toBe(fault);
  expect([calls, execution.end.status, scheduler.isStill]).toEqual([2, 'RUNNING', true]);
  expect(eventsIn(execution).filter((event) => /Failed|Aborted/.test(event))).toEqual([]);
});

describe('a redrive', () => {
  test('resumes the branches that had not ended, and keeps the results of the others', async () => {
    const asked: unknown[] = [];
    let isBroken = true;
    const handler: TaskHandler = (call) => {
      asked.push(call.arguments);
      return call.arguments === 2 && isBroken
        ? failure({ error: 'E', cause: undefined }, { afterMs: 1_500 })
        : timed(call);
    };
    const { execution, scheduler } = await run(map(TASK), { input: [1, 2, 3], handler });
    expect([execution.end.status, asked]).toEqual(['FAILED', [1, 2, 3]]);
    isBroken = false;
    asked.length = 0;
    const before = execution.history.latestId;
    execution.redrive();
    await scheduler.run();
    expect(execution.end).toMatchObject({ status: 'SUCCEEDED', output: [1, 2, 3] });
    expect(asked).toEqual([2, 3]);
    // Nothing is entered or started anew.
    expect(
      eventsIn(execution)
        .slice(before)
        .filter((event) => /Entered|IterationStarted|MapStateStarted/.test(event)),
    ).toEqual([]);
  });

  test('that fails as well can be repeated', async () => {
    let failures = 2;
    const handler: TaskHandler = () =>
      (failures -= 1) >= 0 ? failure({ error: 'E', cause: undefined }) : success('done');
    const { execution, scheduler } = await run(map(TASK, { MaxConcurrency: 1 }), { input: [1, 2], handler });
    execution.redrive();
    await scheduler.run();
    expect(execution.end.status).toBe('FAILED');
    execution.redrive();
    await scheduler.run();
    expect(execution.end).toMatchObject({ status: 'SUCCEEDED', output: ['done', 'done'] });
  });
});
