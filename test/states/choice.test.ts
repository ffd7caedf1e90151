// Choice: goes where the first rule that holds says.
import { run, where } from '../support/executions';

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
