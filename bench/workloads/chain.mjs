// A chain of tasks whose results are kept under a key of the order: what most workflows are.
import { History, invoke, lambda } from '../floor.mjs';

const input = { order: 'A-1', total: 25, items: ['pen', 'ink', 'paper'] };

export const chain = {
  title: (size) => `chain of ${size} mocked tasks`,
  size: 13,
  budgets: { floor: 3, peer: 10 },
  prepare(size, { ours, peer }) {
    const names = Array.from({ length: size }, (_, index) => `Step${index + 1}`);
    const definition = {
      StartAt: names[0],
      States: Object.fromEntries(
        names.map((name, index) => [
          name,
          {
            Type: 'Task',
            Resource: lambda(name),
            ResultPath: '$.last',
            ...(index + 1 < size ? { Next: names[index + 1] } : { End: true }),
          },
        ]),
      ),
    };
    const mocks = Object.fromEntries(names.map((name, index) => [name, () => ({ step: index + 1 })]));
    const machines = { ours: ours.machine({ definition, mocks }), peer: peer?.machine({ definition, mocks }) };
    return {
      floor: () => floor(names, mocks),
      ours: () => machines.ours(input),
      ...(peer && { peer: () => machines.peer(input) }),
    };
  },
};

function floor(names, mocks) {
  const history = new History();
  let id = history.add(0, 'ExecutionStarted', { input });
  let value = input;
  for (const name of names) {
    const called = invoke(history, id, name, mocks[name], value);
    value = { ...value, last: called.result };
    id = history.add(called.id, 'TaskStateExited', { name, output: value });
  }
  history.add(id, 'ExecutionSucceeded', { output: value });
  return { result: value, history };
}
