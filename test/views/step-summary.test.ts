import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendStepSummary } from '../../src/views/step-summary';
import { tempFolder, writeIn } from '../support/folders';

const folder = tempFolder('step-summary');

test('a summary is appended to what other steps wrote', () => {
  const file = writeIn(folder, 'summary.md', 'before\n');
  expect(appendStepSummary({ GITHUB_STEP_SUMMARY: file }, () => 'after')).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toBe('before\nafter\n');
});

test('nothing is made or written without the variable', () => {
  const make = jest.fn(() => 'text');
  expect([appendStepSummary({}, make), appendStepSummary({ GITHUB_STEP_SUMMARY: '' }, make)]).toEqual([
    undefined,
    undefined,
  ]);
  expect(make).not.toHaveBeenCalled();
});

test('a summary that cannot be written is said, not thrown', () => {
  const file = join(folder, 'missing', 'summary.md');
  expect(appendStepSummary({ GITHUB_STEP_SUMMARY: file }, () => 'text')).toBe(
    `Cannot write the summary to GITHUB_STEP_SUMMARY (${file}): ENOENT: no such file or directory, open '${file}'.`,
  );
  expect(appendStepSummary({ GITHUB_STEP_SUMMARY: file }, () => 'x'.repeat(1024 * 1024 + 1))).toBe(
    'The summary for GITHUB_STEP_SUMMARY has 1048577 bytes; GitHub takes 1048576.',
  );
});
