// What an execution makes of the graph: visits, retries, errors, and the arrows that were taken.
import { fails, returns, sequence, Simulator, type Execution } from '../../../src/simulator';
import type { Run } from '../../../src/steps/step';
import type { Graph } from '../../../src/views/graph/graph';
import { markGraph, marksOfPoints } from '../../../src/views/graph/mark';
import { marksOfRuns } from '../../../src/views/graph/run-marks';
import { markText } from '../../../src/views/graph/status';
import { graphOf } from '../../support/graphs';

const lambda = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const task = (name: string, rest: object) => ({ Type: 'Task', Resource: lambda(name), ...rest });
const anyError = (Next: string) => [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next }];

/** The parts of a Run that marks are made from. */
function runFor(execution: Execution, definition: object): Run {
  return { steps: execution.steps, definition } as unknown as Run;
}

function marked(execution: Execution, definition: object): Graph {
  const graph = graphOf(definition);
  return markGraph(graph, marksOfRuns([runFor(execution, definition)]));
}

/** Such as `Charge: entered once`, boxes after their states. */
function states({ states: all }: Graph): string[] {
  return all.flatMap((state) => [`${state.name}: ${markText(state)}`, ...state.boxes.flatMap(states)]);
}

/** The arrows that were taken, such as `A → B ×2`. */
function taken({ states: all, edges }: Graph): string[] {
  const own = edges.flatMap(({ kind, from, to, passes }) =>
    passes
      ? [
          `${all[from]!.name} ${kind} ${to === undefined ? '' : all[to]!.name}`.trim() +
            (passes > 1 ? ` ×${passes}` : ''),
        ]
      : [],
  );
  return [...own, ...all.flatMap(({ boxes }) => boxes.flatMap(taken))];
}

test('retries, caught errors and the way after them', async () => {
  const definition = {
    StartAt: 'Charge',
    States: {
      Charge: task('Charge', {
        Retry: [{ ErrorEquals: ['Busy'] }],
        Catch: [{ ErrorEquals: ['Other'], Next: 'Done' }, ...anyError('Refund')],
        Next: 'Done',
      }),
      Refund: { Type: 'Pass', Next: 'Failed' },
      Failed: { Type: 'Fail', Error: 'Declined' },
      Done: { Type: 'Succeed' },
    },
  };
  const mocks = { Charge: sequence(fails('Busy'), fails('Busy'), fails('Declined')) };
  const graph = marked(await Simulator.fromDefinition(definition).run({ mocks }), definition);
  expect(states(graph)).toEqual([
    'Charge: entered once, retried twice, failed and caught once',
    'Refund: entered once',
    'Failed: entered once, failed once',
    'Done: did not run',
  ]);
  expect(taken(graph)).toEqual(['Charge catch Refund', 'Refund next Failed']);
});

test('a loop counts its visits, and a Choice the rules and the default that it took', async () => {
  const definition = {
    StartAt: 'Count',
    States: {
      Count: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Again?' },
      'Again?': { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 3, Next: 'Count' }], Default: 'Done' },
      Done: { Type: 'Pass', End: true },
    },
  };
  const graph = marked(await Simulator.fromDefinition(definition).run({ input: { n: 0 } }), definition);
  expect(states(graph)).toEqual(['Count: entered 3 times', 'Again?: entered 3 times', 'Done: entered once']);
  expect(taken(graph)).toEqual(['Count next Again? ×3', 'Again? rule Count ×2', 'Again? default Done', 'Done end']);
});

test('of several rules that lead to one state, the one that was true is marked', async () => {
  const rule = (name: string) => ({ Variable: '$.is', StringEquals: name, Next: 'Done' });
  const definition = {
    StartAt: 'Which?',
    States: {
      'Which?': { Type: 'Choice', Choices: [rule('a'), rule('b'), rule('c')], Default: 'Done' },
      Done: { Type: 'Succeed' },
    },
  };
  const places = async (is: string) => {
    const graph = marked(await Simulator.fromDefinition(definition).run({ input: { is } }), definition);
    return graph.edges.filter(({ passes }) => passes).map(({ at }) => at);
  };
  expect(await places('b')).toEqual(['/States/Which?/Choices[1]']);
  expect(await places('z')).toEqual(['/States/Which?/Default']);
});

test('iterations and branches are counted in their boxes, those that were ended from outside, too', async () => {
  const definition = {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: {
          StartAt: 'Reserve',
          States: {
            Reserve: task('Reserve', { Catch: anyError('Later'), End: true }),
            Later: { Type: 'Pass', End: true },
          },
        },
        Next: 'Both',
      },
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Charge', States: { Charge: task('Charge', { End: true }) } },
          { StartAt: 'Pause', States: { Pause: { Type: 'Wait', Seconds: 5, End: true } } },
        ],
        End: true,
      },
    },
  };
  const mocks = {
    Reserve: (item: unknown) => (Number((item as { n: number }).n) === 2 ? fails('OutOfStock') : 1),
    Charge: fails('Declined'),
  };
  const input = [{ n: 1 }, { n: 2 }, { n: 3 }];
  const graph = marked(await Simulator.fromDefinition(definition).run({ input, mocks: mocks as never }), definition);
  expect(states(graph)).toEqual([
    'Each: entered once',
    'Reserve: entered 3 times, failed and caught once',
    'Later: entered once',
    'Both: entered once, failed once',
    'Charge: entered once, failed once',
    'Pause: entered once, ended from outside once',
  ]);
  expect(taken(graph)).toEqual(['Each next Both', 'Reserve end ×2', 'Reserve catch Later', 'Later end']);
});

test('a distributed Map counts the states of its child executions', async () => {
  const definition = {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'A',
          States: { A: { Type: 'Pass', End: true } },
        },
        End: true,
      },
    },
  };
  const graph = marked(await Simulator.fromDefinition(definition).run({ input: [1, 2, 3] }), definition);
  expect(states(graph)).toEqual(['Each: entered once', 'A: entered 3 times']);
});

describe('a machine that a task starts', () => {
  const inner = { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } };
  const innerArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Inner';
  const outer = {
    StartAt: 'Start',
    States: {
      Start: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Parameters: { StateMachineArn: innerArn },
        End: true,
      },
    },
  };
  const simulator = Simulator.fromDefinition(outer as object, { machines: { Inner: { definition: inner } } } as never);

  test('is drawn and marked inside of the task', async () => {
    const execution = await simulator.run();
    expect(execution.status).toBe('SUCCEEDED');
    expect(execution.diagram()).toContain('s0b0s0["✓ In"]');
    expect(simulator.diagram()).toContain('s0b0s0["In"]');
  });

  test('has the coverage of its own executions', async () => {
    expect(simulator.diagram({ coverage: true })).toContain('s0b0s0["✓ In"]');
    const points = [{ at: '/States/Start', passes: 1 }];
    const graph = graphOf(outer, { findMachine: () => ({ name: 'Inner', definition: inner }) });
    const [start] = markGraph(graph, marksOfPoints(points)).states;
    expect(start!.mark).toMatchObject({ visits: 1 });
    expect(start!.boxes[0]!.states[0]!.mark).toBeUndefined();
  });
});

test('an execution that waits shows the state that has not ended', async () => {
  const definition = {
    StartAt: 'Approve',
    States: {
      Approve: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:Approve', End: true },
    },
  };
  const execution = Simulator.fromDefinition(definition).start({ mocks: {} });
  await execution.until('Approve');
  expect(states(marked(execution, definition))).toEqual(['Approve: entered once, still open once']);
  expect(taken(marked(execution, definition))).toEqual([]);
});

test('equal runs give equal pictures', async () => {
  const definition = { StartAt: 'A', States: { A: task('A', { End: true }) } };
  const draw = async () =>
    (await Simulator.fromDefinition(definition).run({ mocks: { A: returns(1) } })).diagram({ format: 'svg' });
  expect(await draw()).toBe(await draw());
});
