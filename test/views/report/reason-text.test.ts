import { Simulator, fails, returns, sequence } from '../../../src/simulator';
import type { Reason } from '../../../src/steps/reason';
import { reasonText } from '../../../src/views/report/reason-text';

const texts = async (definition: object, options: object = {}) => {
  const { steps } = await Simulator.fromDefinition(definition).run(options);
  return steps[0]!.reasons.map(reasonText);
};

test('the rules of a Choice are shown with what they compared', async () => {
  const definition = {
    StartAt: 'Pick',
    States: {
      Pick: {
        Type: 'Choice',
        Choices: [
          { Variable: '$.total', NumericGreaterThan: 100, Next: 'A' },
          { Variable: '$.total', NumericLessThanPath: '$.limit', Next: 'A' },
          {
            And: [{ Variable: '$.none', IsPresent: false }, { Not: { Variable: '$.total', NumericEquals: 6 } }],
            Next: 'B',
          },
        ],
        Default: 'A',
      },
      A: { Type: 'Succeed' },
      B: { Type: 'Succeed' },
    },
  };
  expect(await texts(definition, { input: { total: 5, limit: 1 } })).toEqual([
    'Choices[0] is false: $.total (5) NumericGreaterThan 100',
    'Choices[1] is false: $.total (5) NumericLessThanPath $.limit (1)',
    'Choices[2] is true: $.none (missing) IsPresent false is true and not ($.total (5) NumericEquals 6 is false) is true. Continues with B.',
  ]);
  expect((await texts(definition, { input: { total: 6, limit: 1 } })).at(-1)).toBe(
    'Default, because no rule is true. Continues with A.',
  );
});

test('retriers and catchers say what they matched, how long they waited, and whether they are used up', async () => {
  const definition = {
    StartAt: 'Charge',
    States: {
      Charge: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge',
        Retry: [{ ErrorEquals: ['Other'] }, { ErrorEquals: ['Busy'], MaxAttempts: 1, IntervalSeconds: 90 }],
        Catch: [
          { ErrorEquals: ['Other'], Next: 'A' },
          { ErrorEquals: ['States.ALL'], Next: 'A' },
        ],
        End: true,
      },
      A: { Type: 'Succeed' },
    },
  };
  expect(await texts(definition, { mocks: { Charge: sequence(fails('Busy'), fails('Busy'), returns(1)) } })).toEqual([
    'Retry[0] (Other) does not name the error, attempt 1',
    'Retry[1] (Busy) matched Busy and retried after 1 min 30 s: 1 of 1, attempt 1',
    'Retry[0] (Other) does not name the error, attempt 2',
    'Retry[1] (Busy) is used up: 1 of 1 retries, attempt 2',
    'Catch[0] (Other) does not name the error',
    'Catch[1] (States.ALL) matched States.ALL, continues with A',
  ]);
});

test('JSONata expressions are shown with their results', async () => {
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Add',
    States: { Add: { Type: 'Pass', Output: { sum: '{% $states.input.a +\n  1 %}' }, End: true } },
  };
  expect(await texts(definition, { input: { a: 2 } })).toEqual(['Output/sum: $states.input.a + 1 = 3']);
});

test('a permission says what the role may not do and why', () => {
  const reason: Reason = {
    kind: 'permission',
    ...{
      attempt: 1,
      role: 'Role',
      action: 'lambda:InvokeFunction',
      resource: 'arn',
      verdict: 'denied',
      why: 'no statement',
    },
  };
  expect(reasonText(reason)).toBe('The role Role may not lambda:InvokeFunction on arn: no statement');
});
