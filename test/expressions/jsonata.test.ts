// JSONata in states: the expressions themselves, AWS's own functions, and the fields that hold them.
import type { Json } from '../../src/json/json';
import { fails, returns, Simulator } from '../../src/simulator';
import { evaluateJsonata, fillJsonata } from '../support/expressions';
import { only } from '../support/machines';

const JSONATA = { QueryLanguage: 'JSONata' };
const failing = (text: string, why: string, field = 'Output') =>
  `States.QueryEvaluationError: The JSONata expression '${text}' specified for the field '${field}' ${why}`;

describe('a value with {% %}', () => {
  const input = { id: 7, list: [1, 2, 3], deep: { value: 'x' } };

  test.each<[string, Json, Json]>([
    ['is evaluated', '{% $states.input.id + 1 %}', 8],
    ['may be written without spaces', '{%$states.input.id%}', 7],
    ['may fill several lines', '{%\n  $states.input.id\n%}', 7],
    [
      'is found in objects and arrays at any depth',
      { a: [1, { b: '{% $states.input.deep %}' }] },
      { a: [1, { b: { value: 'x' } }] },
    ],
    [
      'is an expression only when it is the whole text',
      ['a {% 1 %}', '{% 1 %} ', '{{ 1 }}'],
      ['a {% 1 %}', '{% 1 %} ', '{{ 1 }}'],
    ],
    ['keeps keys that end in .$ as they are', { 'a.$': '$.id' }, { 'a.$': '$.id' }],
    ['may be null', '{% null %}', null],
    ['may be false', '{% 1 > 2 %}', false],
    ['may be an empty list', '{% [] %}', []],
    ['is a list as long as JSONata has it', '{% $states.input.list[$ > 1] %}', [2, 3]],
    ['is the item itself where JSONata has one', '{% $states.input.list[$ > 2] %}', 3],
    ['leaves out members of objects that are nothing', '{% {"a": 1, "b": $states.input.missing} %}', { a: 1 }],
  ])('%s', async (_, template, result) => {
    expect(await fillJsonata(template, input)).toEqual(result);
  });

  test('gives plain JSON, without the marks that JSONata leaves on lists', async () => {
    const list = (await evaluateJsonata('$states.input.list.($ * 2)', input)) as Json[];
    expect(Object.getOwnPropertyNames(list)).toEqual(['0', '1', '2', 'length']);
  });

  test('sees variables, the context object and no input at its root', async () => {
    const surroundings = { variables: { price: { net: 10 } }, context: { Execution: { Name: 'e' } } };
    expect(await evaluateJsonata('$price.net', {}, surroundings)).toBe(10);
    expect(await evaluateJsonata('$states.context.Execution.Name', {}, surroundings)).toBe('e');
    await expect(evaluateJsonata('id', input)).rejects.toThrow(failing('id', 'returned nothing (undefined).'));
  });
});

describe('an expression fails', () => {
  test.each<[string, string, string]>([
    ['that gives nothing', '$states.input.missing', 'returned nothing (undefined).'],
    ['that names an unknown variable', '$unknown', 'returned nothing (undefined).'],
    ['that gives a function', '$sum', 'returned an unsupported result type.'],
    ['that gives a function inside of a value', '{"f": function($x) { $x }}', 'returned an unsupported result type.'],
    [
      'that JSONata refuses',
      '"a" - 1',
      'threw an error during evaluation. T2001: The left side of the "-" operator must evaluate to a number',
    ],
    [
      'that reckons with what is no number',
      '1 / 0 + 1',
      'threw an error during evaluation. D1001: Number out of range: null',
    ],
    ['that calls $error', '$error("own words")', 'threw an error during evaluation. D3137: own words'],
    // Measured on AWS: floci#2737.
    ['that calls $eval', '$eval("1")', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
  ])('%s: %s', async (_, text, why) => {
    await expect(evaluateJsonata(text)).rejects.toThrow(new Error(failing(text, why)));
  });

  test('naming the place in its field', async () => {
    await expect(fillJsonata({ a: [1, { b: '{% $gone %}' }] })).rejects.toThrow(
      failing('$gone', 'returned nothing (undefined).', 'Output/a[1]/b'),
    );
  });
});

describe('the fields of a JSONata state', () => {
  const run = async (states: object, options: object = {}) =>
    Simulator.fromDefinition({ ...JSONATA, StartAt: Object.keys(states)[0], States: states }).run(options);
  const TASK = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f' };

  test('Arguments is what the task gets; without it the task gets the input', async () => {
    const received: unknown[] = [];
    const mock = (payload: unknown) => received.push(payload);
    await run(
      {
        A: { ...TASK, Arguments: { n: '{% $states.input.n %}' }, Output: '{% $states.input %}', Next: 'B' },
        B: { ...TASK, End: true },
      },
      { input: { n: 1, m: 2 }, mocks: { A: mock, B: mock } },
    );
    expect(received).toEqual([{ n: 1 }, { n: 1, m: 2 }]);
  });

  test('Output is what the state hands on; without it that is the result', async () => {
    const mocks = { A: returns({ r: 1 }) };
    expect((await run({ A: { ...TASK, End: true } }, { mocks })).output).toEqual({ r: 1 });
    const Output = { in: '{% $states.input %}', out: '{% $states.result.r %}' };
    expect((await run({ A: { ...TASK, Output, End: true } }, { input: 5, mocks })).output).toEqual({ in: 5, out: 1 });
  });

  test('Assign and Output see the variables as they were; later states see the new ones', async () => {
    const execution = await run({
      A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
      B: { Type: 'Pass', Assign: { x: '{% $x + 1 %}', y: '{% $x %}' }, Output: '{% $x %}', Next: 'C' },
      C: { Type: 'Succeed', Output: '{% [$states.input, $x, $y] %}' },
    });
    expect(execution.output).toEqual([1, 2, 1]);
  });

  test('Condition takes the first rule that holds, with its Output and Assign; the own ones of the state are for Default', async () => {
    const machine = {
      C: {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input > 10 %}', Output: 'big', Assign: { by: 'first' }, Next: 'E' },
          { Condition: '{% $states.input > 5 %}', Next: 'E' },
        ],
        Default: 'E',
        Output: 'small',
        Assign: { by: 'default' },
      },
      E: { Type: 'Succeed', Output: '{% [$states.input, $exists($by) ? $by : "nobody"] %}' },
    };
    expect((await run(machine, { input: 11 })).output).toEqual(['big', 'first']);
    expect((await run(machine, { input: 6 })).output).toEqual([6, 'nobody']);
    expect((await run(machine, { input: 1 })).output).toEqual(['small', 'default']);
  });

  test('a Condition that is no boolean fails', async () => {
    const machine = { C: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'E' }] }, E: { Type: 'Succeed' } };
    expect(await run(machine)).toMatchObject({
      error: 'States.QueryEvaluationError',
      cause:
        "An error occurred while executing the state 'C' (entered at the event id #2). The JSONata expression '1' " +
        "specified for the field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was 'number' for value: 1",
    });
  });

  // Measured on AWS: floci#2689.
  test('a rule or a catcher that fails names itself before its field', async () => {
    const end = { E: { Type: 'Succeed' } };
    const output = { Output: { v: '{% $gone %}' }, Next: 'E' };
    const chosen = {
      C: {
        Type: 'Choice',
        Choices: [
          { Condition: false, Next: 'E' },
          { Condition: true, ...output },
        ],
      },
      ...end,
    };
    expect((await run(chosen)).cause).toContain("specified for the field 'Choices[1]/Output/v' returned nothing");
    const caught = { A: { ...TASK, Catch: [{ ErrorEquals: ['States.ALL'], ...output }], End: true }, ...end };
    const execution = await run(caught, { mocks: { A: fails('E') } });
    expect(execution.cause).toContain("specified for the field 'Catch[0]/Output/v' returned nothing");
  });

  test('a catcher makes its output of $states.errorOutput and $states.input', async () => {
    const Catch = [
      {
        ErrorEquals: ['States.QueryEvaluationError'],
        Output: { name: '{% $states.errorOutput.Error %}', input: '{% $states.input %}' },
        Assign: { caught: '{% $states.errorOutput.Error %}' },
        Next: 'E',
      },
    ];
    const execution = await run(
      {
        A: { ...TASK, Output: '{% $gone %}', Catch, End: true },
        E: { Type: 'Pass', Output: '{% [$states.input, $caught] %}', End: true },
      },
      { input: 5, mocks: { A: returns(1) } },
    );
    const error = 'States.QueryEvaluationError';
    expect(execution.output).toEqual([{ name: error, input: 5 }, error]);
  });

  // Recorded: a failure on the way into a state hangs on what was before the state.
  test('each attempt that fails leaves an EvaluationFailed event', async () => {
    const Retry = [{ ErrorEquals: ['States.QueryEvaluationError'], MaxAttempts: 1 }];
    const execution = await run({ A: { ...TASK, Arguments: '{% $gone %}', Retry, End: true } });
    const events = execution.history.map(({ id, previousEventId, type }) => [id, previousEventId, type]);
    expect(events).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'TaskStateEntered'],
      [3, 2, 'EvaluationFailed'],
      [4, 3, 'EvaluationFailed'],
      [5, 4, 'ExecutionFailed'],
    ]);
    expect(execution.durationSeconds).toBe(1);
  });

  test('a state of another language than its machine speaks it alone', async () => {
    const machine = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.input.a %}', Next: 'B' },
        B: { Type: 'Pass', Parameters: { 'b.$': '$' }, End: true },
      },
    };
    expect((await Simulator.fromDefinition(machine).run({ input: { a: 1 } })).output).toEqual({ b: 1 });
  });

  test('what $states.input holds cannot be changed by an expression', async () => {
    const transform = '{% $states.input ~> |$|{"a": 2}| %}';
    const machine = only({ Type: 'Pass', Output: [transform, '{% $states.input %}'] }, JSONATA);
    expect((await Simulator.fromDefinition(machine).run({ input: { a: 1 } })).output).toEqual([{ a: 2 }, { a: 1 }]);
  });
});
