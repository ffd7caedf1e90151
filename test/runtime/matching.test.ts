// Which failures the names of an ErrorEquals match (docs: concepts-error-handling).
import { StatesError, type ErrorOrigin } from '../../src/expressions/states-error';
import { canBeTaken, firstMatch, matchedName } from '../../src/runtime/matching';

const failure = (error?: string, origin: ErrorOrigin = 'task') => new StatesError(error, undefined, origin);
const NAMES = ['States.ALL', 'States.TaskFailed', 'States.Timeout', 'States.HeartbeatTimeout', 'Own', 'own'];
const takers = (error: StatesError) => NAMES.filter((name) => firstMatch([{ errors: [name] }], error) !== undefined);

test.each<[string, StatesError, string[]]>([
  ['an error of its own', failure('Own'), ['States.ALL', 'States.TaskFailed', 'Own']],
  ['an error of another name', failure('Other'), ['States.ALL', 'States.TaskFailed']],
  ['a timeout', failure('States.Timeout'), ['States.ALL', 'States.Timeout']],
  [
    'a missed heartbeat by its own name',
    failure('States.HeartbeatTimeout'),
    ['States.ALL', 'States.TaskFailed', 'States.Timeout', 'States.HeartbeatTimeout'],
  ],
  [
    'a missed heartbeat as AWS records it',
    new StatesError('States.Timeout', undefined, 'task', undefined, 'States.HeartbeatTimeout'),
    ['States.ALL', 'States.Timeout', 'States.HeartbeatTimeout'],
  ],
  ['a failure without a name', failure(undefined, 'fail'), ['States.ALL']],
])('%s is matched by these names, and by no other', (_, error, names) => {
  expect(takers(error)).toEqual(names);
});

// Recorded: test_catch_states_runtime. A task's result that is too large can be caught, a state's output cannot.
test.each<[string, ErrorOrigin, boolean]>([
  ['States.Runtime', 'state', false],
  ['States.Runtime', 'execution', false],
  ['States.Timeout', 'execution', false],
  ['States.DataLimitExceeded', 'state', false],
  ['States.DataLimitExceeded', 'task', true],
  ['States.Runtime', 'task', true],
  ['States.QueryEvaluationError', 'state', true],
  ['Own', 'fail', true],
])('whether Retry and Catch may see %s of a %s: %s', (name, origin, isSeen) => {
  expect(canBeTaken(failure(name, origin))).toBe(isSeen);
  for (const error of [name, 'States.ALL']) {
    expect(firstMatch([{ errors: [error] }], failure(name, origin)) !== undefined).toBe(isSeen);
  }
});

test('the first rule that names the failure is the one, and the first of its names', () => {
  const rules = [{ errors: ['A'] }, { errors: ['B', 'C'] }, { errors: ['States.ALL'] }];
  expect(firstMatch(rules, failure('C'))).toBe(rules[1]);
  expect(firstMatch(rules.slice(0, 2), failure('D'))).toBeUndefined();
  expect(matchedName(['B', 'States.ALL', 'C'], failure('C'))).toBe('States.ALL');
  expect(matchedName(['B', 'C'], failure('D'))).toBeUndefined();
});
