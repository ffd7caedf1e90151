// A loop: a Choice on a counter, and a Pass that counts with an intrinsic function. Two transitions a turn.
import { History } from '../floor.mjs';

// A standard execution ends at 25,000 events, which the larger sizes pass: an express one has no such limit.
const options = { type: 'EXPRESS' };

const input = { order: 'A-1', i: 0 };

/** The same loop in JSONata, which the peer does not speak as AWS does: it stands beside the floor alone. */
export const loopJsonata = {
  title: (size) => `the same loop in JSONata, ${size} transitions`,
  size: 6000,
  grows: true,
  budgets: { floor: 6, peer: undefined },
  prepare(size, { ours }) {
    const turns = size / 2;
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'More?',
      States: {
        'More?': {
          Type: 'Choice',
          Choices: [{ Condition: `{% $states.input.i < ${turns} %}`, Next: 'Count' }],
          Default: 'Done',
        },
        Count: {
          Type: 'Pass',
          Output: { order: '{% $states.input.order %}', i: '{% $states.input.i + 1 %}' },
          Next: 'More?',
        },
        Done: { Type: 'Succeed' },
      },
    };
    const machine = ours.machine({ definition, mocks: {}, options });
    return { floor: () => floor(turns), ours: () => machine(input) };
  },
};

export const loop = {
  title: (size) => `loop of ${size} transitions`,
  size: 6000,
  grows: true,
  budgets: { floor: 3, peer: 10 },
  prepare(size, { ours, peer }) {
    const turns = size / 2;
    const definition = {
      StartAt: 'More?',
      States: {
        'More?': {
          Type: 'Choice',
          Choices: [{ Variable: '$.i', NumericLessThan: turns, Next: 'Count' }],
          Default: 'Done',
        },
        Count: {
          Type: 'Pass',
          Parameters: { 'order.$': '$.order', 'i.$': 'States.MathAdd($.i, 1)' },
          Next: 'More?',
        },
        Done: { Type: 'Succeed' },
      },
    };
    const machines = {
      ours: ours.machine({ definition, mocks: {}, options }),
      peer: peer?.machine({ definition, mocks: {} }),
    };
    return {
      floor: () => floor(turns),
      ours: () => machines.ours(input),
      ...(peer && { peer: () => machines.peer(input) }),
    };
  },
};

function floor(turns) {
  const history = new History();
  let id = history.add(0, 'ExecutionStarted', { input });
  let value = input;
  for (;;) {
    id = history.add(id, 'ChoiceStateEntered', { name: 'More?', input: value });
    id = history.add(id, 'ChoiceStateExited', { name: 'More?', output: value });
    if (!(typeof value.i === 'number' && value.i < turns)) break;
    id = history.add(id, 'PassStateEntered', { name: 'Count', input: value });
    value = { order: value.order, i: value.i + 1 };
    id = history.add(id, 'PassStateExited', { name: 'Count', output: value });
  }
  id = history.add(id, 'SucceedStateEntered', { name: 'Done', input: value });
  id = history.add(id, 'SucceedStateExited', { name: 'Done', output: value });
  history.add(id, 'ExecutionSucceeded', { output: value });
  return { result: value, history };
}
