// States with another name: found where no other state could be meant.
import { renamedStates } from '../../src/replay/renamed-states';
import type { RecordedEvent } from '../../src/runtime/history-events';
import { LAMBDA } from '../support/machines';

const task = (name: string, rest: object = {}) => ({ Type: 'Task', Resource: `${LAMBDA}${name}`, ...rest });

function machine(states: Record<string, object>) {
  return { StartAt: Object.keys(states)[0]!, States: states } as never;
}

/** A visit to each state in turn, as in a history. */
function visits(...states: readonly (readonly [type: string, name: string, resource?: string])[]): RecordedEvent[] {
  const events: object[] = [];
  for (const [type, name, resource] of states) {
    const entered = events.push({ type: `${type}StateEntered`, details: { name } });
    if (resource !== undefined) {
      events.push({ type: 'LambdaFunctionScheduled', previousEventId: entered, details: { resource } });
    }
  }
  return events.map((event, index) => ({ previousEventId: 0, ...event, id: index + 1 }) as never);
}

test('a task with another name is found by what it calls', () => {
  const events = visits(['Task', 'Charge', `${LAMBDA}Pay`], ['Task', 'Ship', `${LAMBDA}Ship`]);
  const current = machine({ Pay: task('Pay', { Next: 'Ship' }), Ship: task('Ship', { End: true }) });
  expect(renamedStates(events, current, undefined)).toEqual([{ from: 'Charge', to: 'Pay' }]);
});

test('a task that calls something else has not been renamed', () => {
  const events = visits(['Task', 'Charge', `${LAMBDA}Pay`]);
  expect(renamedStates(events, machine({ Refund: task('Refund', { End: true }) }), undefined)).toEqual([]);
});

test('another state of the same kind makes a name doubtful', () => {
  const current = machine({ One: { Type: 'Pass', Next: 'Two' }, Two: { Type: 'Pass', End: true } });
  expect(renamedStates(visits(['Pass', 'Go']), current, undefined)).toEqual([]);
  expect(
    renamedStates(visits(['Pass', 'Go'], ['Pass', 'On']), machine({ One: { Type: 'Pass', End: true } }), undefined),
  ).toEqual([]);
});

test('with the recorded definition, states are the same if they are written the same', () => {
  const recorded = machine({
    Go: { Type: 'Pass', Result: 1, Next: 'On' },
    On: { Type: 'Pass', Result: 2, Next: 'Spare' },
    Spare: { Type: 'Pass', Result: 3, End: true },
  });
  const current = machine({
    Begin: { Type: 'Pass', Result: 1, Next: 'Spare' },
    Proceed: { Type: 'Pass', Result: 5, Next: 'Spare' },
    Spare: { Type: 'Pass', Result: 3, End: true },
  });
  expect(renamedStates(visits(['Pass', 'Go'], ['Pass', 'On']), current, recorded)).toEqual([
    { from: 'Go', to: 'Begin' },
  ]);
});
