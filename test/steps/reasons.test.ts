// step.reasons: why a state did what it did.
import { fails, returns, sequence, Simulator, type Reason, type Step } from '../../src/simulator';
import { LAMBDA, only, task } from '../support/machines';
import { allow, CALL_CHARGE, CHARGE, deny, inline, simulator } from '../support/role-templates';

async function reasonsIn(definition: object, options: object = {}): Promise<readonly Reason[]> {
  const { steps } = await Simulator.fromDefinition(definition).run(options);
  return steps[0]!.reasons;
}

interface Rule {
  readonly Next: string;
  readonly [field: string]: unknown;
}

/** A Choice named S with these rules; its targets do nothing. */
function choice(
  Choices: readonly Rule[],
  fields: { readonly Default?: string; readonly [field: string]: unknown } = {},
): object {
  const targets = [...Choices.map(({ Next }) => Next), ...(fields.Default === undefined ? [] : [fields.Default])];
  const ends = Object.fromEntries(targets.map((name) => [name, { Type: 'Succeed' }]));
  return { StartAt: 'S', States: { S: { Type: 'Choice', Choices, ...fields }, ...ends } };
}

describe('a Choice', () => {
  const rules = [
    {
      And: [
        { Variable: '$.score', NumericGreaterThan: 10 },
        { Variable: '$.kind', StringEquals: 'b' },
      ],
      Next: 'High',
    },
    { Not: { Variable: '$.score', NumericLessThanPath: '$.least' }, Next: 'Mid' },
  ];
  const definition = choice(rules, { Default: 'Low' });

  test('shows each rule that it looked at with the values that it compared, then Default', async () => {
    expect(await reasonsIn(definition, { input: { score: 20, kind: 'a', least: 50 } })).toEqual([
      {
        kind: 'rule',
        place: '/States/S/Choices[0]',
        next: 'High',
        test: {
          kind: 'And',
          verdict: false,
          tests: [
            {
              kind: 'comparison',
              variable: '$.score',
              operator: 'NumericGreaterThan',
              value: 20,
              operand: 10,
              verdict: true,
            },
            {
              kind: 'comparison',
              variable: '$.kind',
              operator: 'StringEquals',
              value: 'a',
              operand: 'b',
              verdict: false,
            },
          ],
        },
      },
      {
        kind: 'rule',
        place: '/States/S/Choices[1]',
        next: 'Mid',
        test: {
          kind: 'Not',
          verdict: false,
          tests: [
            {
              ...{ kind: 'comparison', variable: '$.score', operator: 'NumericLessThanPath', value: 20, verdict: true },
              ...{ operand: 50, operandPath: '$.least' },
            },
          ],
        },
      },
      { kind: 'default', place: '/States/S/Default', next: 'Low' },
    ]);
  });

  test('does not look at what comes after a rule that is true, or after the test that decides', async () => {
    expect(await reasonsIn(definition, { input: { score: 20, kind: 'b' } })).toMatchObject([{ next: 'High' }]);
    expect(await reasonsIn(definition, { input: { score: 5, kind: 'a', least: 1 } })).toMatchObject([
      { test: { verdict: false, tests: [{ variable: '$.score', verdict: false }] } },
      { next: 'Mid', test: { verdict: true } },
    ]);
  });

  test('shows the comparison that failed', async () => {
    const reasons = await reasonsIn(choice([{ Variable: '$.no', StringEquals: 'a', Next: 'Low' }]));
    const cause = "Invalid path '$.no': The choice state's condition path references an invalid value.";
    expect(reasons).toEqual([
      {
        kind: 'rule',
        place: '/States/S/Choices[0]',
        next: 'Low',
        test: {
          kind: 'comparison',
          variable: '$.no',
          operator: 'StringEquals',
          operand: 'a',
          error: 'States.Runtime',
          cause,
        },
      },
    ]);
  });

  test('reads variables, the context object and the time as they were', async () => {
    const rule = {
      And: [
        { Variable: '$limit', NumericEquals: 2 },
        { Variable: '$$.Map.Item.Value.a', NumericEquals: 1 },
        { Variable: '$$.State.EnteredTime', StringEquals: '2026-01-01T00:00:05Z' },
      ],
      Next: 'Yes',
    };
    const processor = {
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { limit: 2 }, Next: 'Wait' },
        Wait: { Type: 'Wait', Seconds: 5, Next: 'Pick' },
        Pick: { Type: 'Choice', Choices: [rule], Default: 'No' },
        Yes: { Type: 'Pass', Assign: { limit: 3 }, End: true },
        No: { Type: 'Pass', End: true },
      },
    };
    const map = { Type: 'Map', ItemsPath: '$.list', ItemSelector: {}, ItemProcessor: processor, End: true };
    const { steps } = await Simulator.fromDefinition({
      StartAt: 'Before',
      States: { Before: { Type: 'Pass', Assign: { limit: 1 }, Next: 'Each' }, Each: map },
    } as object).run({ input: { list: [{ a: 1 }] } });
    const [attempt] = steps[1]!.attempts;
    const inner: readonly Step[] = attempt?.kind === 'Map' ? attempt.iterations[0]!.steps : [];
    const looked = [
      { value: 2, verdict: true },
      { value: 1, verdict: true },
      { value: '2026-01-01T00:00:05Z', verdict: true },
    ];
    expect(inner.find(({ name }) => name === 'Pick')?.reasons).toMatchObject([
      { test: { verdict: true, tests: looked } },
    ]);
  });

  test('in JSONata shows the conditions, and the Output of the rule that was true', async () => {
    const low = { Condition: '{% $states.input.a < 0 %}', Next: 'Low' };
    const high = { Condition: '{% $states.input.a > 0 %}', Output: '{% $states.input.a + 1 %}', Next: 'High' };
    const fields = { QueryLanguage: 'JSONata', Default: 'Mid', Output: '{% 0 %}' };
    expect(await reasonsIn(choice([low, high], fields), { input: { a: 1 } })).toEqual([
      {
        ...{ kind: 'rule', place: '/States/S/Choices[0]', next: 'Low' },
        test: { kind: 'condition', expression: '$states.input.a < 0', verdict: false },
      },
      {
        ...{ kind: 'rule', place: '/States/S/Choices[1]', next: 'High' },
        test: { kind: 'condition', expression: '$states.input.a > 0', verdict: true },
      },
      { kind: 'expression', field: 'Choices[1]/Output', expression: '$states.input.a + 1', result: 2 },
    ]);
  });

  test('says that a random condition cannot be repeated', async () => {
    const rule = { Condition: '{% $random() < 2 %}', Next: 'High' };
    expect(await reasonsIn(choice([rule], { QueryLanguage: 'JSONata' }))).toMatchObject([
      { test: { kind: 'condition', unknown: 'it depends on random numbers' } },
    ]);
  });
});

describe('expressions', () => {
  test('have the results that the run recorded, random ones too', async () => {
    const state = {
      ...{ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', QueryLanguage: 'JSONata' },
      Arguments: { FunctionName: 'F', Payload: { id: '{% $uuid() %}', list: ['{% $states.input.a %}'] } },
      TimeoutSeconds: '{% $states.input.a * 60 %}',
      Assign: { kept: '{% $states.result.Payload %}' },
      Output: '{% $states.result.StatusCode %}',
    };
    const reasons = await reasonsIn(only(state), { input: { a: 2 }, mocks: { S: returns({ ok: true }) } });
    expect(reasons).toEqual([
      {
        kind: 'expression',
        field: 'Arguments/Payload/id',
        expression: '$uuid()',
        result: expect.stringMatching(/^[\da-f-]{36}$/),
      },
      { kind: 'expression', field: 'Arguments/Payload/list[0]', expression: '$states.input.a', result: 2 },
      { kind: 'expression', field: 'TimeoutSeconds', expression: '$states.input.a * 60', result: 120 },
      { kind: 'expression', field: 'Output', expression: '$states.result.StatusCode', result: 200 },
      { kind: 'expression', field: 'Assign/kept', expression: '$states.result.Payload', result: { ok: true } },
    ]);
  });

  test('have the error of the one that failed, and of a catcher those that it evaluated', async () => {
    const state = {
      ...{ Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $number("x") %}' },
    };
    expect(await reasonsIn(only(state))).toMatchObject([
      { kind: 'expression', field: 'Output', expression: '$number("x")', error: 'States.QueryEvaluationError' },
    ]);

    const Catch = [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Next: 'After' }];
    const failing = { ...task({ Arguments: {}, Catch, Output: '{% 1 %}' }).States.S, QueryLanguage: 'JSONata' };
    const definition = { StartAt: 'S', States: { S: failing, After: { Type: 'Pass', End: true } } };
    expect(await reasonsIn(definition, { mocks: { S: fails('Boom') } })).toMatchObject([
      { kind: 'expression', field: 'Catch[0]/Output', result: 'Boom' },
      { kind: 'catcher', verdict: 'caught', matched: 'States.ALL' },
    ]);
  });
});

describe('retriers and catchers', () => {
  const After = { Type: 'Pass', End: true };
  const machine = (fields: object): object => ({ StartAt: 'S', States: { S: task(fields).States.S, After } });
  const Retry = [
    { ErrorEquals: ['Other'] },
    {
      ErrorEquals: ['Busy', 'States.Timeout'],
      IntervalSeconds: 10,
      MaxAttempts: 2,
      BackoffRate: 3,
      MaxDelaySeconds: 20,
    },
    { ErrorEquals: ['States.ALL'] },
  ];
  const Catch = [
    { ErrorEquals: ['Other'], Next: 'After' },
    { ErrorEquals: ['States.TaskFailed'], Next: 'After' },
  ];

  test('say why they took an error or left it', async () => {
    const busy = { error: 'Busy', cause: 'wait' };
    const left = { kind: 'retrier', place: '/States/S/Retry[0]', errorEquals: ['Other'], verdict: 'no match', ...busy };
    const asked = {
      kind: 'retrier',
      place: '/States/S/Retry[1]',
      errorEquals: ['Busy', 'States.Timeout'],
      matched: 'Busy',
      ...busy,
    };
    expect(await reasonsIn(machine({ Retry, Catch }), { mocks: { S: fails('Busy', 'wait') } })).toEqual([
      { ...left, attempt: 1, used: 0, maxAttempts: 3 },
      { ...asked, attempt: 1, used: 0, maxAttempts: 2, verdict: 'retried', delaySeconds: 10 },
      { ...left, attempt: 2, used: 0, maxAttempts: 3 },
      { ...asked, attempt: 2, used: 1, maxAttempts: 2, verdict: 'retried', delaySeconds: 20, isLimited: true },
      { ...left, attempt: 3, used: 0, maxAttempts: 3 },
      { ...asked, attempt: 3, used: 2, maxAttempts: 2, verdict: 'used up' },
      {
        ...{ kind: 'catcher', place: '/States/S/Catch[0]', attempt: 3, errorEquals: ['Other'], next: 'After' },
        ...{ verdict: 'no match', ...busy },
      },
      {
        ...{
          kind: 'catcher',
          place: '/States/S/Catch[1]',
          attempt: 3,
          errorEquals: ['States.TaskFailed'],
          next: 'After',
        },
        ...{ verdict: 'caught', matched: 'States.TaskFailed', ...busy },
      },
    ]);
  });

  test('say that jitter made the delay random', async () => {
    const jitter = [{ ErrorEquals: ['Busy'], JitterStrategy: 'FULL' }];
    const [reason] = await reasonsIn(task({ Retry: jitter }), { mocks: { S: sequence(fails('Busy'), returns(1)) } });
    expect(reason).toMatchObject({ kind: 'retrier', verdict: 'retried', hasJitter: true });
  });

  test('are not asked about what nothing may catch', async () => {
    const reasons = await reasonsIn(machine({ Parameters: { 'a.$': '$.missing' }, Retry, Catch }));
    expect(reasons).toMatchObject([
      { kind: 'retrier', place: '/States/S/Retry[0]', verdict: 'not retriable', error: 'States.Runtime' },
      { kind: 'catcher', place: '/States/S/Catch[0]', verdict: 'not catchable', error: 'States.Runtime' },
    ]);
  });
});

test('a definition without anything to explain has no reasons', async () => {
  expect(await reasonsIn(only({ Type: 'Pass' }))).toEqual([]);
  expect(await reasonsIn(task(), { mocks: { [`${LAMBDA}S`]: returns(1) } })).toEqual([]);
});

describe('permissions', () => {
  const asked = async (role: object): Promise<readonly Reason[]> => {
    const { steps } = await simulator(CALL_CHARGE, role).run({ mocks: { Call: returns('done') } });
    return steps[0]!.reasons;
  };
  const need = { kind: 'permission', attempt: 1, role: 'Role', action: 'lambda:InvokeFunction', resource: CHARGE };

  test('that were asked have the statement that allowed or denied them', async () => {
    const allowed = allow('lambda:InvokeFunction', CHARGE, { Sid: 'MayCharge' });
    const denied = deny('lambda:*', '*', { Sid: 'Never' });
    expect(await asked(inline(allowed))).toEqual([{ ...need, verdict: 'allowed', why: 'MayCharge of Inline in Role' }]);
    expect(await asked(inline(allowed, denied))).toEqual([
      { ...need, verdict: 'denied', why: 'Never of Inline in Role' },
    ]);
    expect(await asked({})).toEqual([{ ...need, verdict: 'denied' }]);
  });

  test('that cannot be decided say why', async () => {
    const condition = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } };
    expect(await asked(inline(allow('lambda:InvokeFunction', CHARGE, condition)))).toMatchObject([
      { ...need, verdict: 'undecided', why: expect.stringContaining('PrincipalTag') },
    ]);
  });

  test('that are asked again change neither the usage of a role nor what is reported as missing', async () => {
    const machine = simulator(CALL_CHARGE, inline(allow('lambda:InvokeFunction', CHARGE), allow('s3:GetObject')));
    const execution = await machine.run({ mocks: { Call: returns('done') } });
    const before = String(machine.unusedPermissions());
    expect(execution.steps[0]!.reasons).toHaveLength(1);
    expect(String(machine.unusedPermissions())).toBe(before);
    expect(execution.missingPermissions).toEqual([]);
  });

  test('of a task with credentials include the role that it assumes', async () => {
    const role = 'arn:aws:iam::123456789012:role/Other';
    const { steps } = await simulator(
      { ...CALL_CHARGE, Credentials: { RoleArn: role } },
      inline(allow('sts:AssumeRole')),
    ).run({
      mocks: { Call: returns('done') },
    });
    expect(steps[0]!.reasons).toMatchObject([
      { action: 'sts:AssumeRole', resource: role, verdict: 'allowed' },
      { role: 'Other', action: 'lambda:InvokeFunction', verdict: 'undecided' },
    ]);
  });
});
