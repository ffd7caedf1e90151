// Compiles when the simulator's types accept what is right and refuse each slip: the type check of the tests is the test.
import '../../src/jest';
import type { StateMachineDefinition } from '../../src/asl/definition.generated';
import type { JsonObject } from '../../src/json/json';
import {
  after,
  fails,
  returns,
  sequence,
  Simulator,
  type Execution,
  type MockEntries,
  type Mocks,
  type MocksOf,
} from '../../src/simulator';

interface Order {
  readonly id: string;
  readonly total: number;
}

interface Receipt {
  readonly receipt: string;
}

declare function charge(order: Order): Promise<Receipt>;

/** Compiles when both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => undefined;

const simulator = Simulator.fromDefinition({
  StartAt: 'Charge',
  States: {
    Charge: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge', Next: 'Both' },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Ship', States: { Ship: { Type: 'Pass', End: true } } },
        {
          StartAt: 'Each',
          States: {
            Each: {
              Type: 'Map',
              ItemProcessor: { StartAt: 'Pack', States: { Pack: { Type: 'Pass', End: true } } },
              End: true,
            },
          },
        },
      ],
      End: true,
    },
  },
});

export function definitions(object: object, json: JsonObject, unknown: unknown, typed: StateMachineDefinition) {
  same<typeof simulator, Simulator<'Charge' | 'Both' | 'Ship' | 'Each' | 'Pack'>>(true);

  Simulator.fromDefinition({
    // @ts-expect-error -- a field with a value of another type
    StartAt: 5,
    Stats: {},
  });
  // @ts-expect-error -- a slip in a state's type
  Simulator.fromDefinition({ StartAt: 'A', States: { A: { Type: 'Pas', End: true } } });
  // @ts-expect-error -- a slip in the name of a state's field
  Simulator.fromDefinition({ StartAt: 'A', States: { A: { Type: 'Task', Resource: 'x', Retyr: [], End: true } } });
  // @ts-expect-error -- a slip in a definition's field
  Simulator.fromDefinition({ StartAt: 'A', Stats: {}, States: { A: { Type: 'Succeed' } } });
  // @ts-expect-error -- a field that must be there
  Simulator.fromDefinition({ StartAt: 'A', States: { A: { Type: 'Task', End: true } } });
  // @ts-expect-error -- what may be anything: JSON.parse, JsonObject or object say that a definition is meant
  Simulator.fromDefinition(unknown);
  // @ts-expect-error -- nothing
  Simulator.fromDefinition(undefined);

  // Of unknown shape: any state may be meant.
  same<ReturnType<typeof ofUnknownShape>[number], Simulator>(true);
  function ofUnknownShape() {
    return [
      Simulator.fromDefinition(typed),
      Simulator.fromDefinition(object),
      Simulator.fromDefinition(json),
      Simulator.fromDefinition('{}'),
      Simulator.fromDefinition(JSON.parse('{}')),
      Simulator.fromDefinition({ StartAt: 'A', States: { A: object } }),
      Simulator.fromFile('orders.asl.json'),
    ];
  }

  // As TypeScript imports a JSON file: the types of states are texts, their names are known.
  const imported = {
    StartAt: 'A',
    States: {
      A: { Type: 'Parallel', End: true, Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', End: true } } }] },
    },
  };
  same<ReturnType<typeof ofImported>, Simulator<'A' | 'B'>>(true);
  function ofImported() {
    return Simulator.fromDefinition(imported);
  }

  // Mocks may be for the states of the machines that are started too.
  same<ReturnType<typeof withMachines>, Simulator<'A' | 'B' | 'C' | 'D'>>(true);
  function withMachines() {
    const nested = { StartAt: 'C', States: { C: { Type: 'Pass', End: true } } };
    const express = { definition: { StartAt: 'D', States: { D: { Type: 'Pass', End: true } } }, type: 'EXPRESS' };
    return Simulator.fromDefinition(imported, { name: 'Outer', machines: { nested, express } });
  }
  same<ReturnType<typeof withText>, Simulator>(true);
  function withText() {
    return Simulator.fromDefinition(imported, { machines: { nested: '{}' } });
  }
}

export async function stateNames() {
  const execution = await simulator.run({
    mocks: { Charge: returns(1), 'arn:aws:lambda:us-east-1:123456789012:function:Charge': fails('Broken') },
  });
  same<typeof execution.visitedStates, ('Charge' | 'Both' | 'Ship' | 'Each' | 'Pack')[]>(true);
  execution.invocationsOf('Charge');
  execution.retriesOf('Charge');
  execution.catchesOf('Charge');

  // @ts-expect-error -- a slip in the name of a state
  await simulator.run({ mocks: { Chrage: returns(1) } });
  // @ts-expect-error -- also among pairs
  await simulator.run({ mocks: [['Chrage', returns(1)]] });
  // @ts-expect-error -- and in what is asked
  execution.invocationsOf('Chrage');
  // @ts-expect-error -- and in what is asked
  execution.retriesOf('Chrage');
  // @ts-expect-error -- and in what is asked
  execution.catchesOf('Chrage');
  // @ts-expect-error -- and in what is tested
  await simulator.testState({ stateName: 'Chrage', input: '{}' });

  const live = simulator.start();
  await (await live.until('Charge')).sendTaskSuccess('a token', {});
  // @ts-expect-error -- a slip in the name of a state
  await live.until('Chrage');
  // @ts-expect-error -- a slip in the name of a state
  live.taskToken('Chrage');

  // Whoever wants to name any state says so.
  const anyNames: Simulator = simulator;
  const mocks: Mocks = { Chrage: returns(1) };
  const entries: MockEntries = new Map([['Chrage', returns(1)]]);
  await anyNames.run({ mocks: { Chrage: returns(1) } });
  await anyNames.run({ mocks: entries });
  await simulator.run({ mocks });
}

export async function outputs() {
  const plain = await simulator.run();
  // @ts-expect-error -- JSON of unknown shape is narrowed first
  plain.output.id;

  const execution = await simulator.run<Order>();
  const id: string | undefined = execution.output?.id;
  // @ts-expect-error -- a slip in the name of a field
  execution.output?.totl;
  // @ts-expect-error -- an execution that failed has no output
  execution.output.id;

  const live = await simulator.start<Order>().until('Charge');
  same<typeof live.output, Order | undefined>(true);
  const ofAnyOutput: readonly Execution[] = [plain, execution, live];
  return { id, ofAnyOutput };
}

export async function matchers() {
  const execution = await simulator.run();
  expect(execution).toHaveVisited('Charge', 'Ship');
  // @ts-expect-error -- a slip in the name of a state
  expect(execution).toHaveVisited('Chrage');
  // @ts-expect-error -- a slip in the name of a state
  expect(execution).toHaveRetried('Chrage');
  // @ts-expect-error -- a slip in the name of a state
  expect(execution).not.toHaveCaught('Chrage');
  // @ts-expect-error -- a slip in the name of a state
  await expect(simulator.run()).resolves.toHaveInvoked('Chrage');
  const ofAnyState: Execution = execution;
  expect(ofAnyState).toHaveVisited('Chrage');
}

export async function payloads() {
  const mocks: MocksOf<{ Charge: typeof charge; Ship: Order }> = {
    Charge: ({ total }) => ({ receipt: `${total}` }),
    Ship: (order) => order.total,
  };
  const execution = await simulator.run({ mocks });

  // @ts-expect-error -- a slip in the payload
  const slip: MocksOf<{ Ship: Order }> = { Ship: (order) => order.totl };
  // @ts-expect-error -- also further inside
  const inside: MocksOf<{ Ship: Order }> = { Ship: after(5, (order) => order.totl) };
  // @ts-expect-error -- also further inside
  const inSequence: MocksOf<{ Ship: Order }> = { Ship: sequence(fails(), (order) => order.totl) };
  // @ts-expect-error -- a result that the function would not give
  const result: MocksOf<{ Charge: typeof charge }> = { Charge: returns({ recipe: 'r' }) };
  // @ts-expect-error -- also further inside
  const later: MocksOf<{ Charge: typeof charge }> = { Charge: after(1, returns({ recipe: 'r' })) };
  // @ts-expect-error -- also further inside
  const sequential: MocksOf<{ Charge: typeof charge }> = { Charge: sequence(fails('E'), returns({ recipe: 'r' })) };
  // @ts-expect-error -- also what a mock function returns
  const returned: MocksOf<{ Charge: typeof charge }> = { Charge: ({ id }) => ({ recipe: id }) };
  const right: MocksOf<{ Charge: typeof charge }> = {
    Charge: sequence(
      fails('E'),
      after(1, returns({ receipt: 'r' })),
      async ({ id }) => ({ receipt: id }),
      () => fails('E'),
    ),
  };

  // Where a mock is not typed, its parameter may be.
  await simulator.run({ mocks: { Charge: (order: Order) => order.total, Ship: after(1, (order) => order.anything) } });
  // @ts-expect-error -- a slip in the payload
  await simulator.run({ mocks: { Charge: (order: Order) => order.totl } });

  const total: number | undefined = execution.invocationsOf<Order>('Charge')[0]?.payload.total;
  // @ts-expect-error -- JSON of unknown shape is narrowed first
  execution.invocations[0]?.payload.total;
  const events: string[] = execution.visitedStates;
  return { slip, inside, inSequence, result, later, sequential, returned, right, total, events };
}
