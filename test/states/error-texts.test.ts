// What a JSONPath state says when a path refers to nothing, or to what the field cannot take: AWS's words, with the place.
import type { Json } from '../../src/json/json';
import { returns } from '../../src/simulator';
import { eventsOf, run, where } from '../support/executions';
import { inner, LAMBDA, only } from '../support/machines';

const PASS = { Type: 'Pass' };
const TASK = { Type: 'Task', Resource: `${LAMBDA}S` };
const MAP = { Type: 'Map', ItemProcessor: inner(PASS) };
const RULE = { Variable: '$.gone', IsNull: true, Next: 'S' };
const notFound = (path: string, field: string, input: string) =>
  `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${input}'`;

test.each<[object, Json, string]>([
  [{ ...PASS, InputPath: '$.gone' }, { a: 1 }, "Invalid path '$.gone' : No results for path: $['gone']"],
  [{ ...PASS, InputPath: '$.a.b' }, { a: 1 }, "Invalid path '$.a.b' : Property ['b'] not found in path $['a']"],
  // Seen on AWS: aws-step-functions-developer-guide#5, and in the console in 2023.
  [
    { ...PASS, InputPath: '$.a.length()' },
    { a: [1] },
    "Invalid path '$.a.length()' : Property ['length()'] not found in path $['a']",
  ],
  [
    { ...PASS, InputPath: "$['a','b'].v" },
    { a: { v: 1 }, b: { v: 2 } },
    "Invalid path '$['a','b'].v' : Multi properties can only be used as path leafs: $['a', 'b']",
  ],
  [
    { ...PASS, OutputPath: '$.a[0]' },
    { a: 1 },
    "Invalid path '$.a[0]' : Filter: [0] can only be applied to arrays. Current context is: 1",
  ],
  [{ ...PASS, InputPath: '$$.Task.Token' }, {}, "Invalid path '$$.Task.Token' : Missing property in path $['Task']"],
  [{ ...PASS, OutputPath: '$.gone' }, {}, "Invalid path '$.gone' : No results for path: $['gone']"],
  [{ ...PASS, Parameters: { a: { 'b.$': '$.gone' } } }, { c: 1 }, notFound('$.gone', 'b.$', '{"c":1}')],
  [{ ...PASS, Parameters: { 'b.$': '$unknown' } }, {}, notFound('$unknown', 'b.$', '{}')],
  [{ ...PASS, Assign: { 'v.$': '$.gone' } }, {}, notFound('$.gone', 'v.$', '{}')],
  [{ ...PASS, ResultPath: '$.a.b' }, { a: 1 }, 'Unable to apply ReferencePath $.a.b to input 1'],
  [{ ...TASK, ResultSelector: { 'r.$': '$.gone' } }, {}, notFound('$.gone', 'r.$', '{"made":1}')],
  [{ ...TASK, TimeoutSecondsPath: '$.gone' }, {}, "Invalid path '$.gone' : No results for path: $['gone']"],
  [
    { ...TASK, HeartbeatSecondsPath: '$.n' },
    { n: 'soon' },
    'The HeartbeatSecondsPath field refers to value "soon" which is not a valid integer: $.n',
  ],
  [{ ...MAP, ItemsPath: '$.gone' }, {}, "Invalid path '$.gone' : No results for path: $['gone']"],
  [{ ...MAP, ItemsPath: '$.a' }, { a: { b: 1 } }, 'Reference path "$.a" must point to array.'],
  // Measured on AWS: the cause names the field (floci#3462).
  [
    { ...MAP, MaxConcurrencyPath: '$.n' },
    [1],
    'The MaxConcurrencyPath parameter does not reference an input value: $.n',
  ],
])('%j of %j', async (state, input, why) => {
  const execution = await run(only(state), { input, mocks: 'Resource' in state ? { S: returns({ made: 1 }) } : {} });
  expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause: where('S') + why });
});

test('a Choice names the path of the rule that refers to nothing', async () => {
  const machine = { StartAt: 'C', States: { C: { Type: 'Choice', Choices: [RULE] }, S: { Type: 'Succeed' } } };
  const execution = await run(machine);
  expect(execution.cause).toBe(
    `${where('C')}Invalid path '$.gone': The choice state's condition path references an invalid value.`,
  );
  expect(eventsOf(execution).at(-1)).toBe('3<2 ExecutionFailed');
});
