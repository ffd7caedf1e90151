// Replays of recorded executions of about 50 events, from the text of their histories: npm run bench -- replay
import { createRequire } from 'node:module';
import { printCells } from './table.mjs';

const { Simulator, fails, returns, sequence } = createRequire(import.meta.url)('../bundle/simulator.js');

const HISTORIES = 1_000;
const TASKS = 9;

/** A chain of tasks, one of which is retried. */
function definition() {
  const task = (name, next) => ({
    Type: 'Task',
    Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
    Retry: [{ ErrorEquals: ['Busy'] }],
    ...(next === undefined ? { End: true } : { Next: next }),
  });
  const names = Array.from({ length: TASKS }, (_, index) => `Task${index}`);
  return {
    StartAt: names[0],
    States: Object.fromEntries(names.map((name, index) => [name, task(name, names[index + 1])])),
  };
}

export async function printReplays() {
  const simulator = Simulator.fromDefinition(definition());
  const mocks = Object.fromEntries(simulator.tasks.map(({ name }) => [name, returns({ name })]));
  mocks.Task1 = sequence(fails('Busy'), returns({ name: 'Task1' }));
  const { history } = await simulator.run({ input: { order: 7 }, mocks });
  const text = JSON.stringify({ events: history });
  const start = performance.now();
  for (let count = 0; count < HISTORIES; count += 1) {
    if (!(await simulator.replay(text)).isSame) throw new Error('a replay differs from its recording');
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  printCells([
    ['workload', 'time'],
    [`${HISTORIES} replays of ${history.length} events`, `${seconds} s`],
  ]);
}
