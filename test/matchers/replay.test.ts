// The matcher that compares an execution with a recorded one.
import '../../src/jest';
import { returns, Simulator } from '../../src/simulator';
import { LAMBDA } from '../support/machines';

const simulator = Simulator.fromDefinition({
  StartAt: 'Charge',
  States: { Charge: { Type: 'Task', Resource: `${LAMBDA}Charge`, End: true } },
});
const run = (result: unknown) => simulator.run({ mocks: { Charge: returns(result) } });

test('an execution behaves like a history, and like another execution', async () => {
  const execution = await run('paid');
  expect(execution).toBehaveLike({ events: (await run('paid')).history });
  expect(execution).toBehaveLike(await run('paid'));
  expect(execution).not.toBehaveLike({ events: (await run('owed')).history });
});

test('the first difference is shown with both sides', async () => {
  const [execution, recorded] = [await run('paid'), await run('owed')];
  expect(() => expect(execution).toBehaveLike({ events: recorded.history })).toThrow(
    'Charge: the task has another result.\n  recorded  "owed"\n  now       "paid"\n',
  );
  expect(() => expect(execution).not.toBehaveLike(execution)).toThrow('Expected a difference, but there is none.');
});

test('a history that cannot be read is an error', async () => {
  const execution = await run('paid');
  expect(() => expect(execution).toBehaveLike('hello')).toThrow('The history is not JSON');
});
