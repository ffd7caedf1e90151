// Assign: variables, who sees them and from when on.
import { fails, returns } from '../../src/simulator';
import { run, where } from '../support/executions';
import { LAMBDA, task } from '../support/machines';

const show = (template: object) => ({ Type: 'Pass', Parameters: template, End: true });

test('a state sees the variables as they were when it was entered, later states the new ones', async () => {
  const execution = await run({
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
      B: {
        Type: 'Pass',
        Parameters: { 'before.$': '$x' },
        Assign: { x: 2, 'old.$': '$x' },
        ResultPath: '$.b',
        Next: 'C',
      },
      C: show({ 'x.$': '$x', 'old.$': '$old', 'b.$': '$.b' }),
    },
  });
  expect(execution.output).toEqual({ x: 2, old: 1, b: { before: 1 } });
});

test('Assign reads the result of a task, not what ResultSelector and ResultPath make of it', async () => {
  const S = {
    Type: 'Task',
    Resource: `${LAMBDA}S`,
    ResultSelector: { other: 1 },
    ResultPath: '$.r',
    Assign: { 'id.$': '$.id' },
    Next: 'T',
  };
  const machine = { StartAt: 'S', States: { S, T: show({ 'id.$': '$id', 'all.$': '$' }) } };
  const execution = await run(machine, { mocks: { S: returns({ id: 7 }) } });
  expect(execution.output).toEqual({ id: 7, all: { r: { other: 1 } } });
});

test('the exit event lists the assigned variables, each value as JSON text', async () => {
  const execution = await run({
    StartAt: 'A',
    States: { A: { Type: 'Pass', Assign: { n: 42, o: { a: [1] } }, End: true } },
  });
  expect(execution.history[2]).toMatchObject({
    stateExitedEventDetails: { assignedVariables: { n: '42', o: '{"a":[1]}' } },
  });
});

test('an empty Assign adds nothing to the event', async () => {
  const execution = await run({ StartAt: 'A', States: { A: { Type: 'Pass', Assign: {}, End: true } } });
  expect(execution.history[2]!.stateExitedEventDetails).not.toHaveProperty('assignedVariables');
});

describe('scopes', () => {
  const branch = (Assign: object, template: object, name = '') => ({
    StartAt: `In${name}`,
    States: { [`In${name}`]: { Type: 'Pass', Assign, Next: `Out${name}` }, [`Out${name}`]: show(template) },
  });
  const around = (state: object, template: object) => ({
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { outer: 1 }, Next: 'Fork' },
      Fork: { ...state, ResultPath: '$.forked', Next: 'End' },
      End: show({ 'forked.$': '$.forked', ...template }),
    },
  });

  test('branches see the variables around them and keep their own to themselves', async () => {
    const template = { 'outer.$': '$outer', 'own.$': '$own' };
    const Branches = [branch({ own: 'a' }, template), branch({ own: 'b' }, template, 'B')];
    const execution = await run(around({ Type: 'Parallel', Branches }, { 'outer.$': '$outer' }));
    expect(execution.output).toEqual({
      forked: [
        { outer: 1, own: 'a' },
        { outer: 1, own: 'b' },
      ],
      outer: 1,
    });
  });

  test('a variable of a branch is unknown outside of it', async () => {
    const Branches = [branch({ own: 'a' }, {})];
    const execution = await run(around({ Type: 'Parallel', Branches }, { 'own.$': '$own' }));
    expect(execution).toMatchObject({
      error: 'States.Runtime',
      cause: `${where('End', 12)}The JSONPath '$own' specified for the field 'own.$' could not be found in the input '{}'`,
    });
  });

  test('each iteration of a Map has its own variables', async () => {
    const ItemProcessor = branch({ 'mine.$': '$' }, { 'mine.$': '$mine', 'outer.$': '$outer' });
    const machine = around({ Type: 'Map', ItemsPath: '$.items', ItemProcessor }, {});
    const execution = await run(machine, { input: { items: [1, 2] } });
    expect(execution.output).toEqual({
      forked: [
        { mine: 1, outer: 1 },
        { mine: 2, outer: 1 },
      ],
    });
  });

  test('scopes nest: an iteration in a branch sees both, and changes neither', async () => {
    const each = branch({ 'mine.$': '$' }, { 'all.$': 'States.Array($outer, $own, $mine)' }, 'Each');
    const Branches = ['a', 'b'].map((own) => ({
      StartAt: `First${own}`,
      States: {
        [`First${own}`]: { Type: 'Pass', Assign: { own }, Next: `Map${own}` },
        [`Map${own}`]: {
          Type: 'Map',
          ItemProcessor: JSON.parse(JSON.stringify(each).replaceAll('Each', `Each${own}`)) as object,
          Assign: { 'own.$': "States.Format('{}, {} done', $own, States.ArrayLength($))" },
          ResultPath: '$',
          Next: `Last${own}`,
        },
        [`Last${own}`]: show({ 'all.$': '$[*].all', 'own.$': '$own' }),
      },
    }));
    const execution = await run(around({ Type: 'Parallel', InputPath: '$.items', Branches }, {}), {
      input: { items: [7, 8] },
    });
    expect((execution.output as { forked: unknown }).forked).toEqual(
      ['a', 'b'].map((own) => ({
        all: [
          [1, own, 7],
          [1, own, 8],
        ],
        own: `${own}, 2 done`,
      })),
    );
  });

  test('what a branch assigned is lost when it fails; the catcher of the fork assigns around it', async () => {
    const machine = {
      StartAt: 'Fork',
      States: {
        Fork: {
          Type: 'Parallel',
          Branches: [
            {
              StartAt: 'In',
              States: { In: { Type: 'Pass', Assign: { own: 1 }, Next: 'No' }, No: { Type: 'Fail', Error: 'E' } },
            },
          ],
          Catch: [{ ErrorEquals: ['E'], Assign: { 'error.$': '$.Error' }, Next: 'Known' }],
          End: true,
        },
        Known: { ...show({ 'error.$': '$error' }), End: undefined, Next: 'Unknown' },
        Unknown: show({ 'own.$': '$own' }),
      },
    };
    const execution = await run(machine);
    expect(execution.visitedStates).toEqual(['Fork', 'In', 'No', 'Known', 'Unknown']);
    expect(execution.cause).toMatch(/The JSONPath '\$own' specified for the field 'own.\$' could not be found/);
    const left = execution.history.map(({ stateExitedEventDetails }) => stateExitedEventDetails);
    expect(left).toContainEqual(expect.objectContaining({ name: 'Known', output: '{"error":"E"}' }));
  });

  test('the Assign of the fork itself is for the states after it', async () => {
    const Branches = [branch({}, {})];
    const execution = await run(
      around({ Type: 'Parallel', Branches, Assign: { 'n.$': 'States.ArrayLength($)' } }, { 'n.$': '$n' }),
    );
    expect(execution.output).toEqual({ forked: [{}], n: 1 });
  });
});

describe('where states lead elsewhere', () => {
  test('a Choice applies the Assign of the matching rule; its own Assign is for Default', async () => {
    const machine = {
      StartAt: 'C',
      States: {
        C: {
          Type: 'Choice',
          Choices: [{ Variable: '$.n', NumericGreaterThan: 5, Assign: { by: 'rule' }, Next: 'S' }],
          Default: 'S',
          Assign: { 'by.$': "States.Format('default {}', $.n)" },
        },
        S: show({ 'by.$': '$by' }),
      },
    };
    expect((await run(machine, { input: { n: 6 } })).output).toEqual({ by: 'rule' });
    expect((await run(machine, { input: { n: 1 } })).output).toEqual({ by: 'default 1' });
  });

  test('a catcher assigns from the error output, and the state itself assigns nothing', async () => {
    const machine = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { kept: 'before' }, Next: 'S' },
        S: {
          ...task().States.S,
          Assign: { kept: 'by the state' },
          Catch: [{ ErrorEquals: ['E'], Assign: { 'error.$': '$.Error' }, ResultPath: null, Next: 'B' }],
        },
        B: show({ 'error.$': '$error', 'kept.$': '$kept', 'input.$': '$' }),
      },
    };
    const execution = await run(machine, { input: 1, mocks: { S: fails('E') } });
    expect(execution.output).toEqual({ error: 'E', kept: 'before', input: 1 });
  });
});
