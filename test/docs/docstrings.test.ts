// The docstrings that users of the simulator read: every public member has one. docs.test.ts compiles
// their examples.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

// Those of TestState's requests and answers are described in AWS's API reference.
test('every member in the reference has a description, but those of AWS', () => {
  const silent = readdirSync('docs/reference', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const lines = readFileSync(join('docs/reference', name), 'utf8').split('\n');
      return lines.flatMap((line, index) => {
        const head = lines
          .slice(0, index)
          .filter((one) => one.startsWith('| ') && one.includes(' | Description |'))
          .at(-1);
        if (!line.startsWith('| <a id="property-') || line.includes('`api.') || !head) return [];
        const cells = (row: string) => row.split(/(?<!\\) \| /);
        return cells(line)[cells(head).findIndex((cell) => cell.startsWith('Description'))]?.startsWith('-')
          ? [`${name}: ${line}`]
          : [];
      });
    });
  expect(silent).toEqual([]);
});
