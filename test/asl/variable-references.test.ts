// The variables that each state refers to, as DescribeStateMachine tells them (recorded: sfn_api_variable_references).
import { variableReferences } from '../../src/asl/variable-references';
import { inner, only } from '../support/machines';

test.each<[string, object, string[]]>([
  ['paths', { InputPath: '$b', OutputPath: '$a.x', ResultPath: '$.c' }, ['a', 'b']],
  [
    'templates and calls, at any depth',
    { Parameters: { o: { 'x.$': "States.Format('{}', $n, States.UUID())" } } },
    ['n'],
  ],
  [
    'the variable and the operand of a rule',
    { Choices: [{ And: [{ Variable: '$v', NumericEqualsPath: '$w' }] }] },
    ['v', 'w'],
  ],
  ['no context, no literal', { Parameters: { 'x.$': '$$.Execution.Id', y: '$z' } }, []],
  ['expressions', { QueryLanguage: 'JSONata', Output: { x: '{% $a + $sum($b.c) %}', y: '$d' } }, ['a', 'b']],
  [
    'no names of an expression itself',
    { QueryLanguage: 'JSONata', Output: '{% ($x := $a; $map($x, function($v){ $v + $uuid() })) %}' },
    ['a'],
  ],
  ['no $states', { QueryLanguage: 'JSONata', Output: '{% $states.input %}' }, []],
])('%s', (_, state, names) => {
  expect(variableReferences(only(state))).toEqual(names.length > 0 ? { S: names } : {});
});

const INNER = inner({ Type: 'Pass', Parameters: { 'x.$': '$v' } });

test('the states of a nested machine are listed separately', () => {
  const processor = inner({ Type: 'Pass', InputPath: '$in' });
  expect(variableReferences(only({ Type: 'Map', ItemsPath: '$list', ItemProcessor: processor }))).toEqual({
    S: ['list'],
    I: ['in'],
  });
});

test.each([
  ['Parallel', { Type: 'Parallel', Branches: [INNER] }],
  ['Map', { Type: 'Map', ItemProcessor: INNER }],
])('what the states inside of a %s refer to is theirs, not that of the state around them', (_, state) => {
  const definition = { StartAt: 'S', States: { S: { ...state, End: true } } };
  expect(variableReferences(definition)).toEqual({ I: ['v'] });
});
