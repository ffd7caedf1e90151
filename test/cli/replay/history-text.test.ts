// Histories as shells, editors and exports leave them in files.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { historyText } from '../../../src/cli/replay/history-text';
import { Simulator } from '../../../src/simulator';
import { runCommand } from '../../support/command-line';
import { tempFolder } from '../../support/folders';

const folder = tempFolder('history-text');
const TEXT = '{"events": ["Zoë"]}';

function written(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const marked = (...mark: number[]) => Buffer.from(mark);

test.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a byte-order mark', Buffer.concat([marked(0xef, 0xbb, 0xbf), Buffer.from(TEXT)])],
  ['UTF-16 as Windows PowerShell writes it', Buffer.concat([marked(0xff, 0xfe), Buffer.from(TEXT, 'utf16le')])],
  ['UTF-16 with the high byte first', Buffer.concat([marked(0xfe, 0xff), Buffer.from(TEXT, 'utf16le').swap16()])],
  ['gzip', gzipSync(TEXT)],
])('a history in %s is read', (_, bytes) => {
  expect(historyText(written('history.json', bytes))).toBe(TEXT);
});

test('a history that is cut off in gzip is an error that names the file', () => {
  const path = written('cut.gz', gzipSync(TEXT).subarray(0, 20));
  expect(() => historyText(path)).toThrow(`File ${path} cannot be decompressed: unexpected end of file.`);
});

test('other encodings are refused with the place', () => {
  const path = written('latin1.json', Buffer.from(TEXT, 'latin1'));
  expect(() => historyText(path)).toThrow(`File ${path} has the wrong encoding: expected UTF-8; found the byte 0xeb`);
});

test('trace takes a history that > wrote in Windows PowerShell', async () => {
  const { history } = await Simulator.fromDefinition({
    StartAt: 'Only',
    States: { Only: { Type: 'Pass', End: true } },
  }).run();
  const text = JSON.stringify({ events: history });
  const path = written('powershell.json', Buffer.concat([marked(0xff, 0xfe), Buffer.from(text, 'utf16le')]));
  const { code, stdout } = await runCommand(['trace', path]);
  expect(code).toBe(0);
  expect(stdout).toContain('Only');
});
