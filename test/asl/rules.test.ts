// The rules of src/asl/rules, each with what it refuses, where and in which words, and what it lets pass.
import { inner, only, task } from '../simulator/machines';
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
  const map = { Type: 'Map', ItemProcessor: inner({ Type: 'Pass' }) };

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
    const machine = inner({ Type: 'Pass', Output: 1 });
    expect(findingsIn(only({ ...JSONATA, Type: 'Map', ItemProcessor: machine }))).toEqual(
      foreign('JSONPath', 'Output', 'JSONata', '/States/S/ItemProcessor/States/I'),
    );
    expect(findingsIn(only({ ...JSONATA, Type: 'Parallel', Branches: [machine] }))).toEqual(
      foreign('JSONPath', 'Output', 'JSONata', '/States/S/Branches[0]/States/I'),
    );
  });

  test.each(['ItemProcessor', 'Iterator'])('%s cannot choose a language', (field) => {
    expect(findingsIn(only({ Type: 'Map', [field]: { ...inner({ Type: 'Pass' }), ...JSONATA } }))).toEqual([
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
      'Expected value of type [STRING] at /States/C/Choices[0]/NumericEqualsPath',
    ],
    [
      { Variable: '$.a', NumericEquals: '1', Next: 'E' },
      'Expected value of type [NUMBER] at /States/C/Choices[0]/NumericEquals',
    ],
    [
      { Variable: '$.a', StringMatches: null, Next: 'E' },
      'Expected value of type [STRING] at /States/C/Choices[0]/StringMatches',
    ],
    [
      { Variable: '$.a', BooleanEquals: 'true', Next: 'E' },
      'Expected value of type [BOOLEAN] at /States/C/Choices[0]/BooleanEquals',
    ],
    [
      { Not: { Variable: '$.a', IsPresent: 'yes' }, Next: 'E' },
      'Expected value of type [BOOLEAN] at /States/C/Choices[0]/Not/IsPresent',
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
  const map = { Type: 'Map', ItemProcessor: inner({ Type: 'Pass' }) };

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
    expect(findingsIn(jsonata({ Output: ['a {% 1 + %} b', '1 % 2'], Comment: '{% 1 + %}' }))).toEqual([]);
    expect(findingsIn(only({ Type: 'Pass', Parameters: { a: '{% 1 + %}' } }))).toEqual([]);
  });

  // docs: transforming-data, "improperly opening or closing the expression will result in validation errors".
  test.each(['10 %}', '{% 10', ' {% 10 %}', '{% 10 %} '])('%j opens or closes an expression improperly', (text) => {
    expect(findingsIn(jsonata({ Output: { a: text } }))).toEqual([
      schema("A JSONata expression must start with '{%' and end with '%}' at /States/S/Output/a"),
    ]);
  });
});

describe('EXPRESS', () => {
  const EXPRESS = { type: 'EXPRESS' } as const;

  // Recorded with its odd space: type_express_illegal_wftt.
  test.each([
    [
      'arn:aws:states:::aws-sdk:sqs:sendMessage.waitForTaskToken',
      "'.waitForTaskToken' service integration ",
      { QueueUrl: 'q', MessageBody: 'm' },
    ],
    ['arn:aws:states:::ecs:runTask.sync', "'.sync' service integration ", { TaskDefinition: 't' }],
    ['arn:aws:states:::states:startExecution.sync:2', "'.sync:2' service integration ", { StateMachineArn: 'a' }],
    ['arn:aws:states:us-east-1:123456789012:activity:a', 'Activity ARN', {}],
  ])('refuses %s', (Resource, what, Parameters) => {
    const call = { Type: 'Task', Resource, Parameters };
    const text = schema(`Express state machine does not support ${what} at /States/S/Resource`);
    expect(findingsIn(only(call), EXPRESS)).toEqual([text]);
    expect(findingsIn(only({ Type: 'Map', ItemProcessor: inner(call) }), EXPRESS)).toEqual([
      text.replace('/States/S', '/States/S/ItemProcessor/States/I'),
    ]);
    expect(findingsIn(only(call))).toEqual([]);
  });

  test('refuses a distributed Map', () => {
    const processor = {
      ...inner({ Type: 'Pass' }),
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
    };
    const map = only({ Type: 'Map', ItemProcessor: processor });
    const place = '/States/S/ItemProcessor/ProcessorConfig/Mode';
    expect(findingsIn(map, EXPRESS)).toEqual([
      schema(`Express state machine does not support Distributed Map at ${place}`),
    ]);
    expect(findingsIn(map)).toEqual([]);
  });

  test('accepts calls that wait for their answer', () => {
    expect(findingsIn(task(), EXPRESS)).toEqual([]);
  });
});

describe('resources', () => {
  const call = (Resource: string, Parameters: object = {}) => only({ Type: 'Task', Resource, Parameters });
  const ARN = 'arn:aws:states:::';
  const unknown = (arn: string) =>
    schema(
      `The resource provided ${arn} is not recognized. The value is not a valid resource ARN, ` +
        'or the resource is not available in this region. at /States/S/Resource',
    );

  test.each([
    'dynamodb:query',
    'nobody:does',
    'lambda:invoke.sync',
    'aws-sdk:s3:getObject.sync',
    'glue',
    's3:getObject',
  ])('Step Functions has no integration %s', (action) => {
    expect(findingsIn(call(ARN + action))).toEqual([unknown(ARN + action)]);
  });

  test.each(['FetchData', '', 'lambda:invoke', '${Open'])('%j is no ARN', (resource) => {
    expect(findingsIn(call(resource))).toEqual([schema('Value is not a valid resource ARN at /States/S/Resource')]);
  });

  test.each([
    `${ARN}aws-sdk:s3:getObject`,
    `${ARN}aws-sdk:sfn:startExecution.waitForTaskToken`,
    'arn:aws-cn:states:::aws-sdk:s3:getObject',
    'arn:aws:states:us-east-1:123456789012:activity:a',
    'arn:aws:lambda:us-east-1:123456789012:function:f:live',
    '${FunctionArn}',
  ])('%s is accepted', (resource) => {
    expect(findingsIn(call(resource))).toEqual([]);
  });

  test('an optimised integration needs its parameters, given as they are or computed', () => {
    const missing = (name: string, field: string) =>
      schema(`The field '${name}' is required but was missing at /States/S/${field}`);
    expect(findingsIn(call(`${ARN}sqs:sendMessage`, { 'QueueUrl.$': '$.url' }))).toEqual([
      missing('MessageBody', 'Parameters'),
    ]);
    const jsonata = (Arguments: unknown) =>
      only({ Type: 'Task', QueryLanguage: 'JSONata', Resource: `${ARN}lambda:invoke`, Arguments });
    expect(findingsIn(jsonata({}))).toEqual([missing('FunctionName', 'Arguments')]);
    expect(findingsIn(jsonata('{% $states.input %}'))).toEqual([]);
  });
});

describe('names', () => {
  test('a name stands once in a whole definition', () => {
    const definition = only({ Type: 'Map', ItemProcessor: only({ Type: 'Pass' }) });
    expect(findingsIn(definition)).toEqual([
      'DUPLICATE_STATE_NAME: Duplicate State name: S at /States/S/ItemProcessor/States/S',
    ]);
  });

  test('a name has 1 to 80 characters, whatever its bytes', () => {
    const named = (name: string) => ({ StartAt: name, States: { [name]: END } });
    expect(findingsIn(named('é'.repeat(80)))).toEqual([]);
    expect(findingsIn(named('😀'.repeat(81)))).toEqual([
      `INVALID_STATE_NAME: A state's name must have 1 to 80 characters, found 81 at /States/${'😀'.repeat(81)}`,
    ]);
    expect(findingsIn(named(''))).toHaveLength(1);
  });
});

describe('variables', () => {
  const pass = (Assign: object) => only({ Type: 'Pass', Assign });

  test.each(['top-level', '1st', '', 'a b', 'x'.repeat(81)])('%j is no name', (name) => {
    expect(findingsIn(pass({ [name]: 1 }))).toEqual([
      schema(
        `'${name}' is not a valid variable name: expected letters, digits and underscores, no digit first, 80 at most ` +
          'at /States/S/Assign',
      ),
    ]);
  });

  test('$states cannot be assigned, under its computed name neither', () => {
    const reserved = schema("The variable name 'states' is reserved at /States/S/Assign");
    expect(findingsIn(pass({ states: 1 }))).toEqual([reserved]);
    expect(findingsIn(pass({ 'states.$': '$' }))).toEqual([reserved]);
  });

  test('letters of all scripts and underscores make names', () => {
    expect(findingsIn(pass({ _x1: 1, größe: 2, 名前: 3, 'total.$': '$.total' }))).toEqual([]);
  });
});

describe('templates', () => {
  test('a key stands as it is or computed, not both', () => {
    expect(findingsIn(only({ Type: 'Pass', Parameters: { a: [{ b: 1, 'b.$': '$.b' }] } }))).toEqual([
      schema("The fields 'b' and 'b.$' exclude each other at /States/S/Parameters/a[0]"),
    ]);
  });
});

describe('a distributed Map', () => {
  const map = (rest: object, Mode = 'DISTRIBUTED') =>
    only({ Type: 'Map', ItemProcessor: { ...inner({ Type: 'Pass' }), ProcessorConfig: { Mode } }, ...rest });
  const reader = (ReaderConfig: object, Resource = 'arn:aws:states:::s3:getObject') => ({
    ItemReader: { Resource, ReaderConfig, Parameters: { Bucket: 'b', Key: 'k' } },
  });

  test.each(['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'])('has %s to itself', (field) => {
    const value = {
      ItemReader: reader({}).ItemReader,
      ItemBatcher: { MaxItemsPerBatch: 1 },
      ResultWriter: { WriterConfig: { Transformation: 'NONE', OutputType: 'JSON' } },
      Label: 'l',
    };
    const given = { [field]: value[field as keyof typeof value] };
    expect(findingsIn(map(given, 'INLINE'))).toEqual([
      schema(`Field '${field}' is only supported with Mode 'DISTRIBUTED' at /States/S`),
    ]);
    expect(findingsIn(map(given))).toEqual([]);
  });

  test.each<[object, string]>([
    [
      reader({}, 'arn:aws:states:::s3:putObject'),
      "The field 'Resource' does not match any of the allowed values. Examples: " +
        '[arn:<partition>:states:::s3:getObject, arn:<partition>:states:::s3:listObjectsV2] at /States/S/ItemReader/Resource',
    ],
    [
      reader({ InputType: 'XML' }),
      'Value should be one of the following: [MANIFEST, JSON, CSV, JSONL, PARQUET] at /States/S/ItemReader/ReaderConfig/InputType',
    ],
    [
      reader({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }),
      "CSVHeaders must be there if, and only if, CSVHeaderLocation is 'GIVEN' at /States/S/ItemReader/ReaderConfig",
    ],
    [
      reader({ ManifestType: 'S3_INVENTORY', InputType: 'CSV' }),
      "InputType must not be there with ManifestType 'S3_INVENTORY', whose files are CSV at /States/S/ItemReader/ReaderConfig",
    ],
    [
      reader({ ManifestType: 'ATHENA_DATA', InputType: 'JSON' }),
      "InputType must be one of [CSV, JSONL, PARQUET] with ManifestType 'ATHENA_DATA' at /States/S/ItemReader/ReaderConfig",
    ],
    [
      reader({ Transformation: 'LOAD_AND_FLATTEN' }),
      "InputType must be one of [CSV, JSON, JSONL, PARQUET] with 'LOAD_AND_FLATTEN' at /States/S/ItemReader/ReaderConfig",
    ],
    [
      { ResultWriter: {} },
      "ResultWriter needs 'WriterConfig', or 'Resource' with its parameters, or both at /States/S/ResultWriter",
    ],
    [
      reader({ MaxItems: 1, MaxItemsPath: '$.n' }),
      'There should only be one of the following fields: [MaxItems, MaxItemsPath] at /States/S/ItemReader/ReaderConfig',
    ],
    [
      { ItemBatcher: {} },
      'One of these fields is required: [MaxItemsPerBatch, MaxItemsPerBatchPath, MaxInputBytesPerBatch, MaxInputBytesPerBatchPath] ' +
        'at /States/S/ItemBatcher',
    ],
    [
      { ResultWriter: { WriterConfig: { OutputType: 'JSON' } } },
      'These fields are required: [Transformation] at /States/S/ResultWriter/WriterConfig',
    ],
  ])('%j is refused', (rest, text) => {
    expect(findingsIn(map(rest))).toEqual([schema(text)]);
  });

  test('labels have 40 characters and differ', () => {
    expect(findingsIn(map({ Label: 'l'.repeat(40) }))).toEqual([]);
    expect(findingsIn(map({ Label: 'l'.repeat(41) }))).not.toEqual([]);
    expect(findingsIn(map({ Label: 'a b' }))).toEqual([expect.stringContaining('INVALID_LABEL_NAME')]);
    const state = map({ Label: 'same' }).States.S;
    const other = { ...inner({ Type: 'Succeed' }), ProcessorConfig: { Mode: 'DISTRIBUTED' } };
    const two = {
      StartAt: 'A',
      States: {
        A: { ...state, End: undefined, Next: 'B' },
        B: { ...state, ItemProcessor: { ...other, StartAt: 'J', States: { J: END } } },
      },
    };
    expect(findingsIn(JSON.parse(JSON.stringify(two)))).toEqual([
      'DUPLICATE_LABEL_NAME: Duplicate label: same at /States/B/Label',
    ]);
  });
});

// Measured on AWS: floci#2670, floci#2699, floci#2786.
describe('what JSONata may refer to', () => {
  const output = (text: string) => only({ Type: 'Pass', Output: { v: `{% ${text} %}` } }, JSONATA);
  const unsupported = (text: string) => `UNSUPPORTED_JSONATA_EXPRESSION: ${text} at /States/S/Output/v`;

  test.each([
    ['phone', ['phone']],
    ['phone.number', ['phone']],
    ['$sum(order.(price * quantity))', ['order']],
    ['$map($states.input.items, function($v) { $v.price * rate })', ['rate']],
    ['[a, {"k": b}]', ['a', 'b']],
    ['a = b ? c : d', ['a', 'b', 'c', 'd']],
  ])('%s reads %j from no subject', (text, names) => {
    const findings = names.map((name) => unsupported(`Reference to '${name}' at the top level is not supported.`));
    expect(findingsIn(output(text)).sort()).toEqual(findings.sort());
  });

  test.each([
    '$states.input.phone',
    '$states.input.items[price > 3].name',
    '$states.input.items^(>price).name',
    '$states.input.items{category: $sum(price)}',
    '$states.input.items.(price * quantity)',
    '$states.input.items.$map(tags, function($t) { $t })',
    '$phone.number',
    '($x := 1; $x + 1)',
    '$states.input ~> | items | { "seen": true } |',
  ])('%s is accepted', (text) => {
    expect(findingsIn(output(text))).toEqual([]);
  });

  test('$$ is not offered', () => {
    expect(findingsIn(output('$$.a'))).toEqual([unsupported("Reference to '$$' is not supported.")]);
  });

  test('the result is there in Output and Assign of a state that has one, the error in those of a catcher', () => {
    const RESULT = '{% $states.result %}';
    const ERROR = '{% $states.errorOutput %}';
    const missing = (name: string, at: string) =>
      `UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.${name}' does not exist. at ${at}`;
    expect(
      findingsIn(
        task({
          ...JSONATA,
          Output: [RESULT, ERROR],
          Assign: { a: RESULT },
          Arguments: RESULT,
          Catch: [{ ErrorEquals: ['States.ALL'], Output: ERROR, Assign: { e: ERROR, r: RESULT }, Next: 'S' }],
        }),
      ),
    ).toEqual([
      missing('errorOutput', '/States/S/Output[1]'),
      missing('result', '/States/S/Arguments'),
      missing('result', '/States/S/Catch[0]/Assign/r'),
    ]);
    expect(findingsIn(only({ Type: 'Pass', Output: RESULT }, JSONATA))).toEqual([
      missing('result', '/States/S/Output'),
    ]);
  });
});

describe('warnings', () => {
  test.each<[object, string]>([
    [
      { Result: { 'a.$': '$.a' } },
      "PASS_RESULT_IS_STATIC: Result is never evaluated: use 'Parameters' to compute a value at /States/S/Result/a.$",
    ],
    [
      { Parameters: { a: ['x', { b: '$.b' }] } },
      "NO_DOLLAR: The value looks like a path or a call: use 'b.$' to have it evaluated at /States/S/Parameters/a[1]/b",
    ],
    [
      { Parameters: { a: 'States.UUID()' } },
      "NO_DOLLAR: The value looks like a path or a call: use 'a.$' to have it evaluated at /States/S/Parameters/a",
    ],
  ])('%j looks like a mistake', (state, text) => {
    expect(findingsIn(only({ Type: 'Pass', ...state }))).toEqual([text]);
  });

  test('a Fail whose Error looks like a path', () => {
    const fail = { StartAt: 'F', States: { F: { Type: 'Fail', Error: '$.error' } } };
    expect(findingsIn(fail)).toEqual([
      "NO_PATH: The value looks like a path: use 'ErrorPath' to have it evaluated at /States/F/Error",
    ]);
  });

  test.each(['$5', 'US$', '$', 'States.ALL'])('%j in Parameters is told only if it may be a path', (text) => {
    expect(findingsIn(only({ Type: 'Pass', Parameters: { a: text } }))).toHaveLength(text === '$' ? 1 : 0);
  });
});
