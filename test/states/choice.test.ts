// Choice: goes where the first rule that holds says.
import { eventsOf, run, where } from '../support/executions';
import { machineOf } from '../support/machines';

const end = { Type: 'Succeed' };
const choice = (rest: object) => ({
  StartAt: 'C',
  States: { C: { Type: 'Choice', ...rest }, A: end, B: end, D: end },
});
const rule = (NumericGreaterThan: number, Next: string) => ({ Variable: '$.n', NumericGreaterThan, Next });
const rules = { Choices: [rule(10, 'A'), rule(5, 'B')], Default: 'D' };

test.each([
  [11, 'A'],
  [6, 'B'],
  [1, 'D'],
])('%d goes to %s', async (n, state) => {
  expect((await run(choice(rules), { input: { n } })).visitedStates).toEqual(['C', state]);
});

test('InputPath selects what the rules see, OutputPath what is passed on', async () => {
  const execution = await run(choice({ ...rules, InputPath: '$.in', OutputPath: '$.n' }), { input: { in: { n: 6 } } });
  expect(execution.visitedStates).toEqual(['C', 'B']);
  expect(execution.output).toBe(6);
});

// Measured on AWS: floci#3167. The documentation says States.NoChoiceMatched.
test('no rule that holds and no Default ends the execution with States.Runtime', async () => {
  const execution = await run(choice({ Choices: [rule(1, 'A'), rule(2, 'B'), rule(3, 'D')] }), { input: { n: 0 } });
  expect(execution).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: `${where('C')}Failed to transition out of the state. The state does not point to a next state.`,
  });
});

test('a Choice state has two events, whichever way it goes', async () => {
  for (const n of [11, 1]) {
    expect(eventsOf(await run(choice(rules), { input: { n } })).slice(1, 3)).toEqual([
      '2<0 ChoiceStateEntered C',
      '3<2 ChoiceStateExited C',
    ]);
  }
});

// Measured on AWS for rules and catchers: floci#2689. Assign and Output of the state itself belong to Default.
test('Output of Default names no rule when it fails', async () => {
  const state = { QueryLanguage: 'JSONata', Output: { v: '{% $states.input.gone %}' }, Default: 'D' };
  const never = [{ Condition: false, Next: 'A' }];
  const execution = await run(choice({ ...state, Choices: [...never, { Condition: false, Next: 'B' }] }));
  expect(execution.cause).toContain("specified for the field 'Output/v' returned nothing");
});

test('the first rule that is true decides, and its variables are assigned, not those of others', async () => {
  const assigning = (NumericGreaterThan: number, v: string) => ({ ...rule(NumericGreaterThan, 'A'), Assign: { v } });
  const shown = { Type: 'Pass', Parameters: { 'v.$': '$v' }, End: true };
  const Choices = [assigning(10, 'first'), assigning(5, 'second')];
  const machine = machineOf({ C: { Type: 'Choice', Choices, Assign: { v: 'none' }, Default: 'A' }, A: shown });
  for (const [n, v] of [
    [11, 'first'],
    [6, 'second'],
    [1, 'none'],
  ] as const) {
    expect((await run(machine, { input: { n } })).output).toEqual({ v });
  }
});
