import type { JsonObject } from '../../../src/json/json';
import { countStates, type Graph } from '../../../src/views/graph/graph';
import { graphOf } from '../../support/graphs';

const pass = (Next?: string) => (Next === undefined ? { Type: 'Pass', End: true } : { Type: 'Pass', Next });
const machine = (...names: string[]) => ({
  StartAt: names[0]!,
  States: Object.fromEntries(names.map((name, index) => [name, pass(names[index + 1])])),
});

/** Each edge as `A -kind label-> B`. */
function edgesOf({ states, edges }: Graph): string[] {
  const name = (index: number | undefined) => (index === undefined ? 'end' : states[index]!.name);
  return edges.map(({ kind, from, to, label, at }) => `${name(from)} -${kind} ${label}-> ${name(to)} at ${at}`);
}

test('a graph has an edge for Next, End, each rule, Default and each catcher, with its place', () => {
  const definition = {
    StartAt: 'Work',
    States: {
      Work: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Work',
        Catch: [
          { ErrorEquals: ['States.Timeout'], Next: 'Work' },
          { ErrorEquals: ['States.ALL'], Next: 'Failed' },
        ],
        Next: 'Ask',
      },
      Ask: { Type: 'Choice', Choices: [{ Variable: '$.again', BooleanEquals: true, Next: 'Work' }], Default: 'Done' },
      Done: { Type: 'Pass', End: true },
      Failed: { Type: 'Fail' },
    },
  };
  const graph = graphOf(definition, { name: 'Orders' });
  expect(graph.title).toBe('Orders');
  expect(edgesOf(graph)).toEqual([
    'Work -next -> Ask at /States/Work/Next',
    'Work -catch States.Timeout-> Work at /States/Work/Catch[0]',
    'Work -catch any error-> Failed at /States/Work/Catch[1]',
    'Ask -rule again-> Work at /States/Ask/Choices[0]',
    'Ask -default otherwise-> Done at /States/Ask/Default',
    'Done -end -> end at /States/Done/End',
  ]);
});

test('states come in the order in which a reader reaches them, those without a way to them last', () => {
  const definition = {
    StartAt: 'B',
    States: {
      Lost: pass('B'),
      A: pass(),
      B: { Type: 'Choice', Choices: [{ Condition: true, Next: 'C' }], Default: 'A' },
      C: pass(),
    },
  };
  expect(graphOf(definition).states.map(({ name }) => name)).toEqual(['B', 'C', 'A', 'Lost']);
});

test('branches and processors are graphs inside of their states, with the places that they have in the definition', () => {
  const definition = {
    StartAt: 'Both',
    States: {
      Both: { Type: 'Parallel', Branches: [machine('A'), machine('B', 'C')], Next: 'Each' },
      Each: { Type: 'Map', Iterator: machine('D'), End: true },
    },
  };
  const [both, each] = graphOf(definition).states;
  expect(both!.boxes.map(({ title, startedArn, states }) => [title, startedArn, states.map(({ at }) => at)])).toEqual([
    ['Branch 1', undefined, ['/States/Both/Branches[0]/States/A']],
    ['Branch 2', undefined, ['/States/Both/Branches[1]/States/B', '/States/Both/Branches[1]/States/C']],
  ]);
  expect(each!.boxes[0]!.states[0]!.at).toBe('/States/Each/Iterator/States/D');
});

describe('a machine that a task starts', () => {
  const starts = (StateMachineArn: string) => ({
    StartAt: 'Start',
    States: {
      Start: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Parameters: { StateMachineArn },
        End: true,
      },
    },
  });

  test('is drawn inside of the task, with places of its own', () => {
    const findMachine = (arn: string) =>
      arn === 'inner' ? { name: 'Inner', definition: machine('A') as object as JsonObject } : undefined;
    const [start] = graphOf(starts('inner'), { findMachine }).states;
    expect(start!.boxes).toMatchObject([{ title: 'Inner', startedArn: 'inner', states: [{ at: '/States/A' }] }]);
    expect(graphOf(starts('other'), { findMachine }).states[0]!.boxes).toEqual([]);
  });

  test('is drawn once if it starts itself', () => {
    const definition = starts('own');
    const findMachine = () => ({ name: 'Own', definition });
    expect(graphOf(definition, { name: 'Own', findMachine }).states[0]!.boxes).toEqual([]);
  });
});

test('a part of a definition can be drawn by itself', () => {
  const definition = {
    StartAt: 'Each',
    States: { Each: { Type: 'Map', ItemProcessor: machine('A', 'B'), End: true } },
  };
  const graph = graphOf(definition, { place: '/States/Each/ItemProcessor' });
  expect(graph.states.map(({ at }) => at)).toEqual([
    '/States/Each/ItemProcessor/States/A',
    '/States/Each/ItemProcessor/States/B',
  ]);
});

describe('what is too much to draw is counted', () => {
  test('states beyond the most, in the machine and in the boxes', () => {
    const long = machine(...Array.from({ length: 30 }, (_, index) => `S${index}`));
    const graph = graphOf(long, { mostStates: 10 });
    expect([graph.states.length, graph.omitted, countStates(graph)]).toEqual([10, 20, 30]);
    const wide = {
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches: Array(40).fill(machine('A')), End: true } },
    };
    const [parallel] = graphOf(wide, { mostStates: 10 }).states;
    expect([parallel!.boxes.length, parallel!.hidden]).toEqual([9, 31]);
  });

  test('machines that are nested too deeply', () => {
    let definition: { StartAt: string; States: object } = machine('Inmost');
    for (let level = 0; level < 200; level++) {
      definition = { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: [definition], End: true } } };
    }
    let [state] = graphOf(definition).states;
    let levels = 0;
    for (; state!.boxes.length > 0; levels++) state = state!.boxes[0]!.states[0];
    expect([levels, state!.hidden]).toEqual([8, 1]);
  });

  test('a chain of 20,000 states needs no deep stack', () => {
    const chain = machine(...Array.from({ length: 20_000 }, (_, index) => `S${index}`));
    expect(graphOf(chain).omitted).toBe(19_000);
  });
});
