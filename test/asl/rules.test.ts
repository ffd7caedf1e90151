// The rules of src/asl/rules, each with what it refuses, where and in which words, and what it lets pass.
import { only, task } from '../simulator/machines';
import { findingsIn } from '../support/findings';

const END = { Type: 'Succeed' };
const JSONATA = { QueryLanguage: 'JSONata' };
const states = (States: object, rest: object = {}) => ({ StartAt: Object.keys(States)[0], States, ...rest });
const schema = (text: string) => `SCHEMA_VALIDATION_FAILED: ${text}`;

// Texts and order were measured on AWS: floci#2735, floci#2786.
describe('transitions', () => {
  const CHOICE = { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'E' }] };
  const missing = (location: string) => `MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at ${location}`;

  test.each<[string, object, string]>([
    ['StartAt', { StartAt: 'Gone', States: {} }, '/StartAt'],
    ['Next', states({ A: { Type: 'Pass', Next: 'Gone' }, E: END }), '/States/A/Next'],
    ['Default', states({ A: { ...CHOICE, Default: 'Gone' }, E: END }), '/States/A/Default'],
    [
      'a choice rule',
      states({
        A: { ...CHOICE, Choices: [...CHOICE.Choices, { Variable: '$.b', IsNull: true, Next: 'Gone' }] },
        E: END,
      }),
      '/States/A/Choices[1]/Next',
    ],
    [
      'a catcher',
      states({ A: task({ Catch: [{ ErrorEquals: ['E'], Next: 'Gone' }] }).States.S }),
      '/States/A/Catch[0]/Next',
    ],
    [
      'a branch, which cannot leave it',
      states({
        Gone: { Type: 'Parallel', Branches: [states({ B: { ...CHOICE, Default: 'Gone' }, E: END })], End: true },
      }),
      '/States/Gone/Branches[0]/States/B/Default',
    ],
    [
      'a processor, which cannot leave it',
      states({
        Gone: { Type: 'Map', ItemProcessor: states({ B: { ...CHOICE, Default: 'Gone' }, E: END }), End: true },
      }),
      '/States/Gone/ItemProcessor/States/B/Default',
    ],
  ])('%s must lead to a state of its machine', (_, definition, location) => {
    expect(findingsIn(definition)).toContain(missing(location));
  });

  test('every state can be reached', () => {
    expect(findingsIn(states({ A: END, B: { Type: 'Pass', Next: 'C' }, C: END }))).toEqual([
      'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
      'MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C',
    ]);
  });

  test('a catcher, a choice rule and Default reach states', () => {
    const definition = states({
      A: { ...task({ Catch: [{ ErrorEquals: ['E'], Next: 'C' }] }).States.S },
      C: { ...CHOICE, Default: 'D' },
      D: END,
      E: END,
    });
    expect(findingsIn(definition)).toEqual([]);
  });

  test('some state ends the machine; where none does, nothing is said of what cannot be reached', () => {
    const loop = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } };
    const expected = ['MISSING_END_STATE: Workflow has no terminal state'];
    expect(findingsIn(states(loop))).toEqual(expected);
    expect(findingsIn(states({ ...loop, C: { Type: 'Pass', Next: 'A' } }))).toEqual(expected);
  });

  test('a missing target is told before the missing end', () => {
    expect(findingsIn(states({ A: { Type: 'Pass', Next: 'Gone' } }))).toEqual([
      missing('/States/A/Next'),
      'MISSING_END_STATE: Workflow has no terminal state',
    ]);
  });

  test.each([[END], [{ Type: 'Fail' }], [{ Type: 'Pass', End: true }]])('%j ends a machine', (state) => {
    expect(findingsIn(states({ A: state }))).toEqual([]);
  });
});

describe('error names', () => {
  const misplaced = (location: string) => [schema(`States.ALL must appear alone and at end of list at ${location}`)];
  const retriers = (...lists: string[][]) => task({ Retry: lists.map((ErrorEquals) => ({ ErrorEquals })) });
  const catchers = (...lists: string[][]) =>
    states({ S: { ...task().States.S, Catch: lists.map((ErrorEquals) => ({ ErrorEquals, Next: 'E' })) }, E: END });

  test.each([
    [retriers(['E', 'States.ALL']), '/States/S/Retry[0]/ErrorEquals[1]'],
    [retriers(['States.ALL'], ['E']), '/States/S/Retry[0]/ErrorEquals[0]'],
    [catchers(['A'], ['States.ALL'], ['B']), '/States/S/Catch[1]/ErrorEquals[0]'],
    [catchers(['States.ALL', 'B']), '/States/S/Catch[0]/ErrorEquals[0]'],
  ])('States.ALL stands alone and last: %j', (definition, location) => {
    expect(findingsIn(definition)).toEqual(misplaced(location));
  });

  test.each([
    [retriers(['States.ALL'])],
    [retriers(['A', 'States.TaskFailed'], ['States.ALL'])],
    [catchers(['A'], ['States.ALL'])],
  ])('%j is accepted', (definition) => {
    expect(findingsIn(definition)).toEqual([]);
  });
});

// Texts and places were measured on AWS: floci#2968, floci#3733.
describe('query language', () => {
  const foreign = (language: string, field: string, other: string, at = '/States/S') => [
    schema(
      `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage at ${at}`,
    ),
  ];
  const map = { Type: 'Map', ItemProcessor: only({ Type: 'Pass' }) };

  test.each<[string, object]>([
    ['InputPath', only({ Type: 'Pass', InputPath: '$.a' }, JSONATA)],
    ['OutputPath', only({ Type: 'Pass', OutputPath: '$.a' }, JSONATA)],
    ['Parameters', only({ Type: 'Pass', Parameters: {} }, JSONATA)],
    ['ResultPath', only({ Type: 'Pass', ResultPath: '$.a' }, JSONATA)],
    ['ResultSelector', { ...task({ ResultSelector: {} }), ...JSONATA }],
    ['TimeoutSecondsPath', { ...task({ TimeoutSecondsPath: '$.a' }), ...JSONATA }],
    ['HeartbeatSecondsPath', { ...task({ HeartbeatSecondsPath: '$.a' }), ...JSONATA }],
    ['SecondsPath', only({ Type: 'Wait', SecondsPath: '$.a' }, JSONATA)],
    ['TimestampPath', only({ Type: 'Wait', TimestampPath: '$.a' }, JSONATA)],
    ['ErrorPath', states({ S: { Type: 'Fail', ErrorPath: '$.a' } }, JSONATA)],
    ['CausePath', states({ S: { Type: 'Fail', CausePath: '$.a' } }, JSONATA)],
    ['ItemsPath', only({ ...map, ItemsPath: '$.a' }, JSONATA)],
    ['MaxConcurrencyPath', only({ ...map, MaxConcurrencyPath: '$.a' }, JSONATA)],
  ])('%s is for JSONPath alone', (field, definition) => {
    expect(findingsIn(definition)).toEqual(foreign('JSONata', field, 'JSONPath'));
  });

  test.each<[string, object]>([
    ['Arguments', task({ Arguments: {} })],
    ['Output', only({ Type: 'Pass', Output: 1 })],
    ['Items', only({ ...map, Items: [] })],
  ])('%s is for JSONata alone', (field, definition) => {
    expect(findingsIn(definition)).toEqual(foreign('JSONPath', field, 'JSONata'));
  });

  test('a state may choose JSONata in a machine of JSONPath, not the other way round', () => {
    expect(findingsIn(only({ Type: 'Pass', ...JSONATA, Output: 1 }))).toEqual([]);
    expect(findingsIn(only({ Type: 'Pass', QueryLanguage: 'JSONPath' }, JSONATA))).toEqual([
      schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/S"),
    ]);
  });

  test('the states of a processor or of a branch speak the language of the whole machine', () => {
    const inner = only({ Type: 'Pass', Output: 1 });
    expect(findingsIn(only({ ...JSONATA, Type: 'Map', ItemProcessor: inner }))).toEqual(
      foreign('JSONPath', 'Output', 'JSONata', '/States/S/ItemProcessor/States/S'),
    );
    expect(findingsIn(only({ ...JSONATA, Type: 'Parallel', Branches: [inner] }))).toEqual(
      foreign('JSONPath', 'Output', 'JSONata', '/States/S/Branches[0]/States/S'),
    );
  });

  test.each(['ItemProcessor', 'Iterator'])('%s cannot choose a language', (field) => {
    expect(findingsIn(only({ Type: 'Map', [field]: only({ Type: 'Pass' }, JSONATA) }))).toEqual([
      schema(`Field 'QueryLanguage' is not supported at /States/S/${field}`),
    ]);
  });
});

describe('choice rules', () => {
  const choice = (rule: object, rest: object = {}) => states({ C: { Type: 'Choice', Choices: [rule] }, E: END }, rest);
  const compared = { Variable: '$.a', NumericEquals: 1 };

  test.each<[object, string]>([
    [{ Variable: '$.a', Next: 'E' }, 'A choice rule must have exactly one operator, found [] at /States/C/Choices[0]'],
    [
      { ...compared, IsNull: true, Next: 'E' },
      'A choice rule must have exactly one operator, found [NumericEquals, IsNull] at /States/C/Choices[0]',
    ],
    [{ NumericEquals: 1, Next: 'E' }, 'These fields are required: [Variable] at /States/C/Choices[0]'],
    [{ Variable: '$.a', NumericEqual: 1, Next: 'E' }, "Field 'NumericEqual' is not supported at /States/C/Choices[0]"],
    [
      { And: [compared, { IsNull: true }], Next: 'E' },
      'These fields are required: [Variable] at /States/C/Choices[0]/And[1]',
    ],
    [
      { Or: [{ Not: { Variable: '$.a' } }], Next: 'E' },
      'A choice rule must have exactly one operator, found [] at /States/C/Choices[0]/Or[0]/Not',
    ],
    [{ And: {}, Next: 'E' }, 'A choice rule must be a JSON object at /States/C/Choices[0]/And'],
    [{ Not: 1, Next: 'E' }, 'A choice rule must be a JSON object at /States/C/Choices[0]/Not'],
    [
      { Variable: 'a', IsNull: true, Next: 'E' },
      "The value for the field 'Variable' must be a valid JSONPath at /States/C/Choices[0]/Variable",
    ],
    [
      { Variable: '$.a', NumericEqualsPath: 'b', Next: 'E' },
      "The value for the field 'NumericEqualsPath' must be a valid JSONPath at /States/C/Choices[0]/NumericEqualsPath",
    ],
    [
      { Variable: '$.a', NumericEqualsPath: 1, Next: 'E' },
      'Value must be string at /States/C/Choices[0]/NumericEqualsPath',
    ],
    [{ Variable: '$.a', NumericEquals: '1', Next: 'E' }, 'Value must be number at /States/C/Choices[0]/NumericEquals'],
    [{ Variable: '$.a', StringMatches: null, Next: 'E' }, 'Value must be string at /States/C/Choices[0]/StringMatches'],
    [
      { Variable: '$.a', BooleanEquals: 'true', Next: 'E' },
      'Value must be boolean at /States/C/Choices[0]/BooleanEquals',
    ],
    [
      { Not: { Variable: '$.a', IsPresent: 'yes' }, Next: 'E' },
      'Value must be boolean at /States/C/Choices[0]/Not/IsPresent',
    ],
    [
      { Variable: '$.a', TimestampEquals: '2026-01-01', Next: 'E' },
      'String does not match RFC3339 timestamp at /States/C/Choices[0]/TimestampEquals',
    ],
    [{ ...compared }, 'These fields are required: [Next] at /States/C/Choices[0]'],
  ])('%j is refused', (rule, text) => {
    expect(findingsIn(choice(rule))).toContain(schema(text));
  });

  test.each<[unknown, string]>([
    [undefined, 'These fields are required: [Condition] at /States/C/Choices[0]'],
    ['$states.input.a', 'Value must be a boolean or a JSONata expression at /States/C/Choices[0]/Condition'],
    [1, 'Value must be a boolean or a JSONata expression at /States/C/Choices[0]/Condition'],
  ])('in JSONata the Condition %j is refused', (Condition, text) => {
    const definition = JSON.stringify(choice({ Condition, Next: 'E' }, JSONATA));
    expect(findingsIn(definition)).toContain(schema(text));
  });

  test.each<[object, object]>([
    [{ ...compared, Next: 'E', Comment: 'c', Assign: { a: 1 } }, {}],
    [{ And: [compared, { Or: [compared, { Not: compared }] }], Next: 'E' }, {}],
    [{ Condition: true, Next: 'E' }, JSONATA],
    [{ Condition: '{% $states.input.a %}', Output: 1, Next: 'E' }, JSONATA],
  ])('%j is accepted', (rule, rest) => {
    expect(findingsIn(choice(rule, rest))).toEqual([]);
  });
});

describe('JSONPath expressions', () => {
  const invalid = (field: string, at: string) => [
    schema(`The value for the field '${field}' must be a valid JSONPath at ${at}`),
  ];
  const invalidTemplate = (field: string, at: string) => [
    schema(`The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call at ${at}`),
  ];
  const map = { Type: 'Map', ItemProcessor: only({ Type: 'Pass' }) };

  test.each<[string, object]>([
    ['InputPath', only({ Type: 'Pass', InputPath: 'a' })],
    ['OutputPath', only({ Type: 'Pass', OutputPath: '$.a[' })],
    ['ItemsPath', only({ ...map, ItemsPath: '$[' })],
    ['ResultPath', only({ Type: 'Pass', ResultPath: '$.a[*]' })],
    ['ResultPath', only({ Type: 'Pass', ResultPath: '$..a' })],
    ['ResultPath', only({ Type: 'Pass', ResultPath: '$$.a' })],
    ['ResultPath', only({ Type: 'Pass', ResultPath: '$variable.a' })],
    ['SecondsPath', only({ Type: 'Wait', SecondsPath: 'a' })],
    ['TimestampPath', only({ Type: 'Wait', TimestampPath: '$[' })],
    ['TimeoutSecondsPath', task({ TimeoutSecondsPath: 'a' })],
    ['HeartbeatSecondsPath', task({ HeartbeatSecondsPath: 'a' })],
    ['MaxConcurrencyPath', only({ ...map, MaxConcurrencyPath: 'a' })],
  ])('%s must be a path: %j', (field, definition) => {
    expect(findingsIn(definition)).toEqual(invalid(field, `/States/S/${field}`));
  });

  // Recorded: illegal_escapes tells the object that holds the key, not the key.
  test.each<[string, object, string]>([
    ['a.$', { Type: 'Pass', Parameters: { 'a.$': 'text' } }, '/States/S/Parameters'],
    ['a.$', { Type: 'Pass', Parameters: { 'a.$': 1 } }, '/States/S/Parameters'],
    ['a.$', { Type: 'Pass', Parameters: { 'a.$': 'States.Nothing()' } }, '/States/S/Parameters'],
    ['c.$', { Type: 'Pass', Parameters: { b: [1, { 'c.$': '' }] } }, '/States/S/Parameters/b[1]'],
    ['a.$', { Type: 'Pass', Assign: { 'a.$': '$.' } }, '/States/S/Assign'],
    ['a.$', { ...map, ItemSelector: { 'a.$': '$$[' } }, '/States/S/ItemSelector'],
    ['a.$', { ...task().States.S, ResultSelector: { 'a.$': 'x' } }, '/States/S/ResultSelector'],
  ])('%s of a template must be a path or a call: %j', (field, state, at) => {
    expect(findingsIn(only(state))).toEqual(invalidTemplate(field, at));
  });

  test.each<[string, object]>([
    ['ErrorPath', { ErrorPath: 'a' }],
    ['CausePath', { CausePath: 'States.Format(' }],
  ])('%s must be a path or a call', (field, rest) => {
    expect(findingsIn(states({ S: { Type: 'Fail', ...rest } }))).toEqual(invalidTemplate(field, `/States/S/${field}`));
  });

  test('catchers and choice rules have paths, too', () => {
    const caught = { ErrorEquals: ['E'], ResultPath: 'a', Assign: { 'a.$': 'x' }, Next: 'C' };
    const rule = { Variable: '$.a', IsNull: true, Assign: { 'b.$': '' }, Next: 'E' };
    const definition = states({
      S: task({ Catch: [caught] }).States.S,
      C: { Type: 'Choice', Choices: [rule] },
      E: END,
    });
    expect(findingsIn(definition)).toEqual([
      ...invalid('ResultPath', '/States/S/Catch[0]/ResultPath'),
      ...invalidTemplate('a.$', '/States/S/Catch[0]/Assign'),
      ...invalidTemplate('b.$', '/States/C/Choices[0]/Assign'),
    ]);
  });

  test.each<[object]>([
    [{ InputPath: null, OutputPath: null, ResultPath: null }],
    [{ InputPath: '$$.Execution.Input', OutputPath: '$.a[0].b', ResultPath: "$.a['b c']" }],
    [{ InputPath: '$variable.a', Parameters: { 'a.$': '$variable', 'b.$': '$$', 'c.$': 'States.UUID()' } }],
    [{ Result: { 'a.$': 'anything' } }],
  ])('%j is accepted', (rest) => {
    expect(findingsIn(only({ Type: 'Pass', ...rest }))).toEqual([]);
  });
});

// The parser's own words: measured on AWS, floci#2745.
describe('JSONata expressions', () => {
  const jsonata = (rest: object) => only({ Type: 'Pass', ...rest }, JSONATA);

  test.each<[object, string]>([
    [jsonata({ Output: '{% 1 + %}' }), 'Unexpected end of expression at /States/S/Output'],
    [jsonata({ Output: '{% a[1,2) %}' }), 'Expected "]", got "," at /States/S/Output'],
    [jsonata({ Output: '{% "open %}' }), 'String literal must be terminated by a matching quote at /States/S/Output'],
    [jsonata({ Output: { a: [1, { b: '{% $x := %}' }] } }), 'Unexpected end of expression at /States/S/Output/a[1]/b'],
    [jsonata({ Assign: { x: '{% 1 + %}' } }), 'Unexpected end of expression at /States/S/Assign/x'],
    [only({ Type: 'Wait', Seconds: '{% 1 + %}' }, JSONATA), 'Unexpected end of expression at /States/S/Seconds'],
    [
      states({ C: { Type: 'Choice', Choices: [{ Condition: '{% 1 = %}', Next: 'E' }] }, E: END }, JSONATA),
      'Unexpected end of expression at /States/C/Choices[0]/Condition',
    ],
    [
      states(
        { S: { ...task({ Catch: [{ ErrorEquals: ['E'], Output: '{% 1 + %}', Next: 'E' }] }).States.S }, E: END },
        JSONATA,
      ),
      'Unexpected end of expression at /States/S/Catch[0]/Output',
    ],
  ])('%j does not parse', (definition, text) => {
    expect(findingsIn(definition)).toEqual([`INVALID_JSONATA_EXPRESSION: ${text}`]);
  });

  test('a text is an expression only as a whole, in a field that is evaluated, of a state that speaks JSONata', () => {
    expect(findingsIn(jsonata({ Output: ['a {% 1 + %}', '{% 1 + %} '], Comment: '{% 1 + %}' }))).toEqual([]);
    expect(findingsIn(only({ Type: 'Pass', Parameters: { a: '{% 1 + %}' } }))).toEqual([]);
  });
});

describe('EXPRESS', () => {
  const EXPRESS = { type: 'EXPRESS' } as const;
  const call = (Resource: string) => only({ Type: 'Task', Resource, Parameters: {} });

  // Recorded with its odd space: type_express_illegal_wftt.
  test.each([
    ['arn:aws:states:::sqs:sendMessage.waitForTaskToken', "'.waitForTaskToken' service integration "],
    ['arn:aws:states:::states:startExecution.sync', "'.sync' service integration "],
    ['arn:aws:states:::states:startExecution.sync:2', "'.sync:2' service integration "],
    ['arn:aws:states:us-east-1:123456789012:activity:a', 'Activity'],
  ])('refuses %s', (resource, what) => {
    const text = schema(`Express state machine does not support ${what} at /States/S/Resource`);
    expect(findingsIn(call(resource), EXPRESS)).toEqual([text]);
    expect(findingsIn(only({ Type: 'Map', ItemProcessor: call(resource) }), EXPRESS)).toEqual([
      text.replace('/States/S', '/States/S/ItemProcessor/States/S'),
    ]);
    expect(findingsIn(call(resource))).toEqual([]);
  });

  test('accepts calls that wait for their answer', () => {
    expect(findingsIn(call('arn:aws:states:::lambda:invoke'), EXPRESS)).toEqual([]);
  });
});
