// The docstrings that users of the simulator read: every public member has one. docs.test.ts compiles
// their examples.
import { docstringsOf } from './docstrings';

const all = docstringsOf('src/simulator/index.ts');
const named = (name: string) => all.find((one) => one.name === name);

test('every public class, member and function of the simulator has a docstring', () => {
  const names = all.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['Execution.status', 'MapRun.itemCounts', 'Coverage.points', 'returns']),
  );
  expect(all.filter(({ summary }) => summary.trim() === '').map(({ name }) => name)).toEqual([]);
});

test.each(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'])(
  'the docstring of the status of an execution explains %s',
  (status) => {
    expect(named('Execution.status')!.summary).toContain(status);
  },
);

test.each(['Simulator.run', 'Simulator.start', 'Simulator.testState', 'returns', 'fails', 'sequence', 'testState'])(
  '%s has an example',
  (name) => {
    expect(named(name)?.examples).toHaveLength(1);
  },
);
