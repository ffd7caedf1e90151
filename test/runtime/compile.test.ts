// What a definition is compiled to: states with their events, transitions, rules and places.
import type { Json, JsonObject } from '../../src/json/json';
import { compileMachine } from '../../src/runtime/compile';
import type { Frame, Machine } from '../../src/runtime/machine';
import { COMPILE_SETTINGS } from '../../src/simulator/compile-source';
import { scopeWith } from '../support/expressions';
import { inner, LAMBDA, machineOf, only } from '../support/machines';

const compile = (definition: object): Machine => compileMachine(definition as JsonObject, COMPILE_SETTINGS);
const PASS = { Type: 'Pass' };
const MAP = { Type: 'Map', ItemProcessor: inner(PASS) };
const PARALLEL = { Type: 'Parallel', Branches: [inner(PASS)] };
const TASK = { Type: 'Task', Resource: `${LAMBDA}T` };
const CHOICE = { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'S' }] };

const CONTAINER_EVENTS = (type: string) => ({
  entered: { type: `${type}StateEntered`, details: { name: 'S' } },
  exited: { type: `${type}StateExited`, details: { name: 'S' } },
  failed: { type: `${type}StateFailed` },
  aborted: { type: `${type}StateAborted` },
});
const EVENTS = (type: string, aborted?: string) => ({
  entered: { type: `${type}StateEntered`, details: { name: 'S' } },
  exited: { type: `${type}StateExited`, details: { name: 'S' } },
  failed: undefined,
  aborted: aborted && { type: aborted },
});

test.each<[string, object, object, boolean]>([
  ['Pass', PASS, EVENTS('Pass'), false],
  ['Succeed', { Type: 'Succeed' }, EVENTS('Succeed'), false],
  ['Choice', CHOICE, EVENTS('Choice'), false],
  ['Wait', { Type: 'Wait', Seconds: 1 }, EVENTS('Wait', 'WaitStateAborted'), false],
  ['Task', TASK, EVENTS('Task', 'TaskStateAborted'), true],
  ['Fail', { Type: 'Fail' }, { ...EVENTS('Fail'), exited: undefined }, false],
  ['Map', MAP, CONTAINER_EVENTS('Map'), true],
  ['Parallel', PARALLEL, CONTAINER_EVENTS('Parallel'), true],
])(
  'a %s state has the events of its type, and counts retries where it may have retriers',
  (_, state, events, canRetry) => {
    const { name, entered, exited, failed, aborted, ...compiled } = compile(only(state)).start;
    expect({ entered, exited, failed, aborted }).toEqual(events);
    expect({ name, canRetry: compiled.canRetry }).toEqual({ name: 'S', canRetry });
  },
);

test('states are linked by Next; the one without it ends the machine', () => {
  const { start, states, timeoutSeconds } = compile(
    machineOf({ B: { ...PASS, Next: 'A' }, A: { ...PASS, End: true } }, { TimeoutSeconds: 60 }),
  );
  expect([...states.keys()]).toEqual(['B', 'A']);
  expect(start).toBe(states.get('B'));
  expect(start.next).toBe(states.get('A'));
  expect(states.get('A')!.next).toBeUndefined();
  expect(timeoutSeconds).toBe(60);
  expect(compile(only(PASS)).timeoutSeconds).toBeUndefined();
});

test('a state without Retry and Catch has no rules; those it has keep their order and their names', () => {
  expect(compile(only(TASK)).start).toMatchObject({ retriers: [], catchers: [] });
  const Retry = [{ ErrorEquals: ['A', 'B'] }, { ErrorEquals: ['States.ALL'] }];
  const Catch = [
    { ErrorEquals: ['C'], Next: 'S' },
    { ErrorEquals: ['States.ALL'], Next: 'T' },
  ];
  const { retriers, catchers } = compile(
    machineOf({ S: { ...TASK, Retry, Catch, Next: 'T' }, T: { ...PASS, End: true } }),
  ).start;
  expect(retriers.map(({ errors, place }) => [errors, place.at])).toEqual([
    [['A', 'B'], '/States/S/Retry[0]'],
    [['States.ALL'], '/States/S/Retry[1]'],
  ]);
  expect(catchers.map(({ errors, next, place }) => [errors, next, place.at])).toEqual([
    [['C'], 'S', '/States/S/Catch[0]'],
    [['States.ALL'], 'T', '/States/S/Catch[1]'],
  ]);
});

test('every place that an execution may pass is listed once, and none has been passed', () => {
  const { places } = compile(
    machineOf({
      C: { ...CHOICE, Choices: [{ Variable: '$.a', IsNull: true, Next: 'T' }], Default: 'M' },
      T: { ...TASK, Retry: [{ ErrorEquals: ['E'] }], Catch: [{ ErrorEquals: ['E'], Next: 'M' }], Next: 'M' },
      M: { ...MAP, Next: 'P' },
      P: { ...PARALLEL, Branches: [{ StartAt: 'X', States: { X: { ...PASS, End: true } } }], End: true },
    }),
  );
  expect(places.filter(({ passes }) => passes !== 0)).toEqual([]);
  expect(places.map(({ at }) => at).sort()).toEqual([
    ...['/States/C', '/States/C/Choices[0]', '/States/C/Default', '/States/C/End'],
    ...['/States/M', '/States/M/ItemProcessor/States/I', '/States/M/ItemProcessor/States/I/End', '/States/M/Next'],
    ...['/States/P', '/States/P/Branches[0]/States/X', '/States/P/Branches[0]/States/X/End', '/States/P/End'],
    ...['/States/T', '/States/T/Catch[0]', '/States/T/Next', '/States/T/Retry[0]'],
  ]);
});

describe('the query language', () => {
  const jsonata = { ...PASS, Output: '{% 1 + 1 %}' };
  const path = { ...PASS, Parameters: { 'a.$': '$' } };

  test.each<[string, object, Json]>([
    ['that of the machine', only(jsonata, { QueryLanguage: 'JSONata' }), 2],
    ['that of the state', only({ ...jsonata, QueryLanguage: 'JSONata' }), 2],
    [
      'that of the state before that of the machine',
      only({ ...path, QueryLanguage: 'JSONPath' }, { QueryLanguage: 'JSONata' }),
      { a: {} },
    ],
    ['JSONPath when none is named', only(path), { a: {} }],
  ])('is %s', (_, definition, output) => {
    const { start } = compile(definition);
    expect(start.run({}, scopeWith() as Frame)).toMatchObject({ output });
  });
});
