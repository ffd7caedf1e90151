// An inline Map whose items pass two states each: a mocked task and a Pass that reshapes its result.
import { History, invoke, lambda } from '../floor.mjs';

export const map = {
  title: (size) => `Map over ${size} items, two states each`,
  size: 5000,
  grows: true,
  budgets: { floor: 3, peer: 10 },
  prepare(size, { ours, peer }) {
    const input = { items: Array.from({ length: size }, (_, index) => ({ sku: `sku-${index}`, price: index })) };
    const definition = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'INLINE' },
            StartAt: 'Price',
            States: {
              Price: { Type: 'Task', Resource: lambda('Price'), Next: 'Shape' },
              Shape: { Type: 'Pass', Parameters: { 'sku.$': '$.sku', 'total.$': '$.total' }, End: true },
            },
          },
          End: true,
        },
      },
    };
    const mocks = { Price: (item) => ({ sku: item.sku, total: item.price * 2 }) };
    // A standard execution ends at 25,000 events, and this makes more: an express one has no such limit.
    const options = { type: 'EXPRESS' };
    const machines = { ours: ours.machine({ definition, mocks, options }), peer: peer?.machine({ definition, mocks }) };
    return {
      floor: () => floor(input, input.items, mocks, ({ sku, total }) => ({ sku, total })),
      ours: () => machines.ours(input),
      ...(peer && { peer: () => machines.peer(input) }),
    };
  },
};

/** For growth alone: so many items stay within 256 KiB only when they are digits. */
export const mapDigits = {
  title: (size) => `Map over ${size} digits, two states each`,
  prepare(size, { ours }) {
    const definition = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: {
            StartAt: 'Price',
            States: {
              Price: { Type: 'Task', Resource: lambda('Price'), Next: 'Shape' },
              Shape: { Type: 'Pass', OutputPath: '$.total', End: true },
            },
          },
          End: true,
        },
      },
    };
    const mocks = { Price: (digit) => ({ total: 9 - digit }) };
    const machine = ours.machine({ definition, mocks, options: { type: 'EXPRESS' } });
    const input = Array.from({ length: size }, (_, index) => index % 10);
    return { floor: () => floor(input, input, mocks, ({ total }) => total), ours: () => machine(input) };
  },
};

function floor(input, items, mocks, shape) {
  const history = new History();
  let id = history.add(0, 'ExecutionStarted', { input });
  id = history.add(id, 'MapStateEntered', { name: 'Each', input });
  const started = history.add(id, 'MapStateStarted', { length: items.length });
  const output = items.map((item, index) => {
    id = history.add(started, 'MapIterationStarted', { name: 'Each', index });
    const { result, id: priced } = invoke(history, id, 'Price', mocks.Price, item);
    id = history.add(priced, 'TaskStateExited', { name: 'Price', output: result });
    id = history.add(id, 'PassStateEntered', { name: 'Shape', input: result });
    const shaped = shape(result);
    id = history.add(id, 'PassStateExited', { name: 'Shape', output: shaped });
    id = history.add(id, 'MapIterationSucceeded', { name: 'Each', index });
    return shaped;
  });
  id = history.add(id, 'MapStateSucceeded', undefined);
  id = history.add(id, 'MapStateExited', { name: 'Each', output });
  history.add(id, 'ExecutionSucceeded', { output });
  return { result: output, history };
}
