// Colours and progress on a terminal.
import { join } from 'node:path';
import { runCommand } from '../support/command-line';
import { writeIn, tempFolder } from '../support/folders';
import { HAPPY, SAD, writeConfig, writeDefinition } from '../support/mock-cases';

const folder = tempFolder('cli-test');
const file = (name: string, content: unknown) => writeIn(folder, name, content);
const config = (name: string, testCases: object, expected?: unknown, machine?: string) =>
  writeConfig(folder, name, testCases, expected, machine);
writeDefinition(folder);

const path = config('terminal.json', { Happy: HAPPY, Sad: SAD });

test('a terminal gets colours and the progress of a run', async () => {
  const { stdout, stderr } = await runCommand(['test', path], '', { TERM: 'xterm' });
  expect(stdout).toContain(
    '  \u001b[32m✓\u001b[0m Happy  SUCCEEDED after 0 s  \u001b[2mFetchData → ProcessData\u001b[0m\n',
  );
  expect(stdout).toContain('  \u001b[31m✗\u001b[0m Sad    \u001b[31mFAILED after 0 s\u001b[0m');
  expect(stdout).toContain('      └─ \u001b[31m✗\u001b[0m FetchData  Task, 0 s\n');
  expect(stderr).toBe('\r\u001b[K1 of 2 test cases run\r\u001b[K2 of 2 test cases run\r\u001b[K');
});

test.each<Record<string, string>>([{ NO_COLOR: '1' }, { TERM: 'dumb' }])(
  'the environment %j turns colours off',
  async (env) => {
    expect((await runCommand(['test', path], '', env)).stdout).not.toContain('\u001b');
  },
);

test('an empty NO_COLOR leaves colours on', async () => {
  expect((await runCommand(['test', path], '', { NO_COLOR: '' })).stdout).toContain('\u001b');
});

test('simulate and validate write colours to a terminal, too', async () => {
  const mocks = file('terminal-mocks.json', { FetchData: { fails: { error: 'E' } } });
  const simulated = await runCommand(['simulate', join(folder, 'Fetch.asl.json'), '--mocks', mocks], '', {});
  expect(simulated.stdout).toContain('Fetch: \u001b[31mFAILED\u001b[0m after 0 s\n└─ \u001b[31m✗\u001b[0m FetchData');
  const broken = file('broken.asl.json', '{"StartAt":"A","States":{}}');
  expect((await runCommand(['validate', broken], '', {})).stdout).toContain('\u001b[31merror\u001b[0m');
});
