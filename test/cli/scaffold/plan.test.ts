// Scaffold reads the definition: what it writes makes the machine succeed, and takes its branches.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planFor, type Plan } from '../../../src/cli/scaffold/plan';
import { Simulator } from '../../../src/simulator';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:F';
const task = { Type: 'Task', Resource: FUNCTION };

const POLLING = {
  StartAt: 'Ask',
  States: {
    Ask: { ...task, Next: 'Done?' },
    'Done?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.done', BooleanEquals: true, Next: 'End' }],
      Default: 'Ask',
    },
    End: { Type: 'Succeed' },
  },
};

function plan(definition: object): Promise<Plan> {
  return planFor(Simulator.fromDefinition(definition), true);
}

const JSON_PATH = (state: object) => ({ StartAt: 'S', States: { S: { ...state, End: true } } });
const processor = (state: object) => ({ StartAt: 'P', States: { P: { ...state, End: true } } });
const JSONATA = (state: object) => ({ QueryLanguage: 'JSONata', ...JSON_PATH(state) });

test.each<[what: string, definition: object, input: unknown, answer?: unknown]>([
  [
    'members of the input that templates read',
    JSON_PATH({ ...task, Parameters: { 'id.$': '$.order.id', 'text.$': "States.Format('{}', $.name)" } }),
    { order: { id: 'id' }, name: 'name' },
  ],
  [
    'a list for ItemsPath, with what the iterations read',
    JSON_PATH({
      Type: 'Map',
      ItemsPath: '$.orders',
      ItemProcessor: processor({ Type: 'Pass', Parameters: { 'sku.$': '$.lines[0].sku' } }),
    }),
    { orders: [{ lines: [{ sku: 'sku' }] }] },
  ],
  [
    'numbers and times where a field needs them',
    {
      StartAt: 'W',
      States: {
        W: { Type: 'Wait', SecondsPath: '$.delay', Next: 'T' },
        T: { Type: 'Wait', TimestampPath: '$.at', Next: 'S' },
        S: { Type: 'Pass', Parameters: { 'sum.$': 'States.MathAdd($.n, 1)' }, End: true },
      },
    },
    { delay: 1, at: '2026-01-01T00:00:00Z', n: 1 },
  ],
  [
    'JSON text for what is parsed',
    JSON_PATH({
      Type: 'Pass',
      Parameters: { 'body.$': 'States.StringToJson($.Records[0].body)' },
      OutputPath: '$.body.id',
    }),
    { Records: [{ body: '{"id":"id"}' }] },
  ],
  [
    'an item that passes a filter',
    JSON_PATH({ Type: 'Pass', Parameters: { 'open.$': "$.orders[?(@.state == 'open')].id" } }),
    { orders: [{ state: 'open', id: 'id' }] },
  ],
  [
    'the types that the model of the called action has',
    JSON_PATH({
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:dynamodb:batchGetItem',
      Parameters: { RequestItems: { t: { 'Keys.$': '$.keys', 'ConsistentRead.$': '$.consistent' } } },
    }),
    { keys: [{}], consistent: true },
  ],
  [
    'an object for the Payload of lambda:invoke',
    JSON_PATH({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'F', 'Payload.$': '$.event' },
    }),
    { event: {} },
  ],
  [
    'members that expressions of JSONata read, of the kinds that their functions take',
    JSONATA({
      Type: 'Pass',
      Output:
        "{% {'sum': $sum($states.input.items.price), 'when': $toMillis($states.input.at), 'n': $states.input.n * 2} %}",
    }),
    { items: { price: [1] }, at: '2026-01-01T00:00:00Z', n: 1 },
  ],
  [
    'what a variable, a lambda and a block read',
    JSONATA({ Type: 'Pass', Output: '{% ($o := $states.input.order; $map($o.lines, function($l) { $l.sku })) %}' }),
    { order: { lines: [{ sku: 'sku' }] } },
  ],
])('scaffold gives %s', async (_, definition, input) => {
  expect(await plan(definition)).toMatchObject({ input, succeeds: true });
});

test('scaffold gives each task the answer that later states read', async () => {
  const definition = {
    StartAt: 'Find',
    States: {
      Find: { ...task, ResultPath: '$.found', Next: 'List' },
      List: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:s3:listObjectsV2',
        Parameters: { 'Bucket.$': '$.found.bucket' },
        ResultSelector: { 'key.$': '$.Contents[0].Key', 'size.$': '$.Contents[0].Size' },
        Next: 'Load',
      },
      Load: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'F', 'Payload.$': '$' },
        OutputPath: '$.Payload.rows',
        End: true,
      },
    },
  };
  expect(await plan(definition)).toEqual({
    input: {},
    answers: {
      Find: { bucket: 'bucket' },
      List: { Contents: [{ Key: 'Key', Size: 1 }] },
      Load: { rows: 'rows' },
    },
    s3: {},
    status: 'SUCCEEDED',
    calls: new Map([
      ['Find', 1],
      ['List', 1],
      ['Load', 1],
    ]),
    succeeds: true,
    branches: [],
  });
});

describe('a Choice', () => {
  const CHOICE = {
    StartAt: 'Check',
    States: {
      Check: { ...task, ResultPath: '$.check', Next: 'Is it paid?' },
      'Is it paid?': {
        Type: 'Choice',
        Choices: [
          { Variable: '$.check.status', StringEquals: 'REFUSED', Next: 'Refuse' },
          {
            And: [
              { Variable: '$.check.status', IsPresent: true },
              { Variable: '$.total', NumericGreaterThan: 100 },
            ],
            Next: 'Approve',
          },
        ],
        Default: 'Ship',
      },
      Refuse: { Type: 'Fail', Error: 'Refused' },
      Approve: { Type: 'Pass', Next: 'Ship' },
      Ship: { Type: 'Succeed' },
    },
  };

  test('leads to a success first, and each other way is a branch that was taken', async () => {
    const { input, answers, succeeds, branches } = await plan(CHOICE);
    expect({ input, answers, succeeds }).toEqual({
      input: { total: 101 },
      answers: { Check: { status: 'not REFUSED' } },
      succeeds: true,
    });
    expect(branches).toEqual([
      {
        choice: 'Is it paid?',
        target: 'Refuse',
        status: 'FAILED',
        input: {},
        answers: { Check: { status: 'REFUSED' } },
        s3: {},
        calls: new Map([['Check', 1]]),
        later: {},
      },
      {
        choice: 'Is it paid?',
        target: 'Ship',
        status: 'SUCCEEDED',
        input: { total: 100 },
        answers: { Check: { status: 'not REFUSED' } },
        s3: {},
        calls: new Map([['Check', 1]]),
        later: {},
      },
    ]);
  });

  test('that polls ends its loop', async () => {
    const definition = {
      StartAt: 'Wait',
      States: {
        Wait: { Type: 'Wait', Seconds: 30, Next: 'Get status' },
        'Get status': {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:glue:getCrawler',
          Parameters: { Name: 'c' },
          Next: 'Done?',
        },
        'Done?': {
          Type: 'Choice',
          Choices: [{ Variable: '$.Crawler.State', StringEquals: 'RUNNING', Next: 'Wait' }],
          Default: 'End',
        },
        End: { Type: 'Succeed' },
      },
    };
    const { answers, succeeds } = await plan(definition);
    expect({ answers, succeeds }).toEqual({
      answers: { 'Get status': { Crawler: { State: 'READY' } } },
      succeeds: true,
    });
  });

  test('that polls is followed once more, and then left', async () => {
    const { branches } = await plan(POLLING);
    expect(branches).toMatchObject([
      {
        target: 'Ask',
        status: 'SUCCEEDED',
        answers: { Ask: { done: false } },
        later: { Ask: { done: true } },
        calls: new Map([['Ask', 2]]),
      },
    ]);
  });

  test('with a loop that nothing ends is given up soon, in an EXPRESS workflow, too', async () => {
    const states = {
      Loop: { Type: 'Pass', Next: 'Again?' },
      'Again?': {
        Type: 'Choice',
        Choices: [{ Variable: '$$.State.Name', IsString: true, Next: 'Loop' }],
        Default: 'End',
      },
      End: { Type: 'Succeed' },
    };
    const simulator = Simulator.fromTemplate({
      Resources: {
        M: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            StateMachineType: 'EXPRESS',
            RoleArn: 'arn:aws:iam::123456789012:role/r',
            Definition: { StartAt: 'Loop', States: states },
          },
        },
      },
    });
    expect(await planFor(simulator, true)).toMatchObject({ succeeds: false, branches: [] });
  });

  test.each<[condition: string, input: unknown]>([
    ['$count($states.input.items) > 0 ? false : true', { items: [] }],
    ['$states.input.a = 1 ? true : false', { a: 1 }],
    ['$states.input.a = 1 ? $states.input.b = 2 : false', { a: 1, b: 2 }],
    ["$states.input.name ? $states.input.name = 'x' : false", { name: 'x' }],
  ])('in JSONata gets values for the conditional %s', async (condition, input) => {
    const states = {
      C: { Type: 'Choice', Choices: [{ Condition: `{% ${condition} %}`, Next: 'S' }], Default: 'F' },
      S: { Type: 'Succeed' },
      F: { Type: 'Fail' },
    };
    expect(await plan({ QueryLanguage: 'JSONata', StartAt: 'C', States: states })).toMatchObject({
      input,
      succeeds: true,
    });
  });

  test.each<[rule: object, input: unknown]>([
    [{ Variable: '$.a', IsPresent: false }, {}],
    [{ Variable: '$.a', IsNull: true }, { a: null }],
    [{ Variable: '$.a', StringMatches: 'log-*.txt' }, { a: 'log-text.txt' }],
    [{ Variable: '$.a', TimestampLessThan: '2026-01-01T00:00:00Z' }, { a: '2000-01-01T00:00:00Z' }],
    [{ Not: { Variable: '$.a', BooleanEquals: true } }, { a: false }],
    [
      { Variable: '$.a', NumericEqualsPath: '$.b' },
      { a: 1, b: 1 },
    ],
    [
      {
        Or: [
          { Variable: '$.x', StringEquals: 'n' },
          { Variable: '$.a', NumericLessThanEquals: -5 },
        ],
      },
      { a: -5 },
    ],
  ])('gets values for the rule %j', async (rule, input) => {
    const states = { C: { Type: 'Choice', Choices: [{ ...rule, Next: 'S' }] }, S: { Type: 'Succeed' } };
    const found = await plan({ StartAt: 'C', States: states });
    expect(found.succeeds).toBe(true);
    expect(found.input).toMatchObject(input as object);
  });

  test.each<[condition: string, input: unknown]>([
    ['$states.input.a = "x" and $states.input.n > 3', { a: 'x', n: 4 }],
    ['$not($states.input.done)', { done: false }],
    ['$count($states.input.items) > 2', { items: [{}, {}, {}].map(() => 'items') }],
    ['$states.input.kind in ["a", "b"]', { kind: 'a' }],
    ['$not($exists($states.input.a))', {}],
    ['$contains($states.input.text, "err")', { text: 'err' }],
  ])('in JSONata gets values for the condition %s', async (condition, input) => {
    const states = {
      C: { Type: 'Choice', Choices: [{ Condition: `{% ${condition} %}`, Next: 'S' }] },
      S: { Type: 'Succeed' },
    };
    expect(await plan({ QueryLanguage: 'JSONata', StartAt: 'C', States: states })).toMatchObject({
      input,
      succeeds: true,
    });
  });
});

test('a distributed Map gets its object', async () => {
  const definition = {
    StartAt: 'M',
    States: {
      M: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
          Parameters: { Bucket: 'b', 'Key.$': '$.file' },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          ...processor({ Type: 'Pass', OutputPath: '$.id' }),
        },
        End: true,
      },
    },
  };
  expect(await plan(definition)).toMatchObject({
    input: { file: 'file' },
    s3: { 'b/file': 'id\nid\n' },
    succeeds: true,
  });
});

test('a machine that cannot succeed has answers all the same', async () => {
  const found = await plan({
    StartAt: 'T',
    States: { T: { ...task, Next: 'F' }, F: { Type: 'Fail' } },
  });
  expect(found).toMatchObject({ answers: { T: {} }, succeeds: false });
});

const REAL = join(__dirname, '../../../../shared/corpus/definitions/real-world');
const corpus = existsSync(REAL) ? test : test.skip;

corpus(
  'nine of ten deployed definitions succeed with what scaffold finds (skipped without the corpus)',
  async () => {
    let [succeeded, all] = [0, 0];
    for (const file of readdirSync(REAL)) {
      const { definition } = JSON.parse(readFileSync(join(REAL, file), 'utf8')) as { definition: unknown };
      const text = (typeof definition === 'string' ? definition : JSON.stringify(definition))
        .replace(/"Resource":\s*"\$\{[^}]*\}"/g, `"Resource":"${FUNCTION}"`)
        .replace(/\$\{(\w+)[^}]*\}/g, 'arn:aws:x:us-east-1:123456789012:$1');
      let simulator: Simulator;
      try {
        simulator = Simulator.fromDefinition(text);
      } catch {
        continue; // needs a value that only a deployment has
      }
      all += 1;
      if ((await planFor(simulator, false)).succeeds) succeeded += 1;
    }
    expect(all).toBeGreaterThan(70);
    expect(succeeded / all).toBeGreaterThan(0.9);
  },
  60_000,
);
