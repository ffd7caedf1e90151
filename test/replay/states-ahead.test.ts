// The states that may follow a running execution.
import { statesAhead } from '../../src/replay/states-ahead';
import { Simulator } from '../../src/simulator/simulator';
import { LAMBDA } from '../support/machines';

const DEFINITION = {
  StartAt: 'Begin',
  States: {
    Begin: { Type: 'Pass', Next: 'Each' },
    Each: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Charge',
        States: {
          Charge: { Type: 'Task', Resource: `${LAMBDA}Charge`, Next: 'Book' },
          Book: { Type: 'Pass', End: true },
        },
      },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }],
      Next: 'Check',
    },
    Check: {
      Type: 'Choice',
      Choices: [{ Variable: '$[0]', IsPresent: true, Next: 'Both' }],
      Default: 'Empty',
    },
    Both: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Mail', States: { Mail: { Type: 'Pass', End: true } } }],
      End: true,
    },
    Empty: { Type: 'Succeed' },
    Refund: { Type: 'Fail' },
  },
} as const;

test('what may follow a running task: in its iteration, after the Map, and where errors lead', async () => {
  const execution = Simulator.fromDefinition(DEFINITION).start({ input: [1] });
  await execution.until('Charge').catch(() => undefined);
  expect(statesAhead(execution.steps, DEFINITION as never)).toEqual([
    'Check',
    'Both',
    'Empty',
    'Refund',
    'Book',
    'Mail',
  ]);
});

test('nothing follows an execution that has ended', async () => {
  const { steps } = await Simulator.fromDefinition(DEFINITION).run({ input: [] });
  expect(statesAhead(steps, DEFINITION as never)).toEqual([]);
});
