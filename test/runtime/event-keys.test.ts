// The types of events and the keys of their details, held to AWS's model of GetExecutionHistory.
import { DETAILS_KEYS, PAYLOAD_KEYS } from '../../src/runtime/event-keys';
import { MODEL } from '../../src/services/api/states.generated';

const { HistoryEvent, HistoryEventType } = MODEL.shapes as unknown as {
  readonly HistoryEvent: { readonly members: Readonly<Record<string, string>> };
  readonly HistoryEventType: { readonly enum: readonly string[] };
};

test("every type of event is one of AWS's, and its details have a name that AWS knows", () => {
  const keys = Object.entries(DETAILS_KEYS);
  expect(keys.filter(([type]) => !HistoryEventType.enum.includes(type))).toEqual([]);
  expect(keys.filter(([, key]) => key !== null && !Object.hasOwn(HistoryEvent.members, key))).toEqual([]);
});

test('details are named after the type of the event, or after its kind of state', () => {
  for (const [type, key] of Object.entries(DETAILS_KEYS)) {
    const state = /State(Entered|Exited)$/.exec(type)?.[0];
    const name = `${(state ?? type).charAt(0).toLowerCase()}${(state ?? type).slice(1)}EventDetails`;
    expect([type, key]).toEqual([type, Object.hasOwn(HistoryEvent.members, name) ? name : null]);
  }
});

test('the payload of an event is a detail that the model knows: its input, its output, its parameters or its index', () => {
  expect(PAYLOAD_KEYS).toMatchObject({
    TaskScheduled: 'parameters',
    ActivityScheduled: 'input',
    LambdaFunctionScheduled: 'input',
    ExecutionStarted: 'input',
    PassStateEntered: 'input',
    PassStateExited: 'output',
    TaskSubmitted: 'output',
    LambdaFunctionSucceeded: 'output',
    ExecutionSucceeded: 'output',
    MapIterationStarted: 'index',
    MapIterationAborted: 'index',
    TaskFailed: undefined,
    TaskStarted: undefined,
  });
  const shapes = MODEL.shapes as unknown as Readonly<Record<string, { members: Readonly<Record<string, string>> }>>;
  for (const [type, key] of Object.entries(DETAILS_KEYS)) {
    const payload = PAYLOAD_KEYS[type as keyof typeof DETAILS_KEYS];
    if (key === null || payload === undefined) continue;
    expect([type, Object.keys(shapes[HistoryEvent.members[key]!]!.members)]).toEqual([
      type,
      expect.arrayContaining([payload]),
    ]);
  }
});
