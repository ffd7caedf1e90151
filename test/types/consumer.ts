// What nine complaints of a user were about, as it compiles now: each slip is an error, and nothing right needs a cast.
import { returns, Simulator, type HistoryEvent, type MocksOf, type StateMachineDefinition } from '../../src/simulator';

interface Order {
  readonly total: number;
}

// 1: a definition that is wrong in every field
// @ts-expect-error -- StartAt is a text, and States is not there
Simulator.fromDefinition({ StartAt: 5, Stats: {} });

// 2: the exported type of definitions is what the simulator takes
const typed: StateMachineDefinition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
export const ofAnyStates: Simulator = Simulator.fromDefinition(typed);

export async function run() {
  const simulator = Simulator.fromDefinition({
    StartAt: 'Charge',
    States: {
      Charge: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge', End: true },
    },
  });

  // 3: a slip in the name of a state
  // @ts-expect-error -- no state of that name
  await simulator.run({ mocks: { Chrage: returns(1) } });

  // 4: the output has the type that the test gives it
  const execution = await simulator.run<{ id: string }>({ mocks: { Charge: returns({ id: '7' }) } });
  const id: string | undefined = execution.output?.id;

  // 5 and 6: details are typed, before and after narrowing
  const first: HistoryEvent | undefined = execution.history[0];
  const cause: string | undefined = first?.executionFailedEventDetails?.cause;
  const error = first?.type === 'TaskFailed' ? first.taskFailedEventDetails.error : undefined;

  // 7: a slip in a payload
  // @ts-expect-error -- no field of that name
  const mocks: MocksOf<{ Charge: Order }> = { Charge: (order) => order.totl };

  // 8: calls have typed payloads
  const total: number | undefined = execution.invocationsOf<Order>('Charge')[0]?.payload.total;

  // 9: a list that is made for the caller is the caller's
  const states: string[] = execution.visitedStates;
  return { id, cause, error, mocks, total, states };
}
