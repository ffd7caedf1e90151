// Registers the machines of an app, and again when its files change.
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { runCommandLine } from '../../../src/cli/run';
import { writeIn, tempFolder } from '../../support/folders';

const folder = tempFolder('cli');
const file = (name: string, content: unknown) => writeIn(folder, name, content);

test('start --app registers what is there, and again when it changes', async () => {
  const definition = (Comment: string) => ({ Comment, StartAt: 'A', States: { A: { Type: 'Succeed' } } });
  const path = file('watched.asl.json', definition('one'));
  const stdout = new PassThrough();
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => (await lines.next()).value as string;
  const ended = runCommandLine(['start', '--port', '0', '--app', path], {
    stdin: process.stdin,
    stdout,
    stderr: stdout,
  });
  try {
    expect([await line(), await line(), await line()]).toEqual([
      expect.stringMatching(/^Step Functions answers at http:/),
      expect.stringMatching(/aws stepfunctions list-state-machines/),
      'State machines: watched',
    ]);
    file('watched.asl.json', definition('two'));
    expect(await line()).toBe(`${path}: updated watched`);
    file('watched.asl.json', '{');
    expect(await line()).toMatch(/: What was registered before stays\. File .*watched\.asl\.json is not JSON:$/);
    // The text has four lines in all.
    for (let rest = 0; rest < 3; rest += 1) await line();
    // Another program may have replaced it, or use it, just now.
    const error = Object.assign(new Error('busy'), { code: 'EBUSY', syscall: 'open', path });
    jest.spyOn(fs, 'readFileSync').mockImplementationOnce(() => {
      throw error;
    });
    file('watched.asl.json', definition('three'));
    expect(await line()).toBe(
      `${path}: What was registered before stays. Cannot read ${path}: another program uses it (EBUSY).`,
    );
    file('watched.asl.json', definition('four'));
    expect(await line()).toBe(`${path}: updated watched`);
  } finally {
    process.emit('SIGTERM');
    expect(await ended).toBe(0);
  }
});
